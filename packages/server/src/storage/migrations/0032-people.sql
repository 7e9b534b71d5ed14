-- A private address at which one's own dates can be read by a calendar: known by the hash of its secret alone.

set local laurel.system = 'on';

create table learning.calendar_feed (
  person_id uuid primary key references account.person (id) on delete cascade,
  token_hash bytea not null unique check (length(token_hash) = 32),
  made_at timestamptz not null
);
alter table learning.calendar_feed enable row level security;
alter table learning.calendar_feed force row level security;
create policy calendar_feed_own on learning.calendar_feed
  using (storage.is_system() or person_id = storage.current_person())
  with check (storage.is_system() or person_id = storage.current_person());
grant select, insert, update, delete on learning.calendar_feed to laurel_app;
