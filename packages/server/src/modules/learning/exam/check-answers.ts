import type { BodyOf, endpoints } from '@laurel/api';
import { type InputFault, Refusal } from '../../../refusal.ts';
import type { Answer } from './mark-answers.ts';
import type { QuestionRow } from './question-store.ts';

type GivenAnswers = BodyOf<typeof endpoints.saveAnswers>['answers'];

/**
 * Takes in answers beside those already kept: one given anew replaces the old, null takes it back.
 *
 * @throws Refusal `invalid-request` for a question of another exam, an answer of another kind, or an option not offered
 */
export function mergeAnswers(
  questions: readonly QuestionRow[],
  kept: Record<string, Answer>,
  given: GivenAnswers,
): Record<string, Answer> {
  const byId = new Map(questions.map((question) => [question.id, question]));
  const faults = Object.entries(given).flatMap(([id, answer]): InputFault[] => {
    const message = answer === null && byId.has(id) ? undefined : faultOf(byId.get(id), answer);
    return message === undefined ? [] : [{ pointer: `/answers/${id}`, message }];
  });
  if (faults.length > 0) {
    throw new Refusal('invalid-request', 'None of these answers was kept. Mend what is listed and send them again.', {
      faults,
    });
  }
  const merged = { ...kept, ...given };
  return Object.fromEntries(Object.entries(merged).filter((entry): entry is [string, Answer] => entry[1] !== null));
}

function faultOf(question: QuestionRow | undefined, answer: Answer | null): string | undefined {
  if (!question) return 'this exam has no such question';
  if (answer === null) return undefined;
  switch (question.kind) {
    case 'numeric':
      return 'number' in answer ? undefined : 'answer with a number';
    case 'short-text':
      return 'text' in answer ? undefined : 'answer with text';
    default:
      return 'optionIds' in answer
        ? faultOfChoice(answer.optionIds, {
            offered: question.key.options.map(({ id }) => id),
            most: question.kind === 'single-choice' ? 1 : question.key.options.length,
          })
        : 'answer with options';
  }
}

function faultOfChoice(chosen: readonly string[], { offered, most }: { offered: string[]; most: number }) {
  if (!chosen.every((id) => offered.includes(id))) return 'an option that this question does not offer';
  if (new Set(chosen).size < chosen.length) return 'an option chosen twice';
  return chosen.length > most ? 'choose one option only' : undefined;
}
