-- Breaks that stop the clock, and who watches over an exam.

set local laurel.system = 'on';

alter table learning.accommodation
  -- How long breaks may be in one attempt, all together.
  add column break_minutes integer not null default 0 check (break_minutes between 0 and 120);
alter table learning.attempt
  -- What is left of them; and since when the attempt is in one, which ends by itself when nothing is left.
  add column break_seconds_left integer not null default 0 check (break_seconds_left >= 0),
  add column break_from timestamptz,
  add check (break_from is null or state = 'open');

alter table learning.lesson
  add column supervision text not null default 'none' check (supervision in ('none', 'in-person'));

-- Somebody who wants to sit a supervised exam. An invigilator confirms who they are by their name and the code on their page.
create table learning.sitting (
  id uuid primary key,
  organisation_id uuid not null references account.organisation (id),
  enrolment_id uuid not null references learning.enrolment (id) on delete cascade,
  lesson_id uuid not null references learning.lesson (id),
  person_id uuid not null references account.person (id),
  code text not null,
  code_expires_at timestamptz not null,
  wrong_codes integer not null default 0,
  confirmed_at timestamptz,
  -- A member or a guest; the name stays when either goes.
  confirmed_by uuid references account.person (id) on delete set null,
  confirmed_by_name text,
  -- The attempt that it let begin; one sitting, one attempt.
  attempt_id uuid references learning.attempt (id) on delete cascade,
  asked_at timestamptz not null,
  check ((confirmed_at is null) = (confirmed_by_name is null)),
  check (attempt_id is null or confirmed_at is not null)
);
create unique index sitting_one_open on learning.sitting (enrolment_id, lesson_id) where attempt_id is null;
create unique index sitting_by_attempt on learning.sitting (attempt_id);
create index sitting_by_lesson on learning.sitting (lesson_id, asked_at desc);

-- Somebody from outside who invigilates one exam for some hours; the code is kept as its hash.
create table learning.guest_invigilator (
  id uuid primary key,
  organisation_id uuid not null references account.organisation (id),
  lesson_id uuid not null references learning.lesson (id) on delete cascade,
  name text not null,
  code_hash bytea not null unique,
  expires_at timestamptz not null,
  created_at timestamptz not null
);

do $$ declare t text; begin
  foreach t in array array['sitting', 'guest_invigilator'] loop
    execute format('alter table learning.%I enable row level security', t);
    execute format('alter table learning.%I force row level security', t);
    execute format('create policy %I on learning.%I using (storage.is_system() or organisation_id = storage.current_organisation())
      with check (storage.is_system() or organisation_id = storage.current_organisation())', t || '_own', t);
  end loop;
end $$;
create policy sitting_learner on learning.sitting for select using (person_id = storage.current_person());
grant select, insert, update on learning.sitting, learning.guest_invigilator to laurel_app;
