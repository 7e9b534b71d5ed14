-- What it costs, and what one must have earned before.

set local laurel.system = 'on';

alter table learning.programme_version
  -- In the currency's smallest unit; nothing where it is free.
  add column price_minor integer check (price_minor > 0),
  add column price_currency text check (price_currency ~ '^[A-Z]{3}$'),
  add column price_note text not null default '',
  add check ((price_minor is null) = (price_currency is null));

create table learning.prerequisite (
  version_id uuid not null references learning.programme_version (id) on delete cascade,
  organisation_id uuid not null references account.organisation (id),
  achievement_id uuid not null references issuer.achievement (id),
  primary key (version_id, achievement_id)
);
alter table learning.prerequisite enable row level security;
alter table learning.prerequisite force row level security;
create policy prerequisite_own on learning.prerequisite
  using (storage.is_system() or organisation_id = storage.current_organisation())
  with check (storage.is_system() or organisation_id = storage.current_organisation());
create policy prerequisite_catalogue on learning.prerequisite for select using (
  exists (select from learning.programme_version v where v.id = version_id and v.state = 'published'));
grant select, insert, update, delete on learning.prerequisite to laurel_app;
create trigger published_stays before insert or update or delete on learning.prerequisite
  for each row execute function learning.refuse_change_of_published();
