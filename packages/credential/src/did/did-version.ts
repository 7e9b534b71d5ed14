import { dateTimeSchema, toInstant } from '../model/date-time.ts';
import type { DidVersion } from './did-method.ts';
import { type DidProblem, didProblem } from './did-problem.ts';

/** The version that options ask for, as texts: so they stand in a query. */
export interface VersionOptions {
  readonly versionId?: string | undefined;
  /** XML Schema `dateTimeStamp`. */
  readonly versionTime?: string | undefined;
  /** did:webvh: the number before the dash of `versionId`. */
  readonly versionNumber?: string | undefined;
}

/**
 * Reads which version is wanted. Two answers to that question are none.
 *
 * @see https://www.w3.org/TR/did-resolution/#versioning
 */
export function readVersion({ versionId, versionTime, versionNumber }: VersionOptions): DidVersion | DidProblem {
  const given = [versionId, versionTime, versionNumber].filter((option) => option !== undefined);
  if (given.length > 1) return didProblem('INVALID_OPTIONS', 'more than one version');
  if (versionTime !== undefined) {
    if (!dateTimeSchema.safeParse(versionTime).success) return didProblem('INVALID_OPTIONS', 'versionTime is no date');
    return { versionTime: toInstant(versionTime) };
  }
  if (versionNumber === undefined) return { versionId };
  if (!/^[1-9]\d{0,8}$/.test(versionNumber)) return didProblem('INVALID_OPTIONS', 'versionNumber is no number');
  return { versionNumber: Number(versionNumber) };
}
