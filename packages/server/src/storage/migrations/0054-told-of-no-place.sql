-- Who waited for a place in a cohort until it had ended is told that there will be none.

alter table learning.reminder drop constraint reminder_kind_check;
alter table learning.reminder add constraint reminder_kind_check
  check (kind in ('deadline-week', 'deadline-day', 'cohort-week', 'cohort-day', 'cohort-no-place', 'idle'));
