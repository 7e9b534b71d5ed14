-- The ground of every module: who is asking (row-level security), the audit log, events, jobs, idempotency.

create schema storage;

-- Who is asking: set for one transaction by storage/database.ts, empty otherwise.
create function storage.current_organisation() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('laurel.organisation', true), '')::uuid $$;
create function storage.current_person() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('laurel.person', true), '')::uuid $$;
create function storage.is_system() returns boolean language sql stable parallel safe
  as $$ select coalesce(current_setting('laurel.system', true), '') = 'on' $$;

create table storage.audit (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  organisation_id uuid,
  person_id uuid,
  actor_kind text not null check (actor_kind in ('person', 'api-key', 'system', 'anonymous')),
  actor_id text,
  action text not null,
  subject text not null,
  detail jsonb not null default '{}'
);
create index audit_by_organisation on storage.audit (organisation_id, id desc);
create index audit_by_subject on storage.audit (subject, id);
alter table storage.audit enable row level security;
alter table storage.audit force row level security;
create policy audit_write on storage.audit for insert with check (true);
create policy audit_read on storage.audit for select using (
  storage.is_system() or organisation_id = storage.current_organisation() or person_id = storage.current_person()
);

create table storage.event (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  name text not null,
  organisation_id uuid,
  payload jsonb not null
);
alter table storage.event enable row level security;
alter table storage.event force row level security;
create policy event_write on storage.event for insert with check (true);
create policy event_read on storage.event for select using (storage.is_system() or organisation_id = storage.current_organisation());

-- Jobs belong to the queue's own schema, whose tables the application role cannot touch: this is the one way in.
create function storage.enqueue(task text, payload json, job_key text, run_at timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog
  as $$ begin
    perform graphile_worker.add_job(
      task, payload, job_key => job_key, run_at => run_at, max_attempts => 12, job_key_mode => 'preserve_run_at');
  end $$;

create table storage.worker_heartbeat (
  worker_id text primary key,
  host text not null,
  pid integer not null,
  at timestamptz not null
);

create table storage.idempotency (
  owner text not null,
  endpoint text not null,
  key text not null,
  request_hash text not null,
  status integer,
  answer text,
  created_at timestamptz not null,
  primary key (owner, endpoint, key)
);
create index idempotency_by_age on storage.idempotency (created_at);
alter table storage.idempotency enable row level security;
alter table storage.idempotency force row level security;
create policy idempotency_system on storage.idempotency using (storage.is_system()) with check (storage.is_system());

create table storage.rate_limit (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);

grant usage on schema storage to laurel_app;
grant select, insert on storage.audit, storage.event to laurel_app;
grant select, insert, update, delete on storage.idempotency, storage.rate_limit, storage.worker_heartbeat to laurel_app;
