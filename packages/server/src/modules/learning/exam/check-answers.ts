import type { Answer, BodyOf, endpoints } from '@laurel/api';
import { type InputFault, Refusal } from '../../../refusal.ts';
import { faultOfAnswer } from '../question/fault-of-answer.ts';
import type { Asked } from './draw-paper.ts';

type GivenAnswers = BodyOf<typeof endpoints.saveAnswers>['answers'];

/**
 * Takes in answers beside those already kept: one given anew replaces the old, null takes it back.
 *
 * @throws Refusal `invalid-request` for a question of another exam, an answer of another kind, or an option not offered
 */
export function mergeAnswers(
  questions: readonly Asked[],
  kept: Record<string, Answer>,
  given: GivenAnswers,
): Record<string, Answer> {
  const byId = new Map(questions.map((question) => [question.id, question]));
  const faults = Object.entries(given).flatMap(([id, answer]): InputFault[] => {
    const question = byId.get(id);
    const message = question ? answer && faultOfAnswer(question, answer) : 'this exam has no such question';
    return message ? [{ pointer: `/answers/${id}`, message }] : [];
  });
  if (faults.length > 0) {
    throw new Refusal('invalid-request', 'None of these answers was kept. Mend what is listed and send them again.', {
      faults,
    });
  }
  const merged = { ...kept, ...given };
  return Object.fromEntries(Object.entries(merged).filter((entry): entry is [string, Answer] => entry[1] !== null));
}
