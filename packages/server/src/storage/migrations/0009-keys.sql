-- Signing keys over time: retired, stolen, replaced; credentials issued anew; the history of each issuer's DID document.

alter table issuer.signing_key
  -- How many entries the transparency log held when the last credential of the key was on it.
  add column retired_log_size bigint check (retired_log_size >= 0),
  -- Since when somebody else may have it, as far as is known; when that was marked; what the log held at that moment.
  add column compromised_since timestamptz,
  add column compromised_at timestamptz,
  add column compromised_log_size bigint check (compromised_log_size >= 0),
  add column compromise_reason text,
  add constraint signing_key_compromise check ((compromised_since is null) = (compromised_at is null)),
  add constraint signing_key_stolen_is_retired check (compromised_at is null or retired_at is not null);

-- A key that is no longer used is never used again; that it was stolen is never taken back, and only ever known earlier.
create function issuer.guard_signing_key() returns trigger language plpgsql as $$ begin
  if (new.id, new.organisation_id, new.verification_method, new.public_key_multibase, new.created_at)
    is distinct from (old.id, old.organisation_id, old.verification_method, old.public_key_multibase, old.created_at)
  then raise exception 'a signing key never changes'; end if;
  if old.retired_at is not null and new.retired_at is distinct from old.retired_at
  then raise exception 'a retired key stays retired'; end if;
  if old.retired_log_size is not null and new.retired_log_size is distinct from old.retired_log_size
  then raise exception 'what the log held when a key was retired never changes'; end if;
  if old.compromised_since is not null
    and (new.compromised_since is null or new.compromised_since > old.compromised_since or (old.compromised_log_size is not null
      and (new.compromised_log_size is null or new.compromised_log_size > old.compromised_log_size)))
  then raise exception 'a stolen key stays stolen'; end if;
  return new;
end $$;
create trigger guard_signing_key before update on issuer.signing_key
  for each row execute function issuer.guard_signing_key();

alter table issuer.credential
  -- The credential that this one was issued in the place of: once.
  add column reissue_of uuid unique references issuer.credential (id);
create index credential_by_signing_key on issuer.credential (signing_key_id, issued_at desc, id desc);

-- A credential may go to another key until it is signed, and never after.
create function issuer.guard_credential_key() returns trigger language plpgsql as $$ begin
  if old.state <> 'pending' and new.signing_key_id <> old.signing_key_id
  then raise exception 'the key of a signed credential never changes'; end if;
  if new.reissue_of is distinct from old.reissue_of then raise exception 'what a credential says never changes'; end if;
  return new;
end $$;
create trigger guard_credential_key before update on issuer.credential
  for each row execute function issuer.guard_credential_key();

-- Issuing anew what a stolen key signed: how far it has come.
create table issuer.reissue (
  signing_key_id uuid primary key references issuer.signing_key (id),
  organisation_id uuid not null references account.organisation (id),
  state text not null check (state in ('running', 'done')),
  reason text not null,
  total integer not null check (total >= 0),
  reached_at timestamptz,
  reached_id uuid,
  started_at timestamptz not null,
  finished_at timestamptz
);

-- The did:webvh log of each organisation, a line a version; only ever longer.
create table issuer.did_log_entry (
  organisation_id uuid not null references account.organisation (id),
  version integer not null check (version > 0),
  did text not null,
  line text not null,
  created_at timestamptz not null,
  primary key (organisation_id, version)
);

-- The key that signs that version of it; announced by the version before.
create table issuer.update_key (
  id uuid primary key,
  organisation_id uuid not null references account.organisation (id),
  version integer not null check (version > 0),
  public_key_multibase text not null unique,
  -- Sealed by the signer under a key that is not in this database.
  sealed bytea not null,
  created_at timestamptz not null,
  unique (organisation_id, version)
);

do $$ declare t text; begin
  foreach t in array array['reissue', 'did_log_entry', 'update_key'] loop
    execute format('alter table issuer.%I enable row level security', t);
    execute format('alter table issuer.%I force row level security', t);
    execute format('create policy %I on issuer.%I using (storage.is_system() or organisation_id = storage.current_organisation())
      with check (storage.is_system() or organisation_id = storage.current_organisation())', t || '_own', t);
  end loop;
end $$;
grant select, insert, update on issuer.reissue to laurel_app;
grant select, insert on issuer.did_log_entry, issuer.update_key to laurel_app;
grant update (sealed) on issuer.update_key to laurel_app;
