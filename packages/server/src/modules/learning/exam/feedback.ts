import type { LessonRow } from '../programme/content-store.ts';
import type { AttemptRow } from './attempt-store.ts';

/** What a learner is shown of a marked attempt: the score always, the rest by the exam's rule. */
export type Feedback = LessonRow['feedback'];

/**
 * What may be shown now. Where it is shown at the end, that is when the programme is completed or no attempt is left: whoever
 * can still try, for a better score after passing too, is told no answers.
 */
export function feedbackNow(
  { feedback, feedbackFrom, attemptsAllowed }: Pick<LessonRow, 'feedback' | 'feedbackFrom' | 'attemptsAllowed'>,
  { attempts, isCompleted }: { attempts: readonly Pick<AttemptRow, 'state'>[]; isCompleted: boolean },
): Feedback {
  if (feedbackFrom === 'at-once') return feedback;
  const usedUp = attemptsAllowed !== null && attempts.length >= attemptsAllowed;
  const running = attempts.some(({ state }) => state === 'open');
  const atTheEnd = !running && (usedUp || isCompleted);
  return atTheEnd ? feedback : 'score';
}
