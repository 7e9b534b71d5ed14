-- Which mail a person wants, the links in mails that turn it off, and which reminders were sent.

create schema delivery;

create table delivery.preference (
  person_id uuid not null references account.person (id) on delete cascade,
  category text not null check (category in ('learning', 'messages', 'digests')),
  -- Of messages: those of one organisation. Nothing: of all.
  organisation_id uuid references account.organisation (id),
  wanted boolean not null,
  changed_at timestamptz not null,
  unique nulls not distinct (person_id, category, organisation_id),
  check (organisation_id is null or category = 'messages')
);

-- One for each person and kind of mail, kept by its hash: whoever reads the database cannot turn off anything.
create table delivery.unsubscribe_link (
  token_hash bytea primary key check (length(token_hash) = 32),
  person_id uuid not null references account.person (id) on delete cascade,
  category text not null check (category in ('learning', 'messages', 'digests')),
  organisation_id uuid references account.organisation (id),
  created_at timestamptz not null,
  check (organisation_id is null or category = 'messages')
);
create index unsubscribe_link_by_person on delivery.unsubscribe_link (person_id, category);

do $$ declare t text; begin
  foreach t in array array['preference', 'unsubscribe_link'] loop
    execute format('alter table delivery.%I enable row level security', t);
    execute format('alter table delivery.%I force row level security', t);
    -- A person's own, whatever organisation it is about: none sees what its learners turned off.
    execute format('create policy %I on delivery.%I using (storage.is_system() or person_id = storage.current_person())
      with check (storage.is_system() or person_id = storage.current_person())', t || '_own', t);
  end loop;
end $$;
grant usage on schema delivery to laurel_app;
grant select, insert, update, delete on all tables in schema delivery to laurel_app;

-- A reminder is sent once for each day that it tells of: a deadline that is moved is told of anew.
create table learning.reminder (
  enrolment_id uuid not null references learning.enrolment (id) on delete cascade,
  organisation_id uuid not null references account.organisation (id),
  kind text not null check (kind in ('deadline-week', 'deadline-day', 'cohort-week', 'cohort-day', 'idle')),
  -- The lesson, or the cohort, that the day is of.
  about uuid not null,
  due_at timestamptz not null,
  sent_at timestamptz not null,
  primary key (enrolment_id, kind, about, due_at)
);
create index reminder_by_enrolment on learning.reminder (enrolment_id, sent_at);
alter table learning.reminder enable row level security;
alter table learning.reminder force row level security;
create policy reminder_own on learning.reminder
  using (storage.is_system() or organisation_id = storage.current_organisation())
  with check (storage.is_system() or organisation_id = storage.current_organisation());
grant select, insert, delete on learning.reminder to laurel_app;
