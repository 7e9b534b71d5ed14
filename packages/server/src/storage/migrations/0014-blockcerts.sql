-- Credentials that are recorded on a chain themselves (Blockcerts): who asked for which, and the transactions that record
-- many at once. They are sent by the same key as checkpoints, one after the other.

-- A transaction whose data is the root of a tree of credentials. Its states are those of an anchor.
create table anchor.batch (
  id bigint generated always as identity primary key,
  chain_id bigint not null,
  publisher text not null,
  root text not null check (root ~ '^0x[0-9a-f]{64}$'),
  state text not null check (state in ('pending', 'mined', 'confirmed')),
  created_at timestamptz not null,
  transaction text,
  block bigint,
  block_hash text,
  block_time timestamptz,
  confirmed_at timestamptz,
  unique (chain_id, root),
  check ((state in ('mined', 'confirmed')) <= (block is not null)),
  check ((state = 'confirmed') <= (confirmed_at is not null))
);
create index batch_live on anchor.batch (chain_id, publisher, id) where state <> 'confirmed';
create function anchor.guard_batch() returns trigger language plpgsql as $$ begin
  if (new.chain_id, new.publisher, new.root, new.created_at)
    is distinct from (old.chain_id, old.publisher, old.root, old.created_at)
  then raise exception 'what is recorded never changes'; end if;
  return new;
end $$;
create trigger guard_batch before update on anchor.batch for each row execute function anchor.guard_batch();

-- That somebody wants a credential recorded on a chain. It waits until a batch takes it in, or it turns out that none can.
create table anchor.blockcert (
  credential_id uuid not null references issuer.credential (id),
  chain_id bigint not null,
  organisation_id uuid not null references account.organisation (id),
  asked_at timestamptz not null,
  batch_id bigint references anchor.batch (id),
  -- Its hash, and the way from there to the root.
  place jsonb,
  -- Why it cannot be recorded.
  refused text,
  primary key (credential_id, chain_id),
  check ((batch_id is null) = (place is null)),
  check (refused is null or batch_id is null)
);
create index blockcert_waiting on anchor.blockcert (chain_id, asked_at) where batch_id is null and refused is null;
create index blockcert_by_batch on anchor.blockcert (batch_id);
create function anchor.guard_blockcert() returns trigger language plpgsql as $$ begin
  if (new.credential_id, new.chain_id, new.organisation_id, new.asked_at)
    is distinct from (old.credential_id, old.chain_id, old.organisation_id, old.asked_at)
    or old.batch_id is not null or old.refused is not null
  then raise exception 'a credential is recorded once'; end if;
  return new;
end $$;
create trigger guard_blockcert before update on anchor.blockcert for each row execute function anchor.guard_blockcert();

-- The organisations whose documents list the key that records: for good, because what it has recorded is to verify for good.
create table anchor.recorded_issuer (
  organisation_id uuid primary key references account.organisation (id),
  since timestamptz not null
);

alter table anchor.attempt add column batch_id bigint references anchor.batch (id);
alter table anchor.attempt add constraint attempt_for_one check (anchor_id is null or batch_id is null);
create index attempt_by_batch on anchor.attempt (batch_id) where batch_id is not null;

do $$ declare t text; begin
  foreach t in array array['batch', 'blockcert', 'recorded_issuer'] loop
    execute format('alter table anchor.%I enable row level security', t);
    execute format('alter table anchor.%I force row level security', t);
    execute format('create policy %I on anchor.%I using (storage.is_system()) with check (storage.is_system())', t || '_system', t);
  end loop;
end $$;
-- Asking is the organisation's affair, or its holder's in its name; what becomes of it is the worker's.
create policy blockcert_own on anchor.blockcert for select using (organisation_id = storage.current_organisation());
create policy blockcert_ask on anchor.blockcert for insert with check (
  organisation_id = storage.current_organisation() and batch_id is null and refused is null
  and exists (select from issuer.credential c where c.id = credential_id and c.organisation_id = blockcert.organisation_id));

grant select, insert on anchor.batch, anchor.blockcert, anchor.recorded_issuer to laurel_app;
grant update (state, transaction, block, block_hash, block_time, confirmed_at) on anchor.batch to laurel_app;
grant update (batch_id, place, refused) on anchor.blockcert to laurel_app;
grant delete on anchor.blockcert to laurel_app;
