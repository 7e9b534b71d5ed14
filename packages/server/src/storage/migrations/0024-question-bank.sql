-- The question bank: what an organisation asks, in versions; pools; and the sections of exams that ask from them.

set local laurel.system = 'on';

alter table learning.question rename to exam_question;
alter table learning.exam_question rename constraint question_pkey to exam_question_pkey;

create table learning.question (
  id uuid primary key,
  organisation_id uuid not null references account.organisation (id),
  -- Retired: asked by no exam that is published from now on.
  state text not null default 'active' check (state in ('active', 'retired')),
  current_number integer not null check (current_number > 0),
  difficulty integer check (difficulty between 1 and 5),
  tags text[] not null default '{}',
  skills text[] not null default '{}',
  outcome_ids text[] not null default '{}',
  created_at timestamptz not null,
  changed_at timestamptz not null
);
create index question_by_organisation on learning.question (organisation_id, changed_at desc, id desc);

-- Answer keys live here and nowhere else; only the organisation's own transactions can read the table.
create table learning.question_version (
  id uuid primary key,
  question_id uuid not null references learning.question (id),
  organisation_id uuid not null references account.organisation (id),
  number integer not null check (number > 0),
  kind text not null check (kind in
    ('single-choice', 'multiple-choice', 'numeric', 'short-text', 'ordering', 'matching', 'fill-in', 'code')),
  prompt text not null,
  points double precision not null check (points > 0),
  explanation text not null,
  hints jsonb not null default '[]',
  key jsonb not null,
  created_at timestamptz not null,
  unique (question_id, number)
);

create table learning.pool (
  id uuid primary key,
  organisation_id uuid not null references account.organisation (id),
  name text not null,
  -- The exam whose own pool it is, by the lesson's origin; nothing of one that was made on its own.
  exam_origin_id uuid unique,
  created_at timestamptz not null
);
create index pool_by_organisation on learning.pool (organisation_id, name, id);
create table learning.pool_question (
  pool_id uuid not null references learning.pool (id) on delete cascade,
  question_id uuid not null references learning.question (id),
  organisation_id uuid not null references account.organisation (id),
  primary key (pool_id, question_id)
);
create index pool_question_by_question on learning.pool_question (question_id);

create table learning.exam_section (
  id uuid primary key,
  organisation_id uuid not null references account.organisation (id),
  lesson_id uuid not null references learning.lesson (id) on delete cascade,
  position integer not null,
  title text not null default '',
  -- Where its questions come from; nothing where it names them.
  pool_id uuid references learning.pool (id),
  -- How many are asked; nothing for all.
  draw integer check (draw > 0),
  -- What each is worth; nothing for what the question itself says.
  points double precision check (points > 0),
  unique (lesson_id, position)
);
-- What a section can ask: what it names, and from publishing on whatever its pool held then. A version is fixed by publishing.
create table learning.section_question (
  section_id uuid not null references learning.exam_section (id) on delete cascade,
  position integer not null,
  question_id uuid not null references learning.question (id),
  version_id uuid references learning.question_version (id),
  organisation_id uuid not null references account.organisation (id),
  primary key (section_id, question_id)
);
create index section_question_by_question on learning.section_question (question_id);

-- What exams asked until now: a question each, a version for every copy of it, so that papers, answers and outcomes name what they named.
create temporary table known on commit drop as
with asked as (
  select q.*, l.origin_id, v.state, v.number as version_number, coalesce(v.published_at, v.created_at) as made_at,
    -- The same question twice in one exam is two questions.
    row_number() over (partition by q.lesson_id, q.kind, q.prompt, q.points, q.explanation, q.key order by q.position, q.id) as copy
  from learning.exam_question q join learning.lesson l on l.id = q.lesson_id
    join learning.programme_version v on v.id = l.version_id)
select asked.*, first_value(id) over same as bank_id, row_number() over same as number
from asked window same as (partition by origin_id, kind, prompt, points, explanation, key, copy order by version_number, id);

insert into learning.question (id, organisation_id, current_number, created_at, changed_at)
select bank_id, organisation_id, max(number), min(made_at), max(made_at) from known group by bank_id, organisation_id;
insert into learning.question_version (id, question_id, organisation_id, number, kind, prompt, points, explanation, key, created_at)
select id, bank_id, organisation_id, number, kind, prompt, points, explanation,
  case when kind = 'short-text' then key || '{"exactly": []}' else key end, made_at from known;
insert into learning.pool (id, organisation_id, name, exam_origin_id, created_at)
select gen_random_uuid(), k.organisation_id, (array_agg(l.title order by k.made_at desc))[1], k.origin_id, min(k.made_at)
from known k join learning.lesson l on l.id = k.lesson_id group by k.organisation_id, k.origin_id;
insert into learning.pool_question (pool_id, question_id, organisation_id)
select distinct p.id, k.bank_id, k.organisation_id from known k join learning.pool p on p.exam_origin_id = k.origin_id;
insert into learning.exam_section (id, organisation_id, lesson_id, position)
select gen_random_uuid(), organisation_id, lesson_id, 1 from known group by organisation_id, lesson_id;
insert into learning.section_question (section_id, position, question_id, version_id, organisation_id)
select s.id, k.position, k.bank_id, case when k.state = 'published' then k.id end, k.organisation_id
from known k join learning.exam_section s on s.lesson_id = k.lesson_id;
drop table learning.exam_question;

create index attempt_by_paper on learning.attempt using gin (paper jsonb_path_ops);

do $$ declare t text; begin
  foreach t in array array['question', 'question_version', 'pool', 'pool_question', 'exam_section', 'section_question'] loop
    execute format('alter table learning.%I enable row level security', t);
    execute format('alter table learning.%I force row level security', t);
    execute format('create policy %I on learning.%I using (storage.is_system() or organisation_id = storage.current_organisation())
      with check (storage.is_system() or organisation_id = storage.current_organisation())', t || '_own', t);
  end loop;
end $$;
grant select, insert, update, delete on learning.question, learning.pool, learning.pool_question, learning.exam_section,
  learning.section_question to laurel_app;
grant select, insert on learning.question_version to laurel_app;
revoke delete on learning.question from laurel_app;

-- The database keeps the promises, whatever a query may forget: a version of a question never changes …
create function learning.refuse_change_of_question_version() returns trigger language plpgsql as $$
begin
  raise exception 'a version of a question does not change' using errcode = 'restrict_violation';
end $$;
create trigger version_stays before update or delete on learning.question_version
  for each row execute function learning.refuse_change_of_question_version();

-- … and neither does what a published exam asks.
create function learning.refuse_change_of_published_exam() returns trigger language plpgsql as $$
declare frozen boolean;
begin
  if tg_table_name = 'exam_section' then
    select bool_or(v.state = 'published') into frozen from learning.lesson l
      join learning.programme_version v on v.id = l.version_id where l.id in (old.lesson_id, new.lesson_id);
  else
    select bool_or(v.state = 'published') into frozen from learning.exam_section s join learning.lesson l on l.id = s.lesson_id
      join learning.programme_version v on v.id = l.version_id where s.id in (old.section_id, new.section_id);
  end if;
  if frozen then
    raise exception 'a published version of a programme does not change (%)', tg_table_name using errcode = 'restrict_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
do $$ declare t text; begin
  foreach t in array array['exam_section', 'section_question'] loop
    execute format('create trigger published_stays before insert or update or delete on learning.%I
      for each row execute function learning.refuse_change_of_published_exam()', t);
  end loop;
end $$;
