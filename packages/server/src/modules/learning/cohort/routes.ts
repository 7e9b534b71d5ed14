import { endpoints } from '@laurel/api';
import { type Route, route } from '../../../http/index.ts';
import type { LearningDeps } from '../deps.ts';
import { changeCohort } from './change-cohort.ts';
import { createCohort } from './create-cohort.ts';
import { joinCohort } from './join-cohort.ts';
import { leaveProgramme } from './leave-programme.ts';
import { moveLearner } from './move-learner.ts';
import { listCohorts, setPace } from './set-pace.ts';

/** Cohorts: for those who plan them, and for those who learn in them. */
export function cohortRoutes(deps: LearningDeps): Route[] {
  return [
    route(endpoints.setPace, ({ scope, params, body }) => setPace(deps, { scope, body, ...params })),
    route(endpoints.listCohorts, ({ scope, params }) => listCohorts(deps, { scope, ...params })),
    route(endpoints.createCohort, ({ scope, params, body }) => createCohort(deps, { scope, body, ...params })),
    route(endpoints.changeCohort, ({ scope, params, body }) => changeCohort(deps, { scope, body, ...params })),
    route(endpoints.moveLearner, ({ scope, params, body }) => moveLearner(deps, { scope, body, ...params })),
    route(endpoints.joinCohort, ({ scope, params, body }) => joinCohort(deps, { scope, body, ...params })),
    route(endpoints.leaveProgramme, ({ scope, params }) => leaveProgramme(deps, { scope, ...params })),
  ];
}
