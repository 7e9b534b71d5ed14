-- From when somebody could begin, where that is after they enrolled: their cohort starts later. The task at night fills it in.
alter table insight.learner add column opened_on date;
