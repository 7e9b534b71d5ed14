import { endpoints } from '@laurel/api';
import { type Route, route } from '../../../http/index.ts';
import type { LearningDeps } from '../deps.ts';
import { answerExercise } from './answer-exercise.ts';
import { countWatched } from './count-watched.ts';
import { removeExercise, setExercise } from './set-exercise.ts';

/** What is done inside a lesson, and what its authors put there. */
export function lessonRoutes(deps: LearningDeps): Route[] {
  return [
    route(endpoints.countWatched, ({ scope, params, body }) => countWatched(deps, { scope, body, ...params })),
    route(endpoints.answerExercise, ({ scope, params, body }) => answerExercise(deps, { scope, body, ...params })),
    route(endpoints.setExercise, ({ scope, params, body }) => setExercise(deps, { scope, body, ...params })),
    route(endpoints.removeExercise, ({ scope, params }) => removeExercise(deps, { scope, ...params })),
  ];
}
