-- What was achieved, what a programme asks for, and what each of its outcomes earns.

set local laurel.system = 'on';

-- One result for each assessment of an enrolment: what the rule of completion and the credential read.
create table learning.assessment_result (
  enrolment_id uuid not null references learning.enrolment (id) on delete cascade,
  lesson_id uuid not null references learning.lesson (id),
  organisation_id uuid not null references account.organisation (id),
  person_id uuid not null references account.person (id),
  outcome text not null check (outcome in ('passed', 'failed', 'pending')),
  percent double precision check (percent between 0 and 100),
  -- Attempts, levels of the rubric, supervision, roles of the assessors.
  details jsonb not null default '{}',
  decided_at timestamptz not null,
  primary key (enrolment_id, lesson_id)
);
insert into learning.assessment_result
  (enrolment_id, lesson_id, organisation_id, person_id, outcome, percent, details, decided_at)
select distinct on (a.enrolment_id, a.lesson_id) a.enrolment_id, a.lesson_id, a.organisation_id, a.person_id,
  case when a.passed then 'passed' else 'failed' end, a.score_percent,
  jsonb_build_object('attempts', count(*) over (partition by a.enrolment_id, a.lesson_id)), a.submitted_at
from learning.attempt a where a.state = 'submitted'
order by a.enrolment_id, a.lesson_id, a.passed desc, a.score_percent desc, a.number;

alter table learning.programme_version
  -- Lessons, minimums, weights and total; nothing where all lessons are asked for and no more.
  add column completion jsonb;

create table learning.outcome (
  id uuid primary key,
  -- The same in every version, as a lesson's.
  origin_id uuid not null,
  organisation_id uuid not null references account.organisation (id),
  version_id uuid not null references learning.programme_version (id) on delete cascade,
  position integer not null,
  text text not null,
  mastery_percent double precision not null check (mastery_percent > 0 and mastery_percent <= 100),
  -- Whether the programme is not completed without it.
  is_required boolean not null,
  -- What it earns by itself.
  achievement_id uuid references issuer.achievement (id),
  unique (version_id, origin_id)
);

-- Which assessments show an outcome.
create table learning.lesson_outcome (
  lesson_id uuid not null references learning.lesson (id) on delete cascade,
  outcome_id uuid not null references learning.outcome (id) on delete cascade,
  version_id uuid not null references learning.programme_version (id) on delete cascade,
  organisation_id uuid not null references account.organisation (id),
  primary key (lesson_id, outcome_id)
);

-- An outcome that was mastered and earns something: written down before it is issued, so that whoever goes on after a crash knows.
create table learning.outcome_award (
  enrolment_id uuid not null references learning.enrolment (id) on delete cascade,
  outcome_id uuid not null references learning.outcome (id),
  organisation_id uuid not null references account.organisation (id),
  person_id uuid not null references account.person (id),
  achieved_at timestamptz not null,
  credential_id uuid references issuer.credential (id),
  primary key (enrolment_id, outcome_id)
);
create index outcome_award_awaiting_credential on learning.outcome_award (achieved_at) where credential_id is null;
create index outcome_award_by_credential on learning.outcome_award (credential_id);

-- Whether the credential says where the learner's own work can be seen: theirs to say, and no unless they do.
alter table learning.enrolment add column shares_work boolean not null default false;

do $$ declare t text; begin
  foreach t in array array['assessment_result', 'outcome', 'lesson_outcome', 'outcome_award'] loop
    execute format('alter table learning.%I enable row level security', t);
    execute format('alter table learning.%I force row level security', t);
    execute format('create policy %I on learning.%I using (storage.is_system() or organisation_id = storage.current_organisation())
      with check (storage.is_system() or organisation_id = storage.current_organisation())', t || '_own', t);
  end loop;
  foreach t in array array['assessment_result', 'outcome_award'] loop
    execute format('create policy %I on learning.%I for select using (person_id = storage.current_person())', t || '_learner', t);
  end loop;
  foreach t in array array['outcome', 'lesson_outcome'] loop
    execute format('create policy %I on learning.%I for select using (
      exists (select from learning.programme_version v where v.id = version_id and v.state = ''published''))', t || '_catalogue', t);
    execute format('create trigger published_stays before insert or update or delete on learning.%I
      for each row execute function learning.refuse_change_of_published()', t);
  end loop;
end $$;
grant select, insert, update, delete on learning.assessment_result, learning.outcome, learning.lesson_outcome, learning.outcome_award
  to laurel_app;
revoke delete on learning.assessment_result, learning.outcome_award from laurel_app;
