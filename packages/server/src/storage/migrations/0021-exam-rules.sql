-- What an exam asks for: a time limit, a pause between attempts, an order of its own for each attempt, and what is shown afterwards.

set local laurel.system = 'on';

alter table learning.lesson
  add column time_limit_minutes integer check (time_limit_minutes > 0),
  add column cool_down_minutes integer not null default 0 check (cool_down_minutes >= 0),
  add column shuffle boolean not null default false,
  add column feedback text not null default 'explanations' check (feedback in ('score', 'outcomes', 'explanations')),
  add column feedback_from text not null default 'at-once' check (feedback_from in ('at-once', 'at-the-end'));

-- What an attempt asks, in the order in which it was asked: [{questionId, optionIds}].
alter table learning.attempt
  add column paper jsonb,
  add column ends_at timestamptz,
  add column overtime boolean not null default false;
update learning.attempt a set paper = coalesce((
  select jsonb_agg(jsonb_build_object('questionId', q.id, 'optionIds',
      coalesce((select jsonb_agg(o ->> 'id') from jsonb_array_elements(q.key -> 'options') o), '[]'::jsonb))
    order by q.position, q.id)
  from learning.question q where q.lesson_id = a.lesson_id), '[]'::jsonb);
alter table learning.attempt alter column paper set not null;
create index attempt_running_out on learning.attempt (ends_at) where state = 'open' and ends_at is not null;

-- What was decided for one learner, and why: the reason is for the staff alone.
create table learning.accommodation (
  enrolment_id uuid primary key references learning.enrolment (id) on delete cascade,
  organisation_id uuid not null references account.organisation (id),
  extra_time_percent integer not null check (extra_time_percent between 0 and 300),
  reason text not null,
  decided_at timestamptz not null
);
alter table learning.accommodation enable row level security;
alter table learning.accommodation force row level security;
create policy accommodation_own on learning.accommodation
  using (storage.is_system() or organisation_id = storage.current_organisation())
  with check (storage.is_system() or organisation_id = storage.current_organisation());
grant select, insert, update, delete on learning.accommodation to laurel_app;
