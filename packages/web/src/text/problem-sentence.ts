import type { TFunction } from 'i18next';
import type { Problem } from '../session/problem.ts';
import { en } from './en.ts';

type KnownCode = keyof typeof en.problem;

/** A problem in the reader's language: our own sentence where the catalogue has one, else the API's words. */
export function problemSentence(t: TFunction, problem: Pick<Problem, 'code' | 'title' | 'detail'>): string {
  if (isKnown(problem.code)) return t(`problem.${problem.code}`);
  return problem.detail ?? problem.title;
}

function isKnown(code: string): code is KnownCode {
  return Object.hasOwn(en.problem, code);
}
