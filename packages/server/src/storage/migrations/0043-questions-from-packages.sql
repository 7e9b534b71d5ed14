-- Questions of a package can come straight into the bank, and are known again when the package is handed in once more.

set local laurel.system = 'on';

alter table learning.programme_import
  -- What is made of it.
  add column target text not null default 'programme' check (target in ('programme', 'bank')),
  -- What whoever said yes chose, where it is the bank.
  add column pool_id uuid references learning.pool (id) on delete set null,
  add column already_there text not null default 'leave' check (already_there in ('leave', 'add')),
  drop constraint programme_import_check1,
  add constraint programme_import_made check ((state = 'done' and target = 'programme') = (programme_id is not null));

alter table learning.question
  -- What the package calls it, and the hash of all that it said, media by their own hashes.
  add column source_identifier text,
  add column source_hash text;
create index question_by_source_hash on learning.question (organisation_id, source_hash) where source_hash is not null;
create index question_by_source_identifier on learning.question (organisation_id, source_identifier)
  where source_identifier is not null;
