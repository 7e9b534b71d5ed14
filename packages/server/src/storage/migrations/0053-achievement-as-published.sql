-- A published version leads to its achievements as they were when it was published: what one learns for does not change underneath.

set local laurel.system = 'on';

alter table learning.programme_version add column achievement_terms jsonb;
alter table learning.outcome add column achievement_terms jsonb;

create function pg_temp.terms_of(a issuer.achievement) returns jsonb language sql as $$
  select jsonb_build_object('name', a.name, 'description', a.description, 'criteria', a.criteria, 'kind', a.kind,
    'imageUrl', a.image_url, 'language', a.language, 'credits', a.credits, 'creditSystem', a.credit_system,
    'hours', a.hours, 'level', a.level, 'skills', a.skills)
$$;

-- What they were when earlier versions were published nobody wrote down: those stay as they are today.
alter table learning.programme_version disable trigger published_stays;
alter table learning.outcome disable trigger published_stays;
update learning.programme_version v set achievement_terms = pg_temp.terms_of(a)
  from issuer.achievement a where a.id = v.achievement_id and v.state = 'published';
update learning.outcome o set achievement_terms = pg_temp.terms_of(a)
  from issuer.achievement a, learning.programme_version v
  where a.id = o.achievement_id and v.id = o.version_id and v.state = 'published';
alter table learning.programme_version enable trigger published_stays;
alter table learning.outcome enable trigger published_stays;

alter table learning.programme_version
  add constraint terms_of_published check ((state = 'published') = (achievement_terms is not null));
