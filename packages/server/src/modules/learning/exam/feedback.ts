import type { LessonRow } from '../programme/content-store.ts';
import type { AttemptRow } from './attempt-store.ts';

/** What a learner is shown of a marked attempt: the score always, the rest by the exam's rule. */
export type Feedback = LessonRow['feedback'];

/**
 * What may be shown now. Where it is shown at the end, that is when the exam is passed or no attempt is left: whoever can
 * still try is told no answers.
 */
export function feedbackNow(
  { feedback, feedbackFrom, attemptsAllowed }: Pick<LessonRow, 'feedback' | 'feedbackFrom' | 'attemptsAllowed'>,
  attempts: readonly Pick<AttemptRow, 'state' | 'passed'>[],
): Feedback {
  if (feedbackFrom === 'at-once') return feedback;
  const usedUp = attemptsAllowed !== null && attempts.length >= attemptsAllowed;
  const running = attempts.some(({ state }) => state === 'open');
  const atTheEnd = !running && (usedUp || attempts.some(({ passed }) => passed));
  return atTheEnd ? feedback : 'score';
}
