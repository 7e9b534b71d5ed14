-- Learners who review each other, and somebody from outside who reviews one submission.

set local laurel.system = 'on';

alter table learning.rubric
  drop constraint rubric_marking_check,
  add constraint rubric_marking_check check (marking in ('single', 'double', 'peer', 'guest')),
  -- {reviews, days, ringOf, counts, reviewFirst, sample: {body, marks} | null}
  add column peer jsonb,
  add check ((marking = 'peer') = (peer is not null));

alter table learning.review
  drop constraint review_role_check,
  add constraint review_role_check check (role in ('marker', 'second', 'moderator', 'peer', 'guest')),
  drop constraint review_submission_id_role_key,
  -- Of a fellow learner: how much it counts, once it is handed in; until when it is to be given; whether they were reminded; and
  -- whether somebody else let it pass before.
  add column weight double precision check (weight > 0 and weight <= 1),
  add column due_at timestamptz,
  add column reminded_at timestamptz,
  add column taken_over boolean not null default false,
  add check ((role = 'peer') = (due_at is not null));
create unique index review_one_of_role on learning.review (submission_id, role) where role <> 'peer';
create index review_by_due on learning.review (due_at) where role = 'peer' and state = 'open';

alter table learning.decision
  drop constraint decision_settled_by_check,
  add constraint decision_settled_by_check check (settled_by in ('one', 'mean', 'first', 'moderator', 'peers', 'guest'));

-- A piece of work that is in a ring, and how often its learner let a review of somebody else's pass, or left it behind.
create table learning.peer_place (
  submission_id uuid primary key references learning.submission (id) on delete cascade,
  organisation_id uuid not null references account.organisation (id),
  ring_id uuid not null,
  origin_id uuid not null,
  enrolment_id uuid not null references learning.enrolment (id) on delete cascade,
  missed integer not null default 0,
  made_at timestamptz not null
);
create index peer_place_by_origin on learning.peer_place (origin_id, enrolment_id);

-- Who was ever given whose work: it stays when the review is taken away, so that the other way round is never given.
create table learning.peer_pair (
  origin_id uuid not null,
  organisation_id uuid not null references account.organisation (id),
  reviewer_enrolment_id uuid not null references learning.enrolment (id) on delete cascade,
  author_enrolment_id uuid not null references learning.enrolment (id) on delete cascade,
  primary key (origin_id, reviewer_enrolment_id, author_enrolment_id),
  check (reviewer_enrolment_id <> author_enrolment_id)
);
-- The database keeps the promise: of two learners one alone ever reviews the other.
create unique index peer_pair_one_way on learning.peer_pair (origin_id,
  least(reviewer_enrolment_id, author_enrolment_id), greatest(reviewer_enrolment_id, author_enrolment_id));

-- How a learner marked the sample, once.
create table learning.peer_calibration (
  enrolment_id uuid not null references learning.enrolment (id) on delete cascade,
  origin_id uuid not null,
  organisation_id uuid not null references account.organisation (id),
  -- {criterionId: level}
  marks jsonb not null,
  distance double precision not null check (distance between 0 and 1),
  weight double precision not null check (weight > 0 and weight <= 1),
  made_at timestamptz not null,
  primary key (enrolment_id, origin_id)
);

-- A link for somebody from outside. Of token, code and session the hashes alone are kept.
create table learning.guest_link (
  id uuid primary key,
  organisation_id uuid not null references account.organisation (id),
  submission_id uuid not null references learning.submission (id) on delete cascade,
  -- Null once the link was withdrawn before anything was handed in.
  review_id uuid unique references learning.review (id) on delete set null,
  -- Both gone once they are no longer needed: the name stays with a review that was handed in.
  name text not null,
  email text,
  token_hash bytea not null unique,
  code_hash bytea,
  code_expires_at timestamptz,
  wrong_codes integer not null default 0,
  codes_sent integer not null default 0,
  session_hash bytea,
  confirmed_at timestamptz,
  expires_at timestamptz not null,
  withdrawn_at timestamptz,
  created_at timestamptz not null
);
create index guest_link_by_submission on learning.guest_link (submission_id, created_at);

do $$ declare t text; begin
  foreach t in array array['peer_place', 'peer_pair', 'peer_calibration', 'guest_link'] loop
    execute format('alter table learning.%I enable row level security', t);
    execute format('alter table learning.%I force row level security', t);
    execute format('create policy %I on learning.%I using (storage.is_system() or organisation_id = storage.current_organisation())
      with check (storage.is_system() or organisation_id = storage.current_organisation())', t || '_own', t);
  end loop;
end $$;
grant select, insert, update on learning.peer_place, learning.guest_link to laurel_app;
grant select, insert on learning.peer_pair, learning.peer_calibration to laurel_app;
-- The export of one's own data.
create policy peer_calibration_learner on learning.peer_calibration for select using (exists (
  select from learning.enrolment e where e.id = enrolment_id and e.person_id = storage.current_person()));
