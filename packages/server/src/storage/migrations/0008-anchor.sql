-- Checkpoints on a chain: who publishes, what was signed before it was sent, and what became of it.

create schema anchor;

-- The install's key for transactions: one for as long as the install lives.
create table anchor.publisher (
  id uuid primary key,
  public_key bytea not null check (octet_length(public_key) = 33),
  address text not null check (address ~ '^0x[0-9a-fA-F]{40}$'),
  -- Sealed by the signer under a key that is not in this database.
  sealed bytea not null,
  created_at timestamptz not null
);
create unique index publisher_one on anchor.publisher ((true));

-- The chain that we start ourselves, and the one that the operator names: which it is, and how it stands with it.
create table anchor.chain (
  kind text primary key check (kind in ('development', 'configured')),
  chain_id bigint not null check (chain_id > 0),
  contract text not null check (contract ~ '^0x[0-9a-fA-F]{40}$'),
  publisher text not null check (publisher ~ '^0x[0-9a-fA-F]{40}$'),
  entered_at timestamptz not null,
  -- The whole state of a development chain after the last anchor that counted on it.
  state bytea
);

-- What keeps checkpoints from being anchored at present, also while it is not known which chain it is.
create table anchor.trouble (
  kind text primary key check (kind in ('development', 'configured')),
  code text not null,
  detail text not null,
  since timestamptz not null
);

-- A checkpoint to be on a chain. Pending: a transaction was signed, and may or may not have been sent. Mined: in a block.
-- Confirmed: as deep as the policy wants. Superseded: a larger tree stands for it.
create table anchor.anchor (
  id bigint generated always as identity primary key,
  chain_id bigint not null,
  contract text not null,
  publisher text not null,
  origin text not null,
  size bigint not null check (size > 0),
  root text not null check (root ~ '^0x[0-9a-f]{64}$'),
  state text not null check (state in ('pending', 'mined', 'confirmed', 'superseded')),
  created_at timestamptz not null,
  transaction text,
  block bigint,
  block_hash text,
  block_time timestamptz,
  confirmed_at timestamptz,
  unique (chain_id, contract, publisher, origin, size),
  check ((state in ('mined', 'confirmed')) <= (block is not null)),
  check ((state = 'confirmed') <= (confirmed_at is not null))
);
create unique index anchor_one_pending on anchor.anchor (chain_id, contract, publisher, origin) where state = 'pending';
create index anchor_confirmed on anchor.anchor (size) where state = 'confirmed';

-- Every transaction that was ever signed, whole: sending it again is always safe. Without an anchor it makes the contract.
create table anchor.attempt (
  hash text primary key check (hash ~ '^0x[0-9a-f]{64}$'),
  chain_id bigint not null,
  publisher text not null,
  anchor_id bigint references anchor.anchor (id),
  nonce bigint not null check (nonce >= 0),
  raw text not null,
  max_fee numeric not null,
  priority_fee numeric not null,
  -- The newest block when it was signed: how long it has waited is counted in blocks.
  block bigint not null,
  signed_at timestamptz not null
);
create index attempt_by_nonce on anchor.attempt (chain_id, publisher, nonce);
create index attempt_by_anchor on anchor.attempt (anchor_id);

-- What a checkpoint says never changes.
create function anchor.guard_anchor() returns trigger language plpgsql as $$ begin
  if (new.chain_id, new.contract, new.publisher, new.origin, new.size, new.root, new.created_at)
    is distinct from (old.chain_id, old.contract, old.publisher, old.origin, old.size, old.root, old.created_at)
  then raise exception 'what is anchored never changes'; end if;
  return new;
end $$;
create trigger guard_anchor before update on anchor.anchor for each row execute function anchor.guard_anchor();

do $$ declare t text; begin
  foreach t in array array['publisher', 'chain', 'trouble', 'anchor', 'attempt'] loop
    execute format('alter table anchor.%I enable row level security', t);
    execute format('alter table anchor.%I force row level security', t);
    execute format('create policy %I on anchor.%I using (storage.is_system()) with check (storage.is_system())', t || '_system', t);
  end loop;
end $$;
-- What is on a chain is for everybody.
create policy anchor_public on anchor.anchor for select using (state = 'confirmed');

grant usage on schema anchor to laurel_app;
grant select, insert on all tables in schema anchor to laurel_app;
grant update on anchor.chain, anchor.trouble to laurel_app;
grant update (sealed) on anchor.publisher to laurel_app;
grant delete on anchor.trouble to laurel_app;
grant update (state, transaction, block, block_hash, block_time, confirmed_at) on anchor.anchor to laurel_app;
