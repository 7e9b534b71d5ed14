import { formatNote, parseEntryBundle, parseNote, TILE_WIDTH, tilePath } from '@laurel/credential';
import type { WriteUnit } from '../../../storage/index.ts';
import { putFinding } from '../check/finding-store.ts';
import { Contradiction } from '../contradiction.ts';
import type { LogDeps } from '../deps.ts';
import { assertNotAhead } from './assert-not-ahead.ts';
import {
  beginEpoch,
  type CheckpointRow,
  insertCheckpoint,
  selectCheckpoint,
  selectLogKey,
  selectNewestCheckpoint,
} from './checkpoint-store.ts';
import { countEntries, type EntryRow, insertEntries, selectEntries } from './entry-store.ts';
import { growTree } from './grow-tree.ts';
import { openOwn } from './own-checkpoint.ts';

/** How the published checkpoint stands to the newest that the database has: the same, an earlier one, or not there. */
export type Standing = 'same' | 'behind' | 'missing';

/** Where the folder keeps the newest checkpoint. */
export const checkpointFile = 'checkpoint';

type Deps = Pick<LogDeps, 'folder' | 'log' | 'origin'>;

/**
 * Compares the database with the checkpoint that was published last, which the folder keeps: it is written before the
 * transaction that signed it ends. Where the folder is ahead, either a process died in between, and the checkpoint is taken
 * over; or an older database was restored, and the entries that it has lost are taken from the published bundles, without
 * what they stood for. So no size is ever signed for twice.
 *
 * Call it with the turn taken.
 *
 * @throws Contradiction where the two cannot be brought together
 */
export async function compareWithFolder(deps: Deps, unit: WriteUnit): Promise<Standing> {
  const published = await readPublished(deps, unit);
  const newest = await selectNewestCheckpoint(unit.tx);
  if (!published) {
    await assertNotAhead(deps, unit.tx);
    return newest ? 'missing' : 'same';
  }
  if (newest && newest.size >= published.size) {
    await assertSame(unit, published);
    return newest.size === published.size ? 'same' : 'behind';
  }
  const recovered = await recoverEntries(deps, unit, published);
  await adopt(unit, newest, published);
  if (recovered > 0) await afterRestore(deps, unit, { recovered, size: published.size });
  await unit.audit({
    action: recovered > 0 ? 'log.recovered' : 'log.checkpoint-adopted',
    subject: `checkpoint:${published.size}`,
    detail: { recovered },
  });
  return 'same';
}

async function readPublished(
  { folder, origin }: Pick<Deps, 'folder' | 'origin'>,
  { tx, now }: Pick<WriteUnit, 'tx' | 'now'>,
): Promise<CheckpointRow | undefined> {
  const bytes = await folder.read(checkpointFile);
  if (!bytes) return undefined;
  const key = await selectLogKey(tx);
  const note = Buffer.from(bytes).toString('utf8');
  try {
    if (!key) throw new Error('the database has no key of the log');
    const { size, root, time } = await openOwn(note, { key, origin });
    return { size, root, note: withoutWitnesses(note, key.name), signedAt: time ?? now };
  } catch (cause) {
    throw new Contradiction(
      {
        kind: 'published-unreadable',
        subject: checkpointFile,
        detail:
          'The checkpoint that was published last, in the data directory, is damaged or of another key than the database has.',
      },
      { cause },
    );
  }
}

/** The note as the log signed it: what witnesses added is kept apart. */
function withoutWitnesses(note: string, name: string): string {
  const { text, signatures } = parseNote(note);
  return formatNote({ text, signatures: signatures.filter((signature) => signature.name === name) });
}

async function assertSame({ tx }: Pick<WriteUnit, 'tx'>, { size, root }: CheckpointRow): Promise<void> {
  const kept = await selectCheckpoint(tx, size);
  if (kept && Buffer.compare(kept.root, root) === 0) return;
  throw new Contradiction({
    kind: 'published-differs',
    subject: `checkpoint:${size}`,
    detail: `The checkpoint that was published for ${size} entries has another root than the database, or is not in it.`,
  });
}

async function recoverEntries(
  { folder }: Pick<Deps, 'folder'>,
  { tx, now }: Pick<WriteUnit, 'tx' | 'now'>,
  { size }: CheckpointRow,
): Promise<number> {
  const first = await countEntries(tx);
  const lost: Omit<EntryRow, 'erasedAt'>[] = [];
  for (let at = first; at < size; ) {
    const index = Math.floor(at / TILE_WIDTH);
    const bundle = await readBundle(folder, { index, width: Math.min(TILE_WIDTH, size - index * TILE_WIDTH) });
    for (const commitment of bundle.slice(at - index * TILE_WIDTH))
      lost.push(unknown({ index: at++, commitment, now }));
  }
  if (lost.length > 0) await insertEntries(tx, lost);
  return lost.length;
}

async function readBundle(
  folder: Deps['folder'],
  { index, width }: { index: number; width: number },
): Promise<Uint8Array[]> {
  const path = tilePath({ level: 'entries', index, width });
  const bytes = await folder.read(path);
  const entries = bytes && parseEntryBundle(bytes);
  if (entries?.length === width) return entries;
  throw new Contradiction({
    kind: 'older-database',
    subject: path,
    detail: `The database is older than the checkpoint that was published last, and the published entries to recover from are not there: ${path}.`,
  });
}

function unknown({ index, commitment, now }: { index: number; commitment: Uint8Array; now: Date }) {
  const nothing = { credentialId: null, organisationId: null, credentialUrl: null, receiptName: null };
  return { index, commitment, ...nothing, salt: null, forms: null, appendedAt: now };
}

async function adopt(
  { tx }: Pick<WriteUnit, 'tx'>,
  newest: CheckpointRow | undefined,
  published: CheckpointRow,
): Promise<void> {
  const from = newest?.size ?? 0;
  const entries = await selectEntries(tx, { from, limit: published.size - from });
  const { size, root } = await growTree(tx, newest, entries);
  if (size !== published.size || Buffer.compare(root, published.root) !== 0) {
    throw new Contradiction({
      kind: 'published-differs',
      subject: `checkpoint:${published.size}`,
      detail: `The entries of the database do not lead to the root that was published for ${published.size} entries.`,
    });
  }
  await insertCheckpoint(tx, published);
}

async function afterRestore(
  { log }: Pick<Deps, 'log'>,
  unit: WriteUnit,
  { recovered, size }: { recovered: number; size: number },
): Promise<void> {
  await beginEpoch(
    unit.tx,
    `the log had been published up to ${size} entries, of which ${recovered} were not in the database`,
  );
  const detail = `An older database was restored: ${recovered} entries were recovered from what had been published; the credentials they stand for are not in it.`;
  await putFinding(unit.tx, { kind: 'restored', subject: `checkpoint:${size}`, detail }, unit.now);
  log.error({ recovered, size }, detail);
}
