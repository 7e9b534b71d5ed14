-- A kind of mail more that one may turn off: what waits for somebody's decision as a member of an organisation.

do $$ declare t text; begin
  foreach t in array array['preference', 'unsubscribe_link'] loop
    execute format('alter table delivery.%I drop constraint %I', t, t || '_category_check');
    execute format('alter table delivery.%I add constraint %I
      check (category in (''learning'', ''messages'', ''digests'', ''staff''))', t, t || '_category_check');
  end loop;
end $$;

-- A provider on the learner's own machine, for trying things: whether the install may have one is decided where it is set.
alter table learning.proctoring_provider drop constraint proctoring_provider_link_template_check;
alter table learning.proctoring_provider add constraint proctoring_provider_link_template_check
  check (link_template like '%{attemptRef}%' and link_template ~ '^(https://|http://(localhost|127\.0\.0\.1)[:/?])');
