-- Recognition of prior learning: what evidence is wanted, who applies with what, and what became of it.

set local laurel.system = 'on';

-- {guidance, retryDays}; null where a version recognises no prior learning. The rubric beside it names no lesson.
alter table learning.programme_version add column recognition jsonb;

-- Whoever applies without being enrolled has no place, and learns nothing yet.
alter table learning.enrolment
  drop constraint enrolment_state_check,
  add constraint enrolment_state_check check (state in ('waiting', 'active', 'completed', 'left', 'applying'));

-- An application: for a whole programme, or for one of its assessments.
create table learning.recognition (
  id uuid primary key,
  organisation_id uuid not null references account.organisation (id),
  enrolment_id uuid not null references learning.enrolment (id) on delete cascade,
  person_id uuid not null references account.person (id),
  version_id uuid not null references learning.programme_version (id),
  -- Null for the whole programme.
  lesson_id uuid references learning.lesson (id),
  rubric_id uuid not null references learning.rubric (id),
  state text not null check (state in ('draft', 'handed-in', 'more-wanted', 'recognised', 'not-recognised', 'withdrawn')),
  created_at timestamptz not null,
  closed_at timestamptz,
  check ((state in ('recognised', 'not-recognised', 'withdrawn')) = (closed_at is not null))
);
create unique index recognition_one_open on learning.recognition (enrolment_id) where closed_at is null;
create index recognition_by_person on learning.recognition (person_id);

-- The evidence of an application is handed in in versions, as work is.
alter table learning.submission
  alter column lesson_id drop not null,
  add column recognition_id uuid references learning.recognition (id) on delete cascade,
  add check ((lesson_id is null) = (recognition_id is not null)),
  add check (recognition_id is null or origin_id = recognition_id);
create index submission_by_recognition on learning.submission (recognition_id) where recognition_id is not null;

-- Credentials in a version of the evidence, each with what the verifier said of it.
create table learning.recognition_credential (
  submission_id uuid not null references learning.submission (id) on delete cascade,
  -- The same in each version that has it.
  id uuid not null,
  organisation_id uuid not null references account.organisation (id),
  -- From the applicant's own wallet here, or given as a document.
  source text not null check (source in ('wallet', 'given')),
  document text not null,
  verdict jsonb not null,
  position integer not null,
  primary key (submission_id, id)
);

do $$ declare t text; begin
  foreach t in array array['recognition', 'recognition_credential'] loop
    execute format('alter table learning.%I enable row level security', t);
    execute format('alter table learning.%I force row level security', t);
    execute format('create policy %I on learning.%I using (storage.is_system() or organisation_id = storage.current_organisation())
      with check (storage.is_system() or organisation_id = storage.current_organisation())', t || '_own', t);
  end loop;
end $$;
create policy recognition_applicant on learning.recognition for select using (person_id = storage.current_person());
grant select, insert, update on learning.recognition to laurel_app;
grant select, insert, update, delete on learning.recognition_credential to laurel_app;
create trigger handed_in_stays before insert or update or delete on learning.recognition_credential
  for each row execute function learning.refuse_change_of_handed_in();
