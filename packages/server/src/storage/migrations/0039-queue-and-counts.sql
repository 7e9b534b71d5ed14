-- The queue of reviewers by an index; who ever had a place; and credentials counted by the day on which they were issued, once.

set local laurel.system = 'on';

create index submission_queue on learning.submission (organisation_id, handed_in_at, id) where state = 'handed-in';

-- Whoever only waited was never a learner of the programme.
alter table learning.enrolment add column had_place boolean not null default true;
update learning.enrolment e set had_place = false where e.state in ('waiting', 'left')
  and (e.state = 'waiting' or exists (select from storage.audit a
    where a.subject = 'enrolment:' || e.id and a.action = 'enrolment.stopped-waiting'))
  and not exists (select from learning.lesson_progress p where p.enrolment_id = e.id)
  and not exists (select from learning.attempt t where t.enrolment_id = e.id);
alter table learning.enrolment alter column had_place drop default;

-- A credential that was issued in the place of another is no more than that one; those from before there were figures count too.
delete from insight.credential k using issuer.credential c where c.id = k.credential_id and c.reissue_of is not null;
insert into insight.credential (credential_id, organisation_id, person_id, issued_on)
  select c.id, c.organisation_id, c.person_id, (c.issued_at at time zone 'UTC')::date from issuer.credential c
  where c.issued_at is not null and c.reissue_of is null and c.erased_at is null
  on conflict (credential_id) do update set issued_on = excluded.issued_on;
