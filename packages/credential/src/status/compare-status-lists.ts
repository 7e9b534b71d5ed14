import { toInstant } from '../model/date-time.ts';
import { statusValue } from './status-bit.ts';
import { isIrreversible } from './status-purpose.ts';

/** A status list at one time: what must only ever grow. */
export interface StatusListState {
  /** When the list says it begins, as a `dateTimeStamp`. */
  readonly validFrom?: string | undefined;
  readonly purposes: readonly string[];
  readonly bits: Uint8Array;
  /** The credentials that it names, where it does not number them. */
  readonly names?: readonly string[] | undefined;
}

/** How a list fell back behind one that was seen before. */
export interface StatusListRegression {
  /** `older`: it begins before the one seen. `cleared`: values are gone that nobody may take back. */
  readonly kind: 'older' | 'cleared';
  readonly detail: string;
}

/** What `compareStatusLists` needs. Both lists must be genuine, and of one address. */
export interface CompareStatusListsInput {
  readonly seen: StatusListState;
  readonly given: StatusListState;
  /** Bits a value, by default 1. */
  readonly size?: number | undefined;
}

/**
 * Compares a list with one seen before: a copy from yesterday served again (a restored backup, a stale cache, somebody who
 * keeps a revocation from being seen), or a revocation taken back. Suspensions and messages may come and go; so in a list
 * that has other purposes too, a cleared value proves nothing without its entry.
 *
 * @see https://www.w3.org/TR/vc-bitstring-status-list/#bitstringstatuslistentry "This status is not reversible."
 */
export function compareStatusLists({
  seen,
  given,
  size = 1,
}: CompareStatusListsInput): readonly StatusListRegression[] {
  return [...older(seen, given), ...cleared(seen, given, size)];
}

function older(seen: StatusListState, given: StatusListState): StatusListRegression[] {
  if (seen.validFrom === undefined || given.validFrom === undefined) return [];
  if (toInstant(given.validFrom) >= toInstant(seen.validFrom)) return [];
  return [{ kind: 'older', detail: `from ${given.validFrom}, after one from ${seen.validFrom}` }];
}

function cleared(seen: StatusListState, given: StatusListState, size: number): StatusListRegression[] {
  if (![...seen.purposes, ...given.purposes].every(isIrreversible)) return [];
  const gone = [...clearedIndexes(seen.bits, given.bits, size), ...missingNames(seen, given)];
  if (gone.length === 0) return [];
  const some = gone
    .slice(0, 5)
    .map((it) => String(it).slice(0, 100))
    .join(', ');
  return [{ kind: 'cleared', detail: `${gone.length} values, at ${some}${gone.length > 5 ? ', …' : ''}` }];
}

function missingNames(seen: StatusListState, given: StatusListState): string[] {
  const names = new Set(given.names);
  return (seen.names ?? []).filter((name) => !names.has(name));
}

/** Where a value was set and is zero now, or is no longer there. */
function clearedIndexes(seen: Uint8Array, given: Uint8Array, size: number): number[] {
  const indexes: number[] = [];
  const count = Math.floor((seen.length * 8) / size);
  const countGiven = Math.floor((given.length * 8) / size);
  for (let index = 0; index < count; index++) {
    if (statusValue(seen, index, size) === 0) continue;
    if (index >= countGiven || statusValue(given, index, size) === 0) indexes.push(index);
  }
  return indexes;
}
