-- The same credential signed a second time, as a token (application/vc+jwt). Rows issued before have none, and never get one:
-- what was signed does not change.

alter table issuer.credential add column secured_jwt text;

create or replace function issuer.guard_credential() returns trigger language plpgsql as $$ begin
  if old.state = 'revoked' and new.state <> 'revoked' then raise exception 'a revoked credential stays revoked'; end if;
  if old.state = 'voided' and new.state <> 'voided' then raise exception 'a voided credential stays voided'; end if;
  if old.state = 'issued' and new.state not in ('issued', 'revoked') then raise exception 'an issued credential is only revoked'; end if;
  if old.secured is not null and (new.secured, new.secured_jwt) is distinct from (old.secured, old.secured_jwt)
  then raise exception 'a signed credential never changes'; end if;
  if (new.id, new.organisation_id, new.unsigned, new.status_list_id, new.status_index)
    is distinct from (old.id, old.organisation_id, old.unsigned, old.status_list_id, old.status_index)
  then raise exception 'what a credential says never changes'; end if;
  return new;
end $$;
