import assert from 'node:assert/strict';
import type { WriteUnit } from '../../../storage/index.ts';
import { bestParts } from '../completion/best-parts.ts';
import { isBetter } from '../completion/better-result.ts';
import { recordResult } from '../completion/record-result.ts';
import { lockEnrolment } from '../enrolment/store.ts';
import { selectLessonById } from '../programme/content-store.ts';
import { selectAttempt, selectAttempts } from './attempt-store.ts';
import { type AttemptResult, resultOf } from './result-of.ts';

/**
 * Writes down anew what an exam comes to, because what was known of one of its attempts has changed. What somebody has completed
 * stays as it was: it is in a credential, and taking that back is a decision of its own.
 */
export async function recountExam(unit: WriteUnit, { attemptId }: { attemptId: string }): Promise<void> {
  const { tx } = unit;
  const changed = await selectAttempt(tx, attemptId);
  assert(changed);
  const enrolment = await lockEnrolment(tx, changed.enrolmentId);
  const lesson = await selectLessonById(tx, changed.lessonId);
  assert(enrolment && lesson);
  if (changed.state === 'open' || enrolment.state === 'completed') return;
  const attempts = await selectAttempts(tx, { enrolmentId: enrolment.id, originId: lesson.originId });
  const results: AttemptResult[] = [];
  for (const attempt of attempts)
    if (attempt.state === 'submitted' && attempt.lessonId === lesson.id) results.push(await resultOf(tx, attempt));
  const best = results.reduce((so, result) => (isBetter(result, so) ? result : so));
  const details = { ...best.details, ...bestParts(results.map((result) => result.details)) };
  const { organisationId, id: enrolmentId } = enrolment;
  await recordResult(unit, { organisationId, enrolmentId, lessonId: lesson.id, ...best, details, isRecount: true });
}
