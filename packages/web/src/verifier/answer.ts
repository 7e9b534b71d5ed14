import type { PathStep, ResourcePolicy, Verdict } from '@laurel/sdk';
import type { Problem } from '../session/problem.ts';
import type { Revocation } from './given/find-revocation.ts';
import type { GivenFault } from './given/read-given.ts';

/** Where in what was given something stood. */
export interface Place {
  /** The file's name, where it was one. */
  fileName: string | undefined;
  /** From the outside in; empty when what was given is the credential itself. */
  path: readonly PathStep[];
}

/** One credential with its verdict. */
export interface VerifiedItem extends Place {
  verdict: Verdict;
  revocation?: Revocation | undefined;
  /** The page of what counts in its place, where its issuer is this server. */
  successorPage?: string | undefined;
  checkedBy: 'browser' | 'server';
}

/** Something that was not verified, and why. */
export interface RefusedItem extends Place {
  /** A reason code, the API's problem code, or `unreadable`: nothing could be read at that address. */
  code: string;
  sentence: string;
  whatToDo: string;
  detail?: string | undefined;
  problem?: Problem | undefined;
}

/** What came of one credential, wherever it stood. */
export type ItemAnswer = Omit<VerifiedItem, keyof Place> | Omit<RefusedItem, keyof Place>;

/** What came of handing something in. */
export interface Answer {
  /** What was typed, kept on the page. */
  typed: string;
  fileNames: readonly string[];
  /** Whether files that a credential refers to were fetched and compared. */
  resources?: ResourcePolicy | undefined;
  /** Nothing was looked at. */
  fault?: GivenFault | undefined;
  verified: readonly VerifiedItem[];
  refused: readonly RefusedItem[];
}
