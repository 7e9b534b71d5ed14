-- What is counted of learning and issuing: one row of days for each enrolment. Insight reads no table of another module.

create schema insight;

create table insight.learner (
  enrolment_id uuid primary key,
  organisation_id uuid not null references account.organisation (id),
  person_id uuid not null references account.person (id) on delete cascade,
  programme_id uuid not null,
  cohort_id uuid,
  enrolled_on date not null,
  -- The first step forward.
  began_on date,
  completed_on date
);
create index learner_by_month on insight.learner (organisation_id, enrolled_on);
create index learner_by_person on insight.learner (person_id, enrolled_on);

-- Lessons done, by what stays the same from version to version.
create table insight.step (
  enrolment_id uuid not null references insight.learner (enrolment_id) on delete cascade,
  organisation_id uuid not null references account.organisation (id),
  lesson_id uuid not null,
  primary key (enrolment_id, lesson_id)
);

-- Assessments decided.
create table insight.result (
  enrolment_id uuid not null references insight.learner (enrolment_id) on delete cascade,
  organisation_id uuid not null references account.organisation (id),
  lesson_id uuid not null,
  passed boolean not null,
  primary key (enrolment_id, lesson_id)
);

create table insight.credential (
  credential_id uuid primary key,
  organisation_id uuid not null references account.organisation (id),
  person_id uuid references account.person (id) on delete cascade,
  issued_on date not null
);
create index credential_by_month on insight.credential (organisation_id, issued_on);

do $$ declare t text; begin
  foreach t in array array['learner', 'step', 'result', 'credential'] loop
    execute format('alter table insight.%I enable row level security', t);
    execute format('alter table insight.%I force row level security', t);
    execute format('create policy %I on insight.%I using (storage.is_system() or organisation_id = storage.current_organisation())
      with check (storage.is_system() or organisation_id = storage.current_organisation())', t || '_own', t);
  end loop;
end $$;
grant usage on schema insight to laurel_app;
grant select, insert, update, delete on all tables in schema insight to laurel_app;
