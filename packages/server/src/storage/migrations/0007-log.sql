-- The transparency log: what was issued in order, the tree over it, and what was signed of the tree.

create schema log;

create table log.key (
  id uuid primary key,
  name text not null,
  public_key bytea not null check (octet_length(public_key) = 32),
  -- Sealed by the signer under a key that is not in this database.
  sealed bytea not null,
  created_at timestamptz not null,
  retired_at timestamptz
);
create unique index key_one_active on log.key ((true)) where retired_at is null;

-- Issued and not yet on the log, in the order in which it was heard of.
create table log.waiting (
  place bigint generated always as identity primary key,
  credential_id uuid not null unique,
  noted_at timestamptz not null
);

-- The entries, dense from 0. A commitment says nothing without its salt. One that was recovered from published tiles after an
-- older database was restored has a commitment only.
create table log.entry (
  index bigint primary key check (index >= 0),
  commitment bytea not null check (octet_length(commitment) = 32),
  credential_id uuid unique,
  organisation_id uuid,
  -- The id that the credential carries, and its SHA-256: the name of its receipt.
  credential_url text,
  receipt_name bytea unique check (octet_length(receipt_name) = 32),
  salt bytea check (octet_length(salt) between 16 and 64),
  -- The digests of the secured forms, one after the other.
  forms bytea check (octet_length(forms) > 0 and octet_length(forms) % 32 = 0),
  appended_at timestamptz not null,
  erased_at timestamptz,
  check ((salt is null) = (forms is null) and (salt is null) = (credential_url is null) and (salt is null) = (receipt_name is null)),
  check (salt is not null or erased_at is not null or credential_id is null)
);
create index entry_by_time on log.entry (appended_at);
create index entry_by_organisation on log.entry (organisation_id, index);

-- Tiles as they are published; one at the right edge grows in its place: what it held stays in front.
create table log.tile (
  level smallint not null check (level between 0 and 6),
  index bigint not null check (index >= 0),
  hashes bytea not null check (octet_length(hashes) between 32 and 8192 and octet_length(hashes) % 32 = 0),
  primary key (level, index)
);

-- One signed tree head a size, for good: a second root for a size has no place here.
create table log.checkpoint (
  size bigint primary key check (size > 0),
  root bytea not null check (octet_length(root) = 32),
  note text not null,
  signed_at timestamptz not null
);
create index checkpoint_by_time on log.checkpoint (signed_at);

-- Signature lines of witnesses.
create table log.cosignature (
  size bigint not null references log.checkpoint (size),
  name text not null,
  line text not null,
  cosigned_at timestamptz not null,
  primary key (size, name)
);

-- How it stands with each witness: the size that it last cosigned, and what was wrong the last time.
create table log.witness (
  name text primary key,
  size bigint not null default 0 check (size >= 0),
  asked_at timestamptz not null,
  cosigned_at timestamptz,
  fault text
);

-- Where the hourly check is, so that it goes on where it stopped; and how the last whole one ended.
create table log.progress (
  name text primary key check (name in ('sweep', 'check')),
  state jsonb not null,
  changed_at timestamptz not null
);

-- What does not agree with what was signed.
create table log.finding (
  id bigint generated always as identity primary key,
  kind text not null,
  subject text not null,
  organisation_id uuid,
  detail text not null,
  found_at timestamptz not null,
  seen_at timestamptz not null,
  resolved_at timestamptz
);
create unique index finding_open on log.finding (kind, subject) where resolved_at is null;
create index finding_by_organisation on log.finding (organisation_id, found_at desc);

-- An entry never changes and never goes; that it is forgotten what it stands for is the one thing that may happen to it.
create function log.guard_entry() returns trigger language plpgsql as $$ begin
  if (new.index, new.commitment, new.credential_id, new.organisation_id, new.appended_at)
    is distinct from (old.index, old.commitment, old.credential_id, old.organisation_id, old.appended_at)
  then raise exception 'an entry of the log never changes'; end if;
  if (new.salt, new.forms, new.credential_url, new.receipt_name)
      is distinct from (old.salt, old.forms, old.credential_url, old.receipt_name)
    and (new.salt is not null or new.forms is not null or new.credential_url is not null or new.receipt_name is not null)
  then raise exception 'what an entry stands for is kept or forgotten, never changed'; end if;
  return new;
