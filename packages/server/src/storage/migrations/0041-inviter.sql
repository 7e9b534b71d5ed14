-- Who let a guest invigilate: a guest's code confirms nobody who made it themselves.

set local laurel.system = 'on';

alter table learning.guest_invigilator
  add column invited_by uuid references account.person (id) on delete set null;
-- Whose a code from before is, nobody knows; none was good for more than twelve hours.
update learning.guest_invigilator set expires_at = now() where expires_at > now();
