import type { LessonForStaff, QuestionForStaff } from '@laurel/sdk';
import type { Problem } from '../../session/problem.ts';
import { refusalOf } from '../../session/refusal.ts';
import { chosenOf } from '../console/list-address.ts';
import { notHere } from './programme-place.ts';
import { type QuestionKind, questionKinds } from './question-kinds.ts';

/** The question a page changes; `new` in the address stands for one to be added. */
interface QuestionPlace {
  kind: QuestionKind;
  question: QuestionForStaff | undefined;
  /** From 1. */
  number: number;
}

export function questionOf(lesson: LessonForStaff, questionId: string, url: URL): QuestionPlace {
  const questions = lesson.questions ?? [];
  if (lesson.kind !== 'exam') throw notHere();
  if (questionId === 'new') {
    const kind = chosenOf(url, 'kind', questionKinds) ?? 'single-choice';
    return { kind, question: undefined, number: questions.length + 1 };
  }
  const at = questions.findIndex(({ id }) => id === questionId);
  const question = questions[at];
  if (!question) throw notHere();
  return { kind: question.kind, question, number: at + 1 };
}

/** What the API refused of the whole list, said of the one question on the page. */
export function refusedQuestion(error: unknown, at: number): Problem {
  const problem = refusalOf(error);
  const own = `/questions/${at}`;
  const errors = problem.errors.map(({ pointer, message }) => ({
    pointer: pointer.startsWith(own) ? pointer.slice(own.length) : pointer,
    message,
  }));
  return { ...problem, errors };
}
