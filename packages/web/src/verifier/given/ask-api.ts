import type { Verdict, VerifyInput } from '@laurel/sdk';
import type { Problem } from '../../session/problem.ts';
import type { ItemAnswer } from './answer-given.ts';

/** Has the API verify: the verdict, or what it refused. */
export type AskApi = (body: VerifyInput) => Promise<Verdict | Problem>;

export function isVerdict(answer: Verdict | Problem): answer is Verdict {
  return 'outcome' in answer;
}

/** The API's refusal as the answer about one thing. */
export function refusedByApi(problem: Problem): ItemAnswer {
  const unreadable = problem.errors.find(({ pointer }) => pointer === '/url');
  if (unreadable) return { code: 'unreadable', sentence: '', whatToDo: '', detail: unreadable.message };
  return { code: problem.code, sentence: problem.detail ?? problem.title, whatToDo: '', problem };
}
