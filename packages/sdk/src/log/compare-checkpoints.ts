import { createTileReader, proveConsistency, rootOf, verifyConsistency } from '@laurel/credential';
import { isSame, type LogState } from './check-growth.ts';
import { findingOf, type LogFinding } from './log-fault.ts';
import type { LogSource } from './log-source.ts';
import { tilesFrom } from './read-tile.ts';

/** A state of a log, and where it was seen. */
export interface Sighting extends LogState {
  /** What people know the place by: an address, a folder, a record on a chain. */
  readonly name: string;
  /** Where tiles can be had. A record of what was there once, as on a chain, has none. */
  readonly source?: LogSource | undefined;
}

/**
 * Whether two states of a log that were seen in two places are of one log: the same root for the same size; else the larger
 * one grew out of the smaller, which is proved with the tiles of whoever shows the larger one.
 */
export async function compareCheckpoints(one: Sighting, other: Sighting): Promise<LogFinding[]> {
  const [earlier, later] = one.size <= other.size ? [one, other] : [other, one];
  const places = `${earlier.name} has ${earlier.size} entries, ${later.name} has ${later.size}`;
  if (earlier.size === later.size) return isSame(one.root, other.root) ? [] : [findingOf('split-view', places)];
  // The log of nothing is the beginning of every other.
  if (earlier.size === 0) return [];
  // Somebody has recorded more than the log shows: it had more once.
  return later.source === undefined
    ? [findingOf('rolled-back', places)]
    : proveGrowth(later.source, earlier, later, places);
}

async function proveGrowth(
  source: LogSource,
  earlier: Sighting,
  later: Sighting,
  places: string,
): Promise<LogFinding[]> {
  const read = createTileReader({ size: later.size, retrieveTile: tilesFrom(source, later.size) });
  const proof = await proveConsistency({ size: earlier.size, laterSize: later.size, read });
  const { size, root } = earlier;
  if (verifyConsistency({ size, root, laterSize: later.size, laterRoot: later.root, proof })) return [];
  // Tiles that do not even come to the root above them prove nothing against the earlier state.
  const isWhole = isSame(await rootOf({ size: later.size, read }), later.root);
  return [findingOf(isWhole ? 'split-view' : 'tile-altered', places)];
}
