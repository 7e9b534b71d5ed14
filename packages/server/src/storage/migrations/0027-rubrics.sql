-- By what the work for a lesson is marked; it belongs to a version of the programme and is frozen with it.

set local laurel.system = 'on';

create table learning.rubric (
  id uuid primary key,
  organisation_id uuid not null references account.organisation (id),
  version_id uuid not null references learning.programme_version (id) on delete cascade,
  -- Null for the rubric by which evidence for the whole programme is reviewed.
  lesson_id uuid unique references learning.lesson (id) on delete cascade,
  -- [{title}], the lowest first.
  levels jsonb not null check (jsonb_array_length(levels) between 2 and 5),
  -- [{id, title, description, weight, cells: [{points, description}]}], a cell for each level.
  criteria jsonb not null check (jsonb_array_length(criteria) between 1 and 20),
  pass_percent double precision not null check (pass_percent > 0 and pass_percent <= 100),
  marking text not null check (marking in ('single', 'double')),
  agreement text not null check (agreement in ('mean', 'first')),
  -- How far two markings may differ: levels in one criterion, percentage points in all.
  tolerance_levels integer not null check (tolerance_levels between 0 and 4),
  tolerance_percent double precision not null check (tolerance_percent between 0 and 100),
  allocation text not null check (allocation in ('by-hand', 'by-load')),
  resubmissions integer not null check (resubmissions between 0 and 10),
  resubmission_days integer not null check (resubmission_days between 1 and 365)
);
create unique index rubric_of_version on learning.rubric (version_id) where lesson_id is null;

alter table learning.rubric enable row level security;
alter table learning.rubric force row level security;
create policy rubric_own on learning.rubric
  using (storage.is_system() or organisation_id = storage.current_organisation())
  with check (storage.is_system() or organisation_id = storage.current_organisation());
grant select, insert, update, delete on learning.rubric to laurel_app;
create trigger published_stays before insert or update or delete on learning.rubric
  for each row execute function learning.refuse_change_of_published();
