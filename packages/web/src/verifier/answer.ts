import type { Verdict } from '@laurel/sdk';
import type { Problem } from '../session/problem.ts';
import type { Revocation } from './given/find-revocation.ts';
import type { GivenFault } from './given/judge-given.ts';

/** What came of handing something in. */
export interface Answer {
  /** What was typed, kept on the page. */
  typed: string;
  fileName: string | undefined;
  /** Nothing was verified: what was given is no credential. */
  fault?: GivenFault;
  /** Nothing was verified: nothing could be read at this address. */
  unreadable?: { url: string; detail: string };
  /** Nothing was verified: the API refused. */
  problem?: Problem;
  verdict?: Verdict;
  revocation?: Revocation | undefined;
  checkedBy?: 'browser' | 'server';
}
