import { endpoints } from '@laurel/api';
import { type Route, route } from '../../../http/index.ts';
import type { LearningDeps } from '../deps.ts';
import { countWatched } from './count-watched.ts';

/** What is done inside a lesson. */
export function lessonRoutes(deps: LearningDeps): Route[] {
  return [route(endpoints.countWatched, ({ scope, params, body }) => countWatched(deps, { scope, body, ...params }))];
}
