-- Learning together: cohorts with dates and places, and a line of those who wait.

set local laurel.system = 'on';

alter table learning.programme
  add column pace text not null default 'self-paced' check (pace in ('self-paced', 'cohorts', 'both'));

create table learning.cohort (
  id uuid primary key,
  organisation_id uuid not null references account.organisation (id),
  programme_id uuid not null references learning.programme (id),
  name text not null,
  -- Days in UTC; the last day of each counts.
  starts_on date not null,
  ends_on date not null,
  enrol_until date not null,
  -- Nothing where there is room for everybody.
  capacity integer check (capacity > 0),
  closed_at timestamptz,
  created_at timestamptz not null,
  check (starts_on <= ends_on),
  check (enrol_until <= ends_on)
);
create index cohort_by_programme on learning.cohort (programme_id, starts_on);

-- Who asked first, whatever the clocks say: drawn while the cohort is locked.
create sequence learning.waiting_turn;

alter table learning.enrolment
  add column cohort_id uuid references learning.cohort (id),
  add column waiting_since timestamptz,
  add column waiting_turn bigint,
  drop constraint enrolment_state_check,
  add constraint enrolment_state_check check (state in ('waiting', 'active', 'completed', 'left')),
  add check ((state = 'waiting') = (waiting_since is not null)),
  add check ((state = 'waiting') = (waiting_turn is not null)),
  add check (state <> 'waiting' or cohort_id is not null);
create index enrolment_by_cohort on learning.enrolment (cohort_id, state, waiting_turn) where cohort_id is not null;

alter table learning.cohort enable row level security;
alter table learning.cohort force row level security;
create policy cohort_own on learning.cohort
  using (storage.is_system() or organisation_id = storage.current_organisation())
  with check (storage.is_system() or organisation_id = storage.current_organisation());
create policy cohort_catalogue on learning.cohort for select using (
  exists (select from learning.programme_version v where v.programme_id = cohort.programme_id and v.state = 'published'));
grant select, insert, update on learning.cohort to laurel_app;
grant usage on sequence learning.waiting_turn to laurel_app;
