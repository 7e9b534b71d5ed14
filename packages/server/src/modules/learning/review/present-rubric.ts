import type { Rubric } from './rubric.ts';
import type { RubricRow } from './rubric-store.ts';

/** The same for whoever marks the sample, or might: how staff marked it stays out. */
export function presentRubricToLearner(row: RubricRow): Rubric {
  const rubric = presentRubric(row);
  return { ...rubric, peer: rubric.peer && { ...rubric.peer, sample: null } };
}

/** A rubric without what the store keeps beside it. */
export function presentRubric({ id: _id, versionId: _version, lessonId: _lesson, ...rubric }: RubricRow): Rubric {
  return rubric;
}
