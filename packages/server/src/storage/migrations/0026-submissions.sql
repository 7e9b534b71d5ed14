-- Projects and portfolios: what is asked, what is handed in, and until when.

set local laurel.system = 'on';

alter table learning.lesson
  drop constraint lesson_kind_check,
  add check (kind in ('reading', 'video', 'exam', 'project', 'portfolio')),
  -- What a project or portfolio asks for: {required, due, lateHandIn, fileKinds, maxFiles, linkRequired}.
  add column assignment jsonb,
  add check ((kind in ('project', 'portfolio')) = (assignment is not null));
-- Handed in, and nothing to do for the learner until it is decided.
alter table learning.lesson_progress
  drop constraint lesson_progress_state_check,
  add check (state in ('started', 'handed-in', 'done'));

-- A version of a learner's work. One draft at most; a version that was handed in never changes.
create table learning.submission (
  id uuid primary key,
  organisation_id uuid not null references account.organisation (id),
  enrolment_id uuid not null references learning.enrolment (id) on delete cascade,
  lesson_id uuid not null references learning.lesson (id),
  -- The lesson in whichever version of the programme.
  origin_id uuid not null,
  person_id uuid not null references account.person (id),
  number integer not null check (number > 0),
  state text not null check (state in ('draft', 'handed-in')),
  -- Markdown.
  body text not null,
  -- The pieces of a portfolio, in order: [{id, title, reflection}].
  pieces jsonb not null default '[]',
  created_at timestamptz not null,
  changed_at timestamptz not null,
  handed_in_at timestamptz,
  is_late boolean not null default false,
  unique (enrolment_id, origin_id, number),
  check ((state = 'handed-in') = (handed_in_at is not null))
);
create unique index submission_one_draft on learning.submission (enrolment_id, origin_id) where state = 'draft';
create index submission_by_origin on learning.submission (origin_id, handed_in_at desc, id desc) where state = 'handed-in';
create index submission_by_person on learning.submission (person_id);

create table learning.submission_file (
  submission_id uuid not null references learning.submission (id) on delete cascade,
  file_id uuid not null references file.file (id),
  organisation_id uuid not null references account.organisation (id),
  -- The piece of a portfolio that it belongs to.
  piece_id uuid,
  name text not null,
  -- What was found in it that says more than its author may want to: a plain sentence each.
  notes jsonb not null default '[]',
  position integer not null,
  primary key (submission_id, file_id)
);
create index submission_file_by_file on learning.submission_file (file_id);

create table learning.submission_link (
  submission_id uuid not null references learning.submission (id) on delete cascade,
  position integer not null,
  organisation_id uuid not null references account.organisation (id),
  piece_id uuid,
  url text not null,
  title text not null,
  primary key (submission_id, position)
);

-- More time for one learner and one task; the learner sees the reason too.
create table learning.extension (
  enrolment_id uuid not null references learning.enrolment (id) on delete cascade,
  origin_id uuid not null,
  organisation_id uuid not null references account.organisation (id),
  until timestamptz not null,
  reason text not null,
  decided_at timestamptz not null,
  primary key (enrolment_id, origin_id)
);

do $$ declare t text; begin
  foreach t in array array['submission', 'submission_file', 'submission_link', 'extension'] loop
    execute format('alter table learning.%I enable row level security', t);
    execute format('alter table learning.%I force row level security', t);
    execute format('create policy %I on learning.%I using (storage.is_system() or organisation_id = storage.current_organisation())
      with check (storage.is_system() or organisation_id = storage.current_organisation())', t || '_own', t);
    execute format('grant select, insert, update, delete on learning.%I to laurel_app', t);
  end loop;
end $$;
create policy submission_learner on learning.submission for select using (person_id = storage.current_person());

-- The database keeps the promise. What is erased goes by the owner's hand, not by the application's.
create function learning.refuse_change_of_handed_in() returns trigger language plpgsql as $$
declare handed_in boolean;
begin
  if current_user = 'laurel_app' then
    if tg_table_name = 'submission' then
      handed_in := old.state = 'handed-in';
    else
      select bool_or(s.state = 'handed-in') into handed_in from learning.submission s
        where s.id in (old.submission_id, new.submission_id);
    end if;
    if handed_in then
      raise exception 'what was handed in does not change (%)', tg_table_name using errcode = 'restrict_violation';
    end if;
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger handed_in_stays before update or delete on learning.submission
  for each row execute function learning.refuse_change_of_handed_in();
create trigger handed_in_stays before insert or update or delete on learning.submission_file
  for each row execute function learning.refuse_change_of_handed_in();
create trigger handed_in_stays before insert or update or delete on learning.submission_link
  for each row execute function learning.refuse_change_of_handed_in();

-- Files of submissions are for their author and those who review them: the public address of files does not know them.
alter table file.file add column is_private boolean not null default false;
drop policy file_read on file.file;
create policy file_read on file.file for select using (
  not is_private or storage.is_system() or organisation_id = storage.current_organisation());
create policy file_forget on file.file for delete using (
  is_private and (storage.is_system() or organisation_id = storage.current_organisation()));
grant delete on file.file to laurel_app;
