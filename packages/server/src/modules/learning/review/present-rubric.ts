import type { Rubric } from './rubric.ts';
import type { RubricRow } from './rubric-store.ts';

/** A rubric without what the store keeps beside it. */
export function presentRubric({ id: _id, versionId: _version, lessonId: _lesson, ...rubric }: RubricRow): Rubric {
  return rubric;
}
