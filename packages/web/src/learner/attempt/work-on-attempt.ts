import type { LaurelClient } from '@laurel/sdk';
import { formText } from '../../session/form-text.ts';
import type { Problem } from '../../session/problem.ts';
import { addresses } from '../addresses.ts';
import { fieldOf, readAnswers } from './answers.ts';
import { answersAfterMove } from './move-item.ts';
import { questionId } from './question.tsx';

type Client = Pick<LaurelClient, 'getAttempt' | 'saveAnswers' | 'submitAttempt' | 'takeBreak' | 'endBreak'>;

interface Input {
  attemptId: string;
  form: FormData;
  /** What is said of a question that wants a number and got something else. */
  notANumber: string;
}

/** Does what a button of the attempt page says: where to go on, or what must be mended first. */
export async function workOnAttempt(client: Client, input: Input): Promise<{ to: string } | { problem: Problem }> {
  const { attemptId, form, notANumber } = input;
  const params = { attemptId };
  const here = addresses.attempt(attemptId);
  const intent = formText(form, 'intent');
  if (intent === 'hand-in') {
    await client.submitAttempt({ params });
    return { to: here };
  }
  if (intent === 'end-break') {
    await client.endBreak({ params });
    return { to: here };
  }
  const { questions, enrolmentId, lessonId } = await client.getAttempt({ params });
  const { answers, notNumbers } = readAnswers(questions, form);
  const move = answersAfterMove(intent, answers, questions);
  await client.saveAnswers({ params, body: { answers: move?.answers ?? answers } });
  if (notNumbers.length > 0) {
    const errors = notNumbers.map((id) => ({ pointer: `/${fieldOf(id)}`, message: notANumber }));
    return { problem: { status: 400, code: 'invalid-request', title: notANumber, errors } };
  }
  if (intent === 'break') {
    await client.takeBreak({ params });
    return { to: here };
  }
  if (move) return { to: `${here}#${questionId(move.index + 1)}` };
  return { to: intent === 'review' ? `${here}?review=1` : addresses.lesson(enrolmentId, lessonId) };
}
