import type { BodyOf, endpoints } from '@laurel/api';
import type { Scope } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { lockEnrolment, touchEnrolment } from '../enrolment/store.ts';
import { updateAnswers } from './attempt-store.ts';
import { mergeAnswers } from './check-answers.ts';
import { lockOpenAttempt, openAttempt } from './policy.ts';
import { type AttemptView, presentAttempt } from './present-attempt.ts';
import { selectQuestions } from './question-store.ts';

interface Input {
  scope: Scope;
  attemptId: string;
  body: BodyOf<typeof endpoints.saveAnswers>;
}

/** Keeps answers of an open attempt; those not named stay as they are. */
export async function saveAnswers(
  deps: Pick<LearningDeps, 'database'>,
  { scope, attemptId, body }: Input,
): Promise<AttemptView> {
  const { attempt: own, inside } = await openAttempt(deps, { scope, attemptId });
  return deps.database.write(inside, async (unit) => {
    // The enrolment first, as everywhere: two locks in one order never wait for each other in a circle.
    await lockEnrolment(unit.tx, own.enrolmentId);
    const attempt = await lockOpenAttempt(unit.tx, attemptId);
    const questions = await selectQuestions(unit.tx, [attempt.lessonId]);
    const answers = mergeAnswers(questions, attempt.answers, body.answers);
    await updateAnswers(unit.tx, { id: attemptId, answers });
    await touchEnrolment(unit.tx, { id: attempt.enrolmentId, now: unit.now });
    // The answers themselves stay out of the audit log: which questions were touched is enough.
    await unit.audit({
      action: 'answers.kept',
      subject: `attempt:${attemptId}`,
      detail: { questionIds: Object.keys(body.answers) },
    });
    return presentAttempt(unit.tx, { ...attempt, answers });
  });
}
