-- Erasing a person, or what an organisation holds of a recipient: who asked, what went, and the one way to do it.

create schema erasure;

create table erasure.erasure (
  -- Unguessable: whoever asked can look up by it, without an account, what became of it.
  id uuid primary key,
  kind text not null check (kind in ('person', 'recipient')),
  -- Whose; forgotten with the rest once it is done.
  person_id uuid,
  organisation_id uuid,
  credential_id uuid,
  copies text not null check (copies in ('stay-valid', 'are-revoked')),
  requested_at timestamptz not null,
  finished_at timestamptz,
  counts jsonb not null default '{}',
  check ((kind = 'recipient') = (organisation_id is not null)),
  check (finished_at is null or (person_id is null and credential_id is null))
);
create index erasure_open on erasure.erasure (requested_at) where finished_at is null;
create unique index erasure_once on erasure.erasure (person_id) where finished_at is null and kind = 'person';
alter table erasure.erasure enable row level security;
alter table erasure.erasure force row level security;
create policy erasure_system on erasure.erasure using (storage.is_system()) with check (storage.is_system());
grant usage on schema erasure to laurel_app;
grant select, insert, update on erasure.erasure to laurel_app;

-- Says whether an erasure is under way that allows this: the functions below ask it.
create function erasure.is_open(erasure_id uuid, of_organisation uuid) returns boolean language sql stable
  as $$ select storage.is_system() and exists (select from erasure.erasure e where e.id = erasure_id
    and e.finished_at is null and (e.organisation_id is null or e.organisation_id = of_organisation)) $$;

-- A credential of which all is gone but that there was one, and its place in a status list, which nobody else gets.
alter table issuer.credential drop constraint credential_state_check;
alter table issuer.credential add constraint credential_state_check
  check (state in ('pending', 'issued', 'revoked', 'voided', 'erased'));
alter table issuer.credential add column erased_at timestamptz;
alter table issuer.credential add constraint credential_erased_blank check (
  (state = 'erased') = (erased_at is not null) and (state <> 'erased' or (
    secured is null and secured_jwt is null and unsigned = '' and recipient_email = '' and recipient_name = ''
    and person_id is null and access_key_hash is null and narrative is null and results = '[]' and completed_on is null
    and valid_until is null and revocation_reason is null and visibility = 'private'
    and idempotency_key = 'erased:' || id)));

create or replace function issuer.guard_credential() returns trigger language plpgsql as $$ begin
  if old.state = 'erased' then raise exception 'an erased credential stays erased'; end if;
  if (new.id, new.organisation_id, new.status_list_id, new.status_index)
    is distinct from (old.id, old.organisation_id, old.status_list_id, old.status_index)
  then raise exception 'what a credential says never changes'; end if;
  if new.state = 'erased' then
    -- Inside issuer.erase_credential the owner acts; the application itself never does.
    if current_user = 'laurel_app' then raise exception 'a credential is erased by an erasure only'; end if;
    return new;
  end if;
  if old.state = 'revoked' and new.state <> 'revoked' then raise exception 'a revoked credential stays revoked'; end if;
  if old.state = 'voided' and new.state <> 'voided' then raise exception 'a voided credential stays voided'; end if;
  if old.state = 'issued' and new.state not in ('issued', 'revoked') then raise exception 'an issued credential is only revoked'; end if;
  if old.secured is not null and (new.secured, new.secured_jwt) is distinct from (old.secured, old.secured_jwt)
  then raise exception 'a signed credential never changes'; end if;
  if new.unsigned is distinct from old.unsigned then raise exception 'what a credential says never changes'; end if;
  return new;
end $$;

create function issuer.erase_credential(erasure_id uuid, erased_id uuid, erased_time timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog
  as $$ declare of_organisation uuid; begin
    select organisation_id into of_organisation from issuer.credential where id = erased_id;
    if not erasure.is_open(erasure_id, of_organisation) then raise exception 'no erasure is under way for this credential'; end if;
    update issuer.credential set state = 'erased', erased_at = erased_time, secured = null, secured_jwt = null, unsigned = '',
      recipient_email = '', recipient_name = '', person_id = null, access_key_hash = null, narrative = null, results = '[]',
      completed_on = null, valid_until = null, revoked_at = null, revocation_reason = null, visibility = 'private',
      idempotency_key = 'erased:' || id
    where id = erased_id;
  end $$;

-- What somebody did in the programmes of an organisation, or of all.
create function learning.erase_person(erasure_id uuid, person uuid, of_organisation uuid) returns void
  language plpgsql security definer set search_path = pg_catalog
  as $$ begin
    if not erasure.is_open(erasure_id, of_organisation) then raise exception 'no erasure is under way for this person'; end if;
    delete from learning.attempt where person_id = person and (of_organisation is null or organisation_id = of_organisation);
    delete from learning.lesson_progress where person_id = person and (of_organisation is null or organisation_id = of_organisation);
    delete from learning.enrolment where person_id = person and (of_organisation is null or organisation_id = of_organisation);
  end $$;

-- How a text stands in JSON: an id anywhere, also in an address; anything else as a whole string.
create function storage.as_written(text) returns text language sql immutable
  as $$ select case when $1 ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then $1 else to_json($1)::text end $$;

-- The traces that a write leaves beside itself. Audit lines stay, without their detail; events, kept answers and jobs that say
-- any of these texts go: an address as a whole string, so that no longer one is taken for it.
create function storage.forget(erasure_id uuid, texts text[], subjects text[], of_organisation uuid) returns void
  language plpgsql security definer set search_path = pg_catalog
  as $$ begin
    if not erasure.is_open(erasure_id, of_organisation) then raise exception 'no erasure is under way'; end if;
    update storage.audit set detail = '{}' where detail <> '{}'
      and (of_organisation is null or organisation_id = of_organisation)
      and (subject = any(subjects) or exists (select from unnest(texts) t where position(storage.as_written(t) in detail::text) > 0));
    delete from storage.event where (of_organisation is null or organisation_id = of_organisation)
      and exists (select from unnest(texts) t where position(storage.as_written(t) in payload::text) > 0);
    delete from storage.rate_limit where exists (select from unnest(texts) t where position(t in key) > 0);
    delete from storage.idempotency
      where exists (select from unnest(texts) t where position(storage.as_written(t) in coalesce(answer, '')) > 0);
    delete from graphile_worker._private_jobs j
      where exists (select from unnest(texts) t where position(storage.as_written(t) in j.payload::text || coalesce(j.key, '')) > 0);
  end $$;
create policy audit_forget on storage.audit for update using (storage.is_system());
create policy event_forget on storage.event for delete using (storage.is_system());

revoke execute on function issuer.erase_credential(uuid, uuid, timestamptz), learning.erase_person(uuid, uuid, uuid),
  storage.forget(uuid, text[], text[], uuid), erasure.is_open(uuid, uuid) from public;
grant execute on function issuer.erase_credential(uuid, uuid, timestamptz), learning.erase_person(uuid, uuid, uuid),
  storage.forget(uuid, text[], text[], uuid) to laurel_app;
