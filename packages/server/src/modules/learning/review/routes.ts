import { endpoints } from '@laurel/api';
import { type Route, route } from '../../../http/index.ts';
import type { LearningDeps } from '../deps.ts';
import { getRubric, setRubric } from './set-rubric.ts';

/** Rubrics and reviews. */
export function reviewRoutes(deps: LearningDeps): Route[] {
  return [
    route(endpoints.getRubric, ({ scope, params }) => getRubric(deps, { scope, ...params })),
    route(endpoints.setRubric, ({ scope, params, body }) => setRubric(deps, { scope, body, ...params })),
  ];
}
