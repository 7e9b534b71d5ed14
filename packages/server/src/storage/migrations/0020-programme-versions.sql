-- A programme in versions: what is published never changes under those who learn from it.

set local laurel.system = 'on';

create table learning.programme_version (
  id uuid primary key,
  organisation_id uuid not null references account.organisation (id),
  programme_id uuid not null references learning.programme (id),
  number integer not null check (number > 0),
  achievement_id uuid not null references issuer.achievement (id),
  title text not null,
  summary text not null,
  description text not null,
  language text not null,
  level text not null,
  hours double precision not null,
  state text not null check (state in ('draft', 'published')),
  created_at timestamptz not null,
  published_at timestamptz,
  unique (programme_id, number),
  check ((state = 'published') = (published_at is not null))
);
create unique index programme_version_one_draft on learning.programme_version (programme_id) where state = 'draft';
create index programme_version_published on learning.programme_version (published_at desc, programme_id desc) where state = 'published';

-- The first version of what was there has the programme's id: what pointed at the programme's content points at it.
insert into learning.programme_version
  (id, organisation_id, programme_id, number, achievement_id, title, summary, description, language, level, hours, state,
   created_at, published_at)
select id, organisation_id, id, 1, achievement_id, title, summary, description, language, level, hours, state, created_at,
  published_at from learning.programme;

-- A lesson keeps its origin from version to version, so that what was learnt in one counts in the next.
alter table learning.module rename column programme_id to version_id;
alter table learning.module drop constraint module_programme_id_fkey,
  add foreign key (version_id) references learning.programme_version (id) on delete cascade;
alter index learning.module_by_programme rename to module_by_version;
alter table learning.lesson rename column programme_id to version_id;
alter table learning.lesson drop constraint lesson_programme_id_fkey,
  add foreign key (version_id) references learning.programme_version (id) on delete cascade,
  add column origin_id uuid;
update learning.lesson set origin_id = id;
alter table learning.lesson alter column origin_id set not null, add unique (version_id, origin_id);
alter index learning.lesson_by_programme rename to lesson_by_version;

alter table learning.enrolment add column version_id uuid references learning.programme_version (id);
update learning.enrolment set version_id = programme_id;
alter table learning.enrolment alter column version_id set not null;
create index enrolment_by_version on learning.enrolment (version_id);

drop policy module_catalogue on learning.module;
drop policy lesson_catalogue on learning.lesson;
drop policy programme_catalogue on learning.programme;
drop index learning.programme_by_publication;
alter table learning.programme drop column achievement_id, drop column title, drop column summary, drop column description,
  drop column language, drop column level, drop column hours, drop column state, drop column published_at;

alter table learning.programme_version enable row level security;
alter table learning.programme_version force row level security;
create policy programme_version_own on learning.programme_version
  using (storage.is_system() or organisation_id = storage.current_organisation())
  with check (storage.is_system() or organisation_id = storage.current_organisation());
create policy programme_version_catalogue on learning.programme_version for select using (state = 'published');
create policy programme_catalogue on learning.programme for select using (
  exists (select from learning.programme_version v where v.programme_id = programme.id and v.state = 'published'));
create policy module_catalogue on learning.module for select using (
  exists (select from learning.programme_version v where v.id = version_id and v.state = 'published'));
create policy lesson_catalogue on learning.lesson for select using (
  exists (select from learning.programme_version v where v.id = version_id and v.state = 'published'));
grant select, insert, update, delete on learning.programme_version to laurel_app;

-- The database keeps the promise, whatever a query may forget.
create function learning.refuse_change_of_published() returns trigger language plpgsql as $$
declare frozen boolean;
begin
  if tg_table_name = 'programme_version' then
    frozen := old.state = 'published';
  elsif tg_table_name = 'question' then
    select bool_or(v.state = 'published') into frozen from learning.lesson l
      join learning.programme_version v on v.id = l.version_id where l.id in (old.lesson_id, new.lesson_id);
  else
    select bool_or(v.state = 'published') into frozen from learning.programme_version v
      where v.id in (old.version_id, new.version_id);
  end if;
  if frozen then
    raise exception 'a published version of a programme does not change (%)', tg_table_name using errcode = 'restrict_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger published_stays before update or delete on learning.programme_version
  for each row execute function learning.refuse_change_of_published();
do $$ declare t text; begin
  foreach t in array array['module', 'lesson', 'question'] loop
    execute format('create trigger published_stays before insert or update or delete on learning.%I
      for each row execute function learning.refuse_change_of_published()', t);
  end loop;
end $$;
