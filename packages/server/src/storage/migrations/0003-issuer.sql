-- Keys, achievements, status lists and credentials of issuing organisations; uploaded files.

create schema issuer;

create table issuer.signing_key (
  id uuid primary key,
  organisation_id uuid not null references account.organisation (id),
  verification_method text not null unique,
  public_key_multibase text not null,
  -- Sealed by the signer under a key that is not in this database.
  sealed bytea not null,
  created_at timestamptz not null,
  retired_at timestamptz
);
create unique index signing_key_one_active on issuer.signing_key (organisation_id) where retired_at is null;

create table issuer.achievement (
  id uuid primary key,
  organisation_id uuid not null references account.organisation (id),
  name text not null,
  description text not null,
  criteria text not null,
  kind text not null check (kind in ('micro-credential', 'badge', 'certificate', 'diploma', 'degree')),
  image_url text,
  language text not null,
  credits double precision,
  hours double precision,
  level text,
  skills jsonb not null,
  state text not null check (state in ('draft', 'active', 'archived')),
  created_at timestamptz not null,
  changed_at timestamptz not null
);
create index achievement_by_organisation on issuer.achievement (organisation_id, created_at desc, id);

create table issuer.status_list (
  id uuid primary key,
  organisation_id uuid not null references account.organisation (id),
  purpose text not null check (purpose in ('revocation')),
  length integer not null check (length >= 131072 and length % 8 = 0),
  -- Bit i of the list is bit 7 - i % 8 of byte i / 8: the leftmost bit comes first.
  bits bytea not null,
  used integer not null default 0 check (used >= 0 and used <= length),
  version integer not null default 0,
  signed_version integer,
  secured text,
  signed_at timestamptz,
  created_at timestamptz not null
);
create index status_list_by_organisation on issuer.status_list (organisation_id, purpose);

create table issuer.credential (
  id uuid primary key,
  organisation_id uuid not null references account.organisation (id),
  achievement_id uuid not null references issuer.achievement (id),
  signing_key_id uuid not null references issuer.signing_key (id),
  state text not null check (state in ('pending', 'issued', 'revoked', 'voided')),
  -- Who earned it: a person once known, by id; the address it was sent to; the name that it says.
  person_id uuid references account.person (id),
  recipient_email text not null,
  recipient_name text not null,
  idempotency_key text not null,
  status_list_id uuid not null references issuer.status_list (id),
  status_index integer not null check (status_index >= 0),
  -- What will be signed, and when the signature says it was made: signing again gives the same bytes.
  unsigned text not null,
  proof_created timestamptz not null,
  -- The signed credential, byte for byte.
  secured text,
  visibility text not null default 'private' check (visibility in ('private', 'public')),
  access_key_hash bytea,
  valid_until timestamptz,
  completed_on date,
  results jsonb not null default '[]',
  narrative text,
  created_at timestamptz not null,
  issued_at timestamptz,
  revoked_at timestamptz,
  revocation_reason text,
  unique (organisation_id, idempotency_key),
  unique (status_list_id, status_index),
  check (state <> 'issued' or secured is not null),
  check ((state = 'revoked') = (revoked_at is not null))
);
create index credential_by_organisation on issuer.credential (organisation_id, created_at desc, id);
create index credential_by_person on issuer.credential (person_id, issued_at desc);
create index credential_by_recipient on issuer.credential (recipient_email) where person_id is null;
create index credential_pending on issuer.credential (created_at) where state = 'pending';

-- A revocation is for good, a signature never changes, and no row goes back to an earlier state.
create function issuer.guard_credential() returns trigger language plpgsql as $$ begin
  if old.state = 'revoked' and new.state <> 'revoked' then raise exception 'a revoked credential stays revoked'; end if;
  if old.state = 'voided' and new.state <> 'voided' then raise exception 'a voided credential stays voided'; end if;
  if old.state = 'issued' and new.state not in ('issued', 'revoked') then raise exception 'an issued credential is only revoked'; end if;
  if old.secured is not null and new.secured is distinct from old.secured then raise exception 'a signed credential never changes'; end if;
  if (new.id, new.organisation_id, new.unsigned, new.status_list_id, new.status_index)
    is distinct from (old.id, old.organisation_id, old.unsigned, old.status_list_id, old.status_index)
  then raise exception 'what a credential says never changes'; end if;
  return new;
end $$;
create trigger guard_credential before update on issuer.credential for each row execute function issuer.guard_credential();

-- A revocation bit, once set, is never cleared, and a version never goes back.
create function issuer.guard_status_list() returns trigger language plpgsql as $$ begin
  if new.version < old.version or new.length <> old.length then raise exception 'a status list only moves on'; end if;
  if new.bits <> old.bits and bit_count(new.bits) <= bit_count(old.bits) then raise exception 'a revocation bit is never cleared'; end if;
  return new;
end $$;
create trigger guard_status_list before update on issuer.status_list for each row execute function issuer.guard_status_list();

do $$ declare t text; begin
  foreach t in array array['signing_key', 'achievement', 'status_list', 'credential'] loop
    execute format('alter table issuer.%I enable row level security', t);
    execute format('alter table issuer.%I force row level security', t);
    execute format('create policy %I on issuer.%I using (storage.is_system() or organisation_id = storage.current_organisation())
      with check (storage.is_system() or organisation_id = storage.current_organisation())', t || '_own', t);
  end loop;
end $$;
create policy achievement_public on issuer.achievement for select using (state in ('active', 'archived'));
create policy credential_holder on issuer.credential for select using (person_id = storage.current_person());
create policy credential_holder_shares on issuer.credential for update using (person_id = storage.current_person())
  with check (person_id = storage.current_person());
create policy credential_public on issuer.credential for select using (visibility = 'public' and state in ('issued', 'revoked'));

grant usage on schema issuer to laurel_app;
grant select, insert, update on all tables in schema issuer to laurel_app;

create schema file;
create table file.file (
  id uuid primary key,
  organisation_id uuid not null references account.organisation (id),
  media_type text not null check (media_type in ('image/png', 'video/webm', 'video/mp4', 'text/vtt')),
  bytes bigint not null,
  sha256 bytea not null,
  created_at timestamptz not null
);
alter table file.file enable row level security;
alter table file.file force row level security;
-- A file's address is unguessable and is given to pages that anybody may see.
create policy file_read on file.file for select using (true);
create policy file_write on file.file for insert with check (organisation_id = storage.current_organisation());
grant usage on schema file to laurel_app;
grant select, insert on file.file to laurel_app;