end $$;
create trigger guard_entry before update on log.entry for each row execute function log.guard_entry();

create function log.guard_tile() returns trigger language plpgsql as $$ begin
  if (new.level, new.index) is distinct from (old.level, old.index)
    or substring(new.hashes for octet_length(old.hashes)) is distinct from old.hashes
  then raise exception 'a tile only grows'; end if;
  return new;
end $$;
create trigger guard_tile before update on log.tile for each row execute function log.guard_tile();

do $$ declare t text; begin
  foreach t in array array['key', 'waiting', 'entry', 'tile', 'checkpoint', 'cosignature', 'witness', 'progress', 'finding'] loop
    execute format('alter table log.%I enable row level security', t);
    execute format('alter table log.%I force row level security', t);
    execute format('create policy %I on log.%I using (storage.is_system()) with check (storage.is_system())', t || '_system', t);
  end loop;
  -- What is published is for everybody.
  foreach t in array array['tile', 'checkpoint', 'cosignature'] loop
    execute format('create policy %I on log.%I for select using (true)', t || '_public', t);
  end loop;
end $$;
create policy finding_own on log.finding for select using (organisation_id = storage.current_organisation());

grant usage on schema log to laurel_app;
grant select, insert on all tables in schema log to laurel_app;
grant delete on log.waiting to laurel_app;
grant update (sealed, retired_at) on log.key to laurel_app;
grant update (salt, forms, credential_url, receipt_name, erased_at) on log.entry to laurel_app;
grant update (hashes) on log.tile to laurel_app;
grant update (line, cosigned_at) on log.cosignature to laurel_app;
grant update on log.witness, log.progress to laurel_app;
grant update (detail, seen_at, resolved_at) on log.finding to laurel_app;

-- The sweep reads what was issued in the order of its issuing.
create index credential_by_issuing on issuer.credential (issued_at, id) where secured is not null;

-- An epoch is a stretch of this database's life in which nothing that it once held was lost. A database that was restored (of
-- another cluster, on another timeline or under another name than the last epoch began with) begins a new one by itself;
-- whoever finds out otherwise that it is older than what was already published begins one too.
create table storage.epoch (
  number integer primary key check (number > 0),
  place text not null,
  reason text not null,
  begun_at timestamptz not null default now()
);

create function storage.place_of_database() returns text language plpgsql volatile security definer set search_path = pg_catalog
  as $$ begin
    return (select system_identifier from pg_control_system()) || '/' || (select timeline_id from pg_control_checkpoint())
      || '/' || (select oid from pg_database where datname = current_database());
  exception when insufficient_privilege then return 'unknown';
  end $$;

create function storage.begin_epoch(why text) returns integer language plpgsql volatile security definer set search_path = pg_catalog
  as $$ declare begun integer; begin
    perform pg_advisory_xact_lock(hashtextextended('laurel epoch', 0));
    insert into storage.epoch (number, place, reason)
      select coalesce(max(number), 0) + 1, storage.place_of_database(), why from storage.epoch returning number into begun;
    return begun;
  end $$;

create function storage.current_epoch() returns integer language plpgsql volatile security definer set search_path = pg_catalog
  as $$ declare found record; here text := storage.place_of_database(); begin
    select number, place into found from storage.epoch order by number desc limit 1;
    if found.place = here then return found.number; end if;
    perform pg_advisory_xact_lock(hashtextextended('laurel epoch', 0));
    select number, place into found from storage.epoch order by number desc limit 1;
    if found.place = here then return found.number; end if;
    return storage.begin_epoch('the database is in another place');
  end $$;

grant select on storage.epoch to laurel_app;
revoke execute on function storage.begin_epoch(text), storage.current_epoch(), storage.place_of_database() from public;
grant execute on function storage.begin_epoch(text), storage.current_epoch() to laurel_app;

-- A list of an earlier epoch takes in nobody any more: which of its places were given since is not known.
alter table issuer.status_list add column epoch integer not null default 1;
select storage.begin_epoch('the first');
