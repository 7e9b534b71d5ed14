-- Programmes, enrolments, progress and exam attempts.

create schema learning;

create table learning.programme (
  id uuid primary key,
  organisation_id uuid not null references account.organisation (id),
  achievement_id uuid not null references issuer.achievement (id),
  slug text not null,
  title text not null,
  summary text not null,
  description text not null,
  language text not null,
  level text not null,
  hours double precision not null,
  state text not null check (state in ('draft', 'published')),
  created_at timestamptz not null,
  published_at timestamptz,
  unique (organisation_id, slug),
  check ((state = 'published') = (published_at is not null))
);
create index programme_by_organisation on learning.programme (organisation_id, created_at desc, id desc);
create index programme_by_publication on learning.programme (published_at desc, id desc) where state = 'published';

create table learning.module (
  id uuid primary key,
  organisation_id uuid not null references account.organisation (id),
  programme_id uuid not null references learning.programme (id),
  position integer not null,
  title text not null,
  summary text not null
);
create index module_by_programme on learning.module (programme_id, position);

create table learning.lesson (
  id uuid primary key,
  organisation_id uuid not null references account.organisation (id),
  programme_id uuid not null references learning.programme (id),
  module_id uuid not null references learning.module (id) on delete cascade,
  position integer not null,
  kind text not null check (kind in ('reading', 'video', 'exam')),
  title text not null,
  minutes integer not null check (minutes > 0),
  markdown text,
  video_url text,
  captions_url text,
  poster_url text,
  transcript text,
  instructions text,
  pass_mark_percent double precision check (pass_mark_percent between 0 and 100),
  attempts_allowed integer check (attempts_allowed > 0)
);
create index lesson_by_programme on learning.lesson (programme_id, module_id, position);

-- Answer keys live here and nowhere else; only the organisation's own transactions can read the table.
create table learning.question (
  id uuid primary key,
  organisation_id uuid not null references account.organisation (id),
  lesson_id uuid not null references learning.lesson (id) on delete cascade,
  position integer not null,
  kind text not null check (kind in ('single-choice', 'multiple-choice', 'numeric', 'short-text')),
  prompt text not null,
  points double precision not null check (points > 0),
  explanation text not null,
  -- Options [{id, text, correct}] of a choice; answer, tolerance and unit of a number; accepted texts.
  key jsonb not null
);
create index question_by_lesson on learning.question (lesson_id, position);

create table learning.enrolment (
  id uuid primary key,
  organisation_id uuid not null references account.organisation (id),
  programme_id uuid not null references learning.programme (id),
  person_id uuid not null references account.person (id),
  state text not null check (state in ('active', 'completed')),
  credential_id uuid references issuer.credential (id),
  enrolled_at timestamptz not null,
  last_active_at timestamptz not null,
  completed_at timestamptz,
  unique (programme_id, person_id),
  check ((state = 'completed') = (completed_at is not null))
);
create index enrolment_by_person on learning.enrolment (person_id, last_active_at desc);
create index enrolment_by_programme on learning.enrolment (programme_id, enrolled_at desc, id desc);
create index enrolment_awaiting_credential on learning.enrolment (completed_at) where state = 'completed' and credential_id is null;

create table learning.lesson_progress (
  enrolment_id uuid not null references learning.enrolment (id),
  lesson_id uuid not null references learning.lesson (id),
  organisation_id uuid not null references account.organisation (id),
  person_id uuid not null references account.person (id),
  state text not null check (state in ('started', 'done')),
  position_seconds double precision,
  changed_at timestamptz not null,
  primary key (enrolment_id, lesson_id)
);

create table learning.attempt (
  id uuid primary key,
  organisation_id uuid not null references account.organisation (id),
  enrolment_id uuid not null references learning.enrolment (id),
  lesson_id uuid not null references learning.lesson (id),
  person_id uuid not null references account.person (id),
  number integer not null check (number > 0),
  state text not null check (state in ('open', 'submitted')),
  answers jsonb not null default '{}',
  -- What was seen and how it was marked, kept as it was: [{questionId, points, correct}].
  outcomes jsonb,
  score_percent double precision check (score_percent between 0 and 100),
  passed boolean,
  started_at timestamptz not null,
  submitted_at timestamptz,
  unique (enrolment_id, lesson_id, number),
  check ((state = 'submitted') = (submitted_at is not null and outcomes is not null and score_percent is not null and passed is not null))
);
create unique index attempt_one_open on learning.attempt (enrolment_id, lesson_id) where state = 'open';

do $$ declare t text; begin
  foreach t in array array['programme', 'module', 'lesson', 'question', 'enrolment', 'lesson_progress', 'attempt'] loop
    execute format('alter table learning.%I enable row level security', t);
    execute format('alter table learning.%I force row level security', t);
    execute format('create policy %I on learning.%I using (storage.is_system() or organisation_id = storage.current_organisation())
      with check (storage.is_system() or organisation_id = storage.current_organisation())', t || '_own', t);
  end loop;
  foreach t in array array['enrolment', 'lesson_progress', 'attempt'] loop
    execute format('create policy %I on learning.%I for select using (person_id = storage.current_person())', t || '_learner', t);
  end loop;
end $$;
create policy programme_catalogue on learning.programme for select using (state = 'published');
create policy module_catalogue on learning.module for select using (
  exists (select from learning.programme p where p.id = programme_id and p.state = 'published'));
create policy lesson_catalogue on learning.lesson for select using (
  exists (select from learning.programme p where p.id = programme_id and p.state = 'published'));

grant usage on schema learning to laurel_app;
grant select, insert, update, delete on all tables in schema learning to laurel_app;
revoke delete on learning.programme, learning.enrolment, learning.attempt from laurel_app;
