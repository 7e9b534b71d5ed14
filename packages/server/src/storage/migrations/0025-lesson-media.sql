-- What a lesson has beside its text: captions in several languages, a video's length, exercises; and what a learner did of it.

set local laurel.system = 'on';

alter table learning.lesson
  -- [{language, url}], the first is shown at first.
  add column captions jsonb not null default '[]',
  -- Of a video; where it is not known, nobody counts what was watched of it.
  add column duration_seconds integer check (duration_seconds > 0);
alter table learning.lesson disable trigger published_stays;
update learning.lesson l set captions = jsonb_build_array(jsonb_build_object('language', v.language, 'url', l.captions_url))
  from learning.programme_version v where v.id = l.version_id and l.captions_url is not null;
alter table learning.lesson enable trigger published_stays;
alter table learning.lesson drop column captions_url;

alter table learning.lesson_progress
  -- Which whole seconds of a video were really played.
  add column watched int4multirange not null default '{}',
  -- Up to when time was spent on what is in watched: what is played next must fit between then and now.
  add column watch_clock timestamptz,
  -- The block of a reading where one stopped.
  add column anchor text,
  -- When one was there, by the device's clock; a later place wins over an earlier one that comes late.
  add column place_at timestamptz,
  add column done_by text check (done_by in ('mark', 'watching', 'transcript'));
update learning.lesson_progress set done_by = 'mark' where state = 'done';

-- An exercise stands in a lesson's text by its key. Its answer is in here, so only the organisation's own transactions read it.
create table learning.exercise (
  lesson_id uuid not null references learning.lesson (id) on delete cascade,
  key text not null check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  organisation_id uuid not null references account.organisation (id),
  question jsonb not null,
  primary key (lesson_id, key)
);
create function learning.refuse_exercise_of_published() returns trigger language plpgsql as $$
begin
  if exists (select from learning.lesson l join learning.programme_version v on v.id = l.version_id
      where l.id in (old.lesson_id, new.lesson_id) and v.state = 'published') then
    raise exception 'a published version of a programme does not change (exercise)' using errcode = 'restrict_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger published_stays before insert or update or delete on learning.exercise
  for each row execute function learning.refuse_exercise_of_published();

-- How far a learner is with an exercise.
create table learning.exercise_answer (
  enrolment_id uuid not null references learning.enrolment (id) on delete cascade,
  lesson_id uuid not null references learning.lesson (id),
  key text not null,
  organisation_id uuid not null references account.organisation (id),
  person_id uuid not null references account.person (id),
  answer jsonb not null,
  outcome text check (outcome in ('right', 'partly', 'wrong', 'given-up')),
  tries integer not null check (tries >= 0),
  hints_shown integer not null check (hints_shown >= 0),
  answered_at timestamptz not null,
  primary key (enrolment_id, lesson_id, key)
);

do $$ declare t text; begin
  foreach t in array array['exercise', 'exercise_answer'] loop
    execute format('alter table learning.%I enable row level security', t);
    execute format('alter table learning.%I force row level security', t);
    execute format('create policy %I on learning.%I using (storage.is_system() or organisation_id = storage.current_organisation())
      with check (storage.is_system() or organisation_id = storage.current_organisation())', t || '_own', t);
  end loop;
end $$;
create policy exercise_answer_learner on learning.exercise_answer for select using (person_id = storage.current_person());
grant select, insert, update, delete on learning.exercise, learning.exercise_answer to laurel_app;
