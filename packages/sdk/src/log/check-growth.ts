import {
  CredentialError,
  entryBundle,
  openTileWriter,
  TILE_WIDTH,
  type TileFile,
  type TileWriter,
  tilePath,
} from '@laurel/credential';
import { findingOf, LogFault, type LogFinding } from './log-fault.ts';
import type { LogSource } from './log-source.ts';
import { readEntries, readTile, widthAt } from './read-tile.ts';

/** How many entries a log has, and what they come to. */
export interface LogState {
  readonly size: number;
  readonly root: Uint8Array;
}

/** What `checkGrowth` needs. */
export interface GrowthInput {
  readonly source: LogSource;
  /** What was read before: only what came after it is read. From nothing when left out. */
  readonly from?: LogState | undefined;
  readonly to: LogState;
  /** Hears how many entries have been read. */
  readonly onProgress?: ((entries: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Read at once: so many bundles, and as many tiles. */
const AT_ONCE = 16;
/** More than these are not told one by one. */
const MOST_FINDINGS = 20;

/**
 * Grows the log anew out of its entries, from where it was read before, and compares every tile with the published one and
 * the root with the signed one. It holds one bundle of entries at a time.
 */
export async function checkGrowth({ source, from, to, onProgress, signal }: GrowthInput): Promise<LogFinding[]> {
  const log = await openAt(source, from, to.size);
  const altered: Difference[] = [];
  const compare = async (files: readonly TileFile[]) => {
    altered.push(...(await Promise.all(files.map((file) => difference(source, file, to.size)))).flat());
  };
  /** The right edge of each level: published as it is at the end, and not as it was on the way. */
  const edge = new Map<TileFile['tile']['level'], TileFile>();
  const bundles = { first: Math.floor(log.size / TILE_WIDTH), last: Math.ceil(to.size / TILE_WIDTH) };
  for (let start = bundles.first; start < bundles.last; start += AT_ONCE) {
    signal?.throwIfAborted();
    const indices = Array.from({ length: Math.min(AT_ONCE, bundles.last - start) }, (_, at) => start + at);
    const read = await Promise.all(indices.map((index) => readEntries(source, index, to.size)));
    for (const entries of read) for (const entry of entries.slice(log.size % TILE_WIDTH)) log.append(entry);
    const files = log.take().filter(({ tile }) => tile.level !== 'entries');
    for (const file of files) edge.set(file.tile.level, file);
    await compare(files.filter(({ tile }) => tile.width === TILE_WIDTH));
    onProgress?.(log.size);
  }
  await compare(
    [...edge.values()].filter(({ tile }) => tile.width < TILE_WIDTH && tile.width === widthAt(to.size, tile)),
  );
  return explain(source, altered, isSame(log.root(), to.root));
}

/** The log as it was, if it still is so. */
async function openAt(source: LogSource, from: LogState | undefined, size: number): Promise<TileWriter> {
  const retrieveTile = async (tile: TileFile['tile']) => {
    if (tile.level !== 'entries') return readTile(source, tile, size);
    return entryBundle((await readEntries(source, tile.index, size)).slice(0, tile.width));
  };
  const log = await open(from?.size ?? 0, retrieveTile);
  if (from !== undefined && !isSame(log.root(), from.root)) {
    throw new LogFault('rewritten', `${source.name}: the first ${from.size} entries`);
  }
  return log;
}

async function open(size: number, retrieveTile: (tile: TileFile['tile']) => Promise<Uint8Array>): Promise<TileWriter> {
  try {
    return await openTileWriter({ size, retrieveTile });
  } catch (error) {
    if (error instanceof CredentialError) throw new LogFault('tile-altered', error.message, { cause: error });
    throw error;
  }
}

/** A tile that is not what the entries come to. */
interface Difference {
  readonly path: string;
  readonly finding?: LogFinding;
}

async function difference(source: LogSource, { tile, bytes }: TileFile, size: number): Promise<Difference[]> {
  try {
    return isSame(await readTile(source, tile, size), bytes) ? [] : [{ path: tilePath(tile) }];
  } catch (error) {
    if (error instanceof LogFault) return [{ path: tilePath(tile), finding: error.finding }];
    throw error;
  }
}

/** Whether entries or tiles were altered: only one of them comes to what was signed. */
function explain(source: LogSource, altered: readonly Difference[], isRootRight: boolean): LogFinding[] {
  const code = isRootRight ? 'tile-altered' : 'entry-altered';
  const findings = altered.map(({ path, finding }) => finding ?? findingOf(code, `${source.name}/${path}`));
  const more = findings.length > MOST_FINDINGS ? [findingOf(code, `${findings.length} files in all`)] : [];
  const root = isRootRight ? [] : [findingOf('root-wrong', source.name)];
  return [...root, ...findings.slice(0, MOST_FINDINGS), ...more];
}

/** True where two sequences of bytes are the same. */
export function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}
