-- An install with millions of lines is searched for all texts of a person in one go: the patterns are made once, and not anew
-- for every row.

create function storage.patterns_of(texts text[]) returns text[] language sql immutable set search_path = pg_catalog
  as $$ select coalesce(array_agg('%' || replace(replace(replace(t, '\', '\\'), '%', '\%'), '_', '\_') || '%'), '{}')
    from unnest(texts) t $$;

create or replace function storage.forget(erasure_id uuid, texts text[], subjects text[], of_organisation uuid) returns void
  language plpgsql security definer set search_path = pg_catalog
  as $$ declare
    plain text[] := storage.patterns_of(texts);
    written text[] := storage.patterns_of((select array_agg(storage.as_written(t)) from unnest(texts) t));
  begin
    if not erasure.is_open(erasure_id, of_organisation) then raise exception 'no erasure is under way'; end if;
    update storage.audit set detail = '{}' where detail <> '{}'
      and (of_organisation is null or organisation_id = of_organisation)
      and (subject = any(subjects) or detail::text like any(written));
    delete from storage.event where (of_organisation is null or organisation_id = of_organisation)
      and payload::text like any(written);
    delete from storage.rate_limit where key like any(plain);
    delete from storage.idempotency where coalesce(answer, '') like any(written);
    delete from graphile_worker._private_jobs j where j.payload::text || coalesce(j.key, '') like any(written);
  end $$;
