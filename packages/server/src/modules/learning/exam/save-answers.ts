import type { BodyOf, endpoints } from '@laurel/api';
import type { Scope } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { touchEnrolment } from '../enrolment/store.ts';
import { updateAnswers } from './attempt-store.ts';
import { mergeAnswers } from './check-answers.ts';
import { onRunningAttempt } from './on-running-attempt.ts';
import { type AttemptView, presentAttempt } from './present-attempt.ts';
import { readPaper } from './read-paper.ts';

interface Input {
  scope: Scope;
  attemptId: string;
  body: BodyOf<typeof endpoints.saveAnswers>;
}

/** Keeps answers of an open attempt; those not named stay as they are. */
export async function saveAnswers(
  deps: Pick<LearningDeps, 'database'>,
  { body, ...input }: Input,
): Promise<AttemptView> {
  return onRunningAttempt(deps, input, async (unit, { attempt }) => {
    const answers = mergeAnswers(await readPaper(unit.tx, attempt), attempt.answers, body.answers);
    await updateAnswers(unit.tx, { id: attempt.id, answers });
    await touchEnrolment(unit.tx, { id: attempt.enrolmentId, now: unit.now });
    // The answers themselves stay out of the audit log: which questions were touched is enough.
    await unit.audit({
      action: 'answers.kept',
      subject: `attempt:${attempt.id}`,
      detail: { questionIds: Object.keys(body.answers) },
    });
    return presentAttempt(unit.tx, { ...attempt, answers }, unit.now);
  });
}
