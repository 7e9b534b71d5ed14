-- What was issued in the place of another: kept with the one that it replaced, so that everything that names that one leads on.

alter table issuer.credential
  -- Set with the signature of its successor, and never after.
  add column replaced_by uuid unique references issuer.credential (id),
  add constraint credential_replaced_is_over check (replaced_by is null or state in ('revoked', 'erased'));

create function issuer.guard_replacement() returns trigger language plpgsql as $$ begin
  if old.replaced_by is not null and new.replaced_by is distinct from old.replaced_by
  then raise exception 'a credential is replaced once'; end if;
  if new.replaced_by is not null and not exists (
    select from issuer.credential r where r.id = new.replaced_by and r.reissue_of = new.id)
  then raise exception 'a credential is replaced by the one issued in its place'; end if;
  return new;
end $$;
create trigger guard_replacement before update of replaced_by on issuer.credential
  for each row execute function issuer.guard_replacement();

create index enrolment_by_credential on learning.enrolment (credential_id);

-- What was replaced until now: one moment is that of both, the signature of the one and the end of the other.
select set_config('laurel.system', 'on', true);
update issuer.credential c set replaced_by = r.id from issuer.credential r
  where r.reissue_of = c.id and c.state = 'revoked' and r.issued_at = c.revoked_at;
create temporary table line on commit drop as
  with recursive line as (
    select id as replaced, replaced_by as newest from issuer.credential where replaced_by is not null
    union all
    select l.replaced, c.replaced_by from line l join issuer.credential c on c.id = l.newest where c.replaced_by is not null
  )
  select l.replaced, l.newest, c.visibility from line l join issuer.credential c on c.id = l.newest where c.replaced_by is null;
-- Enrolments heard of it never, and who may see the one may see the other: they say the same.
update learning.enrolment e set credential_id = l.newest from line l where e.credential_id = l.replaced;
update issuer.credential c set visibility = l.visibility from line l
  where c.id = l.replaced and c.visibility <> l.visibility and c.state <> 'erased';
