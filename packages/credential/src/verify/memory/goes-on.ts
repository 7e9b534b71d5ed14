import { CredentialError } from '../../errors.ts';
import { compareStatusLists } from '../../status/compare-status-lists.ts';
import { statusTypeOf } from '../../status/status-type-of.ts';
import { listState } from '../checks/list-state.ts';
import { readListText } from '../checks/open-status-list.ts';
import type { Evidence } from '../evidence.ts';

/** What `goesOn` needs. Both texts were believed, for entries of this type. */
export interface GoesOnInput {
  readonly type: string;
  readonly before: string;
  readonly after: string;
  readonly evidence: Evidence;
}

/** True where a list follows from the one before it: it is not older, and takes nothing back that stays for good. */
export function goesOn({ type, before, after, evidence }: GoesOnInput): boolean {
  const statusType = statusTypeOf({ type });
  if (before === after || statusType === undefined) return true;
  try {
    const [seen, given] = [before, after].map((text) => listState(readListText(statusType, text, evidence)));
    return seen === undefined || given === undefined || compareStatusLists({ seen, given }).length === 0;
  } catch (error) {
    // The new one was read a moment ago: it is the old one that cannot be read, and it remembers nothing.
    if (error instanceof CredentialError) return true;
    throw error;
  }
}
