-- Packages that were handed in to be imported: read first, looked at, then written. The bytes are kept beside the database.

set local laurel.system = 'on';

create table learning.programme_import (
  id uuid primary key,
  organisation_id uuid not null references account.organisation (id),
  file_name text not null,
  bytes bigint not null,
  state text not null check (state in ('reading', 'ready', 'writing', 'done', 'failed')),
  kind text check (kind in ('laurel-programme', 'common-cartridge', 'qti')),
  title text,
  -- What became of each thing in the package, in the order of the package.
  report jsonb not null default '[]',
  fault jsonb,
  progress_done integer not null default 0,
  progress_total integer not null default 1,
  -- What whoever said yes chose.
  achievement_id uuid references issuer.achievement (id),
  programme_id uuid references learning.programme (id),
  created_at timestamptz not null,
  changed_at timestamptz not null,
  check ((state = 'failed') = (fault is not null)),
  check ((state = 'done') = (programme_id is not null))
);
create index programme_import_by_age on learning.programme_import (created_at);
alter table learning.programme_import enable row level security;
alter table learning.programme_import force row level security;
create policy programme_import_own on learning.programme_import
  using (storage.is_system() or organisation_id = storage.current_organisation())
  with check (storage.is_system() or organisation_id = storage.current_organisation());
grant select, insert, update, delete on learning.programme_import to laurel_app;
