-- Exams that a proctoring provider watches over: whom an organisation has, and what it says happened.

set local laurel.system = 'on';

alter table learning.lesson
  drop constraint lesson_supervision_check,
  add constraint lesson_supervision_check check (supervision in ('none', 'in-person', 'proctored'));

create table learning.proctoring_provider (
  organisation_id uuid primary key references account.organisation (id),
  name text not null check (name <> ''),
  -- Where its page is; {attemptRef} and {returnUrl} are filled in.
  link_template text not null check (link_template like 'https://%{attemptRef}%'),
  changed_at timestamptz not null
);

-- What its events are signed with, sealed under the key-encryption key. One is current; the one before it ends.
create table learning.proctoring_secret (
  id uuid primary key,
  organisation_id uuid not null references account.organisation (id),
  sealed bytea not null,
  created_at timestamptz not null,
  ends_at timestamptz
);
create unique index proctoring_secret_one_current on learning.proctoring_secret (organisation_id) where ends_at is null;

-- One sitting under the provider's eyes, known to it by a reference that names nobody.
create table learning.proctored_session (
  id uuid primary key,
  organisation_id uuid not null references account.organisation (id),
  enrolment_id uuid not null references learning.enrolment (id) on delete cascade,
  lesson_id uuid not null references learning.lesson (id),
  person_id uuid not null references account.person (id),
  attempt_ref text not null unique,
  -- As it was called then: a credential says it.
  provider_name text not null,
  asked_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  -- The attempt that it let begin; one session, one attempt. Given up where another was asked for in its place.
  attempt_id uuid references learning.attempt (id) on delete cascade,
  given_up_at timestamptz,
  decision text check (decision in ('counts', 'set-aside')),
  decision_note text,
  -- How many flags there were when it was decided: one more, and it waits again.
  flags_decided integer,
  decided_by uuid references account.person (id) on delete set null,
  decided_by_name text,
  decided_at timestamptz,
  check (attempt_id is null or given_up_at is null),
  check (num_nulls(decision, decision_note, flags_decided, decided_by_name, decided_at) in (0, 5))
);
create unique index proctored_session_one_open on learning.proctored_session (enrolment_id, lesson_id)
  where attempt_id is null and given_up_at is null;
create unique index proctored_session_by_attempt on learning.proctored_session (attempt_id);
create index proctored_session_by_lesson on learning.proctored_session (lesson_id, asked_at desc);

-- What the provider said, each once: the id that it gave is kept with the hash of what was signed.
create table learning.proctoring_event (
  organisation_id uuid not null references account.organisation (id),
  webhook_id text not null,
  body_hash bytea not null,
  session_id uuid not null references learning.proctored_session (id) on delete cascade,
  kind text not null check (kind in ('session.started', 'session.ended', 'session.flagged')),
  reason text,
  -- When it happened, by the provider's clock; and when it came, by ours.
  happened_at timestamptz not null,
  received_at timestamptz not null,
  primary key (organisation_id, webhook_id),
  check ((kind = 'session.flagged') = (reason is not null))
);
create index proctoring_event_by_session on learning.proctoring_event (session_id, happened_at);

do $$ declare t text; begin
  foreach t in array array['proctoring_provider', 'proctoring_secret', 'proctored_session', 'proctoring_event'] loop
    execute format('alter table learning.%I enable row level security', t);
    execute format('alter table learning.%I force row level security', t);
    execute format('create policy %I on learning.%I using (storage.is_system() or organisation_id = storage.current_organisation())
      with check (storage.is_system() or organisation_id = storage.current_organisation())', t || '_own', t);
  end loop;
end $$;
create policy proctored_session_learner on learning.proctored_session for select using (person_id = storage.current_person());
create policy proctoring_event_learner on learning.proctoring_event for select
  using (exists (select from learning.proctored_session s where s.id = session_id and s.person_id = storage.current_person()));
grant select, insert, update on learning.proctoring_provider, learning.proctored_session to laurel_app;
grant select, insert, update, delete on learning.proctoring_secret to laurel_app;
-- What was said stays said.
grant select, insert on learning.proctoring_event to laurel_app;
