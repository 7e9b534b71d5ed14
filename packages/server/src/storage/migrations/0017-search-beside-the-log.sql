-- An erasure searches first, while nobody waits for it, and looks a second time at what was written meanwhile: a handful of the
-- newest rows, which these find. Each takes a few kilobytes, and no time when a row is written.
create index audit_by_time on storage.audit using brin (at) with (pages_per_range = 32, autosummarize = on);
create index event_by_time on storage.event using brin (at) with (pages_per_range = 32, autosummarize = on);

-- Audit lines and events from a time on, or all; whatever else is small is looked through whole.
drop function storage.forget(uuid, text[], text[], uuid);
create function storage.forget(erasure_id uuid, texts text[], subjects text[], of_organisation uuid, since timestamptz default null)
  returns void language plpgsql security definer set search_path = pg_catalog
  -- Everything and the newest want each a plan of their own.
  set plan_cache_mode = force_custom_plan
  as $$ declare
    plain text[] := storage.patterns_of(texts);
    written text[] := storage.patterns_of((select array_agg(storage.as_written(t)) from unnest(texts) t));
    from_then timestamptz := coalesce(since, '-infinity');
  begin
    if not erasure.is_open(erasure_id, of_organisation) then raise exception 'no erasure is under way'; end if;
    update storage.audit set detail = '{}' where detail <> '{}' and at >= from_then
      and (of_organisation is null or organisation_id = of_organisation)
      and (subject = any(subjects) or detail::text like any(written));
    delete from storage.event where at >= from_then and (of_organisation is null or organisation_id = of_organisation)
      and payload::text like any(written);
    delete from storage.rate_limit where key like any(plain);
    delete from storage.idempotency where coalesce(answer, '') like any(written);
    delete from graphile_worker._private_jobs j where j.payload::text || coalesce(j.key, '') like any(written);
  end $$;

-- Events are for their subscribers. Once no job is left that delivers one, it is kept for a while to look into, and then goes.
create function storage.tidy_events(before timestamptz, most integer) returns integer
  language plpgsql security definer set search_path = pg_catalog
  as $$ declare gone integer; begin
    if not storage.is_system() then raise exception 'events are tidied by the system only'; end if;
    delete from storage.event where id in (
      select e.id from storage.event e where e.at < before and not exists (
        select from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
        where t.identifier in ('dispatch-event', 'handle-event') and (j.payload ->> 'eventId')::bigint = e.id)
      order by e.id limit most);
    get diagnostics gone = row_count;
    return gone;
  end $$;

-- The queue removes what is done. What failed for good stays as it was, to look into, and then goes too.
create function storage.tidy_failed_jobs(before timestamptz) returns integer
  language plpgsql security definer set search_path = pg_catalog
  as $$ declare gone integer; begin
    if not storage.is_system() then raise exception 'jobs are tidied by the system only'; end if;
    delete from graphile_worker._private_jobs
      where attempts >= max_attempts and locked_at is null and updated_at < before;
    get diagnostics gone = row_count;
    return gone;
  end $$;

revoke execute on function storage.forget(uuid, text[], text[], uuid, timestamptz), storage.tidy_events(timestamptz, integer),
  storage.tidy_failed_jobs(timestamptz) from public;
grant execute on function storage.forget(uuid, text[], text[], uuid, timestamptz), storage.tidy_events(timestamptz, integer),
  storage.tidy_failed_jobs(timestamptz) to laurel_app;
