-- Who marks which version of a learner's work, how, and what was decided on it.

set local laurel.system = 'on';

-- A marking: one person in one role on one version.
create table learning.review (
  id uuid primary key,
  organisation_id uuid not null references account.organisation (id),
  submission_id uuid not null references learning.submission (id) on delete cascade,
  -- Null once that person's account was erased: the marking stays.
  reviewer_id uuid references account.person (id) on delete set null,
  role text not null check (role in ('marker', 'second', 'moderator')),
  state text not null check (state in ('open', 'handed-in')),
  -- {criterionId: {level, comment}}
  marks jsonb not null default '{}',
  summary text not null default '',
  -- Counts the times it was saved: whoever saves says which they saw.
  revision integer not null default 0,
  -- Of two markings, whether this one came out too far from the other, so that a third is needed.
  differs boolean not null default false,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  handed_in_at timestamptz,
  unique (submission_id, role),
  unique (submission_id, reviewer_id),
  check ((state = 'handed-in') = (handed_in_at is not null))
);
create index review_by_reviewer on learning.review (reviewer_id, state);

-- A remark on words of the work, found again by the words and about where they stood.
create table learning.review_comment (
  id uuid primary key,
  organisation_id uuid not null references account.organisation (id),
  review_id uuid not null references learning.review (id) on delete cascade,
  quote text not null,
  -- In characters of the work's plain text.
  quote_offset integer not null check (quote_offset >= 0),
  text text not null,
  created_at timestamptz not null
);
create index review_comment_by_review on learning.review_comment (review_id, quote_offset, created_at);

create table learning.decision (
  id uuid primary key,
  organisation_id uuid not null references account.organisation (id),
  submission_id uuid not null unique references learning.submission (id) on delete cascade,
  outcome text not null check (outcome in ('passed', 'resubmit', 'not-passed')),
  reason text not null check (reason <> ''),
  percent double precision not null check (percent between 0 and 100),
  -- The final marks: [{criterionId, level, points, maxPoints}].
  reached jsonb not null,
  settled_by text not null check (settled_by in ('one', 'mean', 'first', 'moderator')),
  decided_by uuid references account.person (id) on delete set null,
  decided_at timestamptz not null,
  -- Until when the next version may be handed in.
  resubmit_until timestamptz,
  check ((outcome = 'resubmit') = (resubmit_until is not null))
);

do $$ declare t text; begin
  foreach t in array array['review', 'review_comment', 'decision'] loop
    execute format('alter table learning.%I enable row level security', t);
    execute format('alter table learning.%I force row level security', t);
    execute format('create policy %I on learning.%I using (storage.is_system() or organisation_id = storage.current_organisation())
      with check (storage.is_system() or organisation_id = storage.current_organisation())', t || '_own', t);
  end loop;
end $$;
grant select, insert, update, delete on learning.review, learning.review_comment to laurel_app;
-- A decision is made once and stays.
grant select, insert on learning.decision to laurel_app;

-- Nor does what was handed in change, whatever the application asks for.
create function learning.refuse_change_of_review() returns trigger language plpgsql as $$
declare handed_in boolean;
begin
  if current_user = 'laurel_app' then
    if tg_table_name = 'review' then
      handed_in := old.state = 'handed-in';
    else
      select bool_or(r.state = 'handed-in') into handed_in from learning.review r where r.id in (old.review_id, new.review_id);
    end if;
    if handed_in then
      raise exception 'a review that was handed in does not change (%)', tg_table_name using errcode = 'restrict_violation';
    end if;
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger handed_in_stays before update or delete on learning.review
  for each row execute function learning.refuse_change_of_review();
create trigger handed_in_stays before insert or update or delete on learning.review_comment
  for each row execute function learning.refuse_change_of_review();
