import { systemScope, type WriteUnit } from '../../../storage/index.ts';
import { orNoteFinding } from '../check/note-finding.ts';
import { Contradiction } from '../contradiction.ts';
import type { LogDeps } from '../deps.ts';
import { askTask } from '../witness/ask-task.ts';
import { type CheckpointRow, insertCheckpoint, type LogKeyRow, selectNewestCheckpoint } from './checkpoint-store.ts';
import { checkpointFile, compareWithFolder } from './compare-with-folder.ts';
import { ensureLogKey } from './ensure-log-key.ts';
import { entryFault } from './entry-fault.ts';
import { countEntries, selectEntries, waitForTurn } from './entry-store.ts';
import { type Growth, growTree } from './grow-tree.ts';
import { assertSigned, signHead } from './own-checkpoint.ts';
import { writeTiles } from './write-tiles.ts';

/** The job that signs the head of the tree. */
export const publishTask = 'publish-checkpoint';

/** While there is work, a checkpoint this often: what comes in between shares the next one. */
const paceMilliseconds = 1_000;
const mostEntries = 16_384;

type Deps = Pick<
  LogDeps,
  'database' | 'signer' | 'randomness' | 'failPoints' | 'folder' | 'log' | 'origin' | 'witnesses'
>;

/** Has the worker sign soon: at once, or as soon as the last checkpoint is a second old. */
export async function enqueuePublishing(unit: WriteUnit): Promise<void> {
  const newest = await selectNewestCheckpoint(unit.tx);
  const age = newest ? unit.now.getTime() - newest.signedAt.getTime() : paceMilliseconds;
  const wait = age < 0 ? 0 : paceMilliseconds - age;
  const runAt = wait > 0 ? { runAt: new Date(unit.now.getTime() + wait) } : {};
  await unit.enqueue({ task: publishTask, payload: {}, key: publishTask, ...runAt });
}

/**
 * Signs the tree as it is, and publishes it: tiles first, then the checkpoint, then the transaction ends. Nothing is signed
 * that does not contain all that was signed before; what stands in the way is written down, and shown by health.
 *
 * @returns whether nothing stood in the way
 */
export async function publishCheckpoint(deps: Deps): Promise<boolean> {
  const scope = systemScope(publishTask);
  if (!(await deps.database.read(scope, isBehind))) return true;
  const key = await ensureLogKey(deps);
  const done = await orNoteFinding(deps, () => deps.database.write(scope, (unit) => publish(deps, unit, key)));
  deps.failPoints.reach('log.recorded');
  return done ?? false;
}

async function isBehind(tx: WriteUnit['tx']): Promise<boolean> {
  return (await countEntries(tx)) > ((await selectNewestCheckpoint(tx))?.size ?? 0);
}

async function publish(deps: Deps, unit: WriteUnit, key: LogKeyRow): Promise<true> {
  const { tx } = unit;
  await waitForTurn(tx);
  await compareWithFolder(deps, unit);
  const before = await selectNewestCheckpoint(tx);
  if (before) await assertSigned(before, { key, origin: deps.origin });
  const growth = await grow(unit, before);
  if (growth.size === before?.size) {
    await unit.audit({ action: 'log.signed-already', subject: `checkpoint:${growth.size}` });
    return true;
  }
  await record(deps, unit, { key, growth });
  if (await isBehind(tx)) await enqueuePublishing(unit);
  return true;
}

async function grow({ tx }: WriteUnit, before: CheckpointRow | undefined): Promise<Growth> {
  const entries = await selectEntries(tx, { from: before?.size ?? 0, limit: mostEntries });
  const fault = entries.map(entryFault).find((found) => found !== undefined);
  if (fault) throw new Contradiction(fault);
  return growTree(tx, before, entries);
}

async function record(
  deps: Deps,
  unit: WriteUnit,
  { key, growth: { size, root, files } }: { key: LogKeyRow; growth: Growth },
): Promise<void> {
  // No audit line, no signature.
  const detail = { size, root: Buffer.from(root).toString('base64') };
  await unit.audit({ action: 'log.checkpoint-signed', subject: `checkpoint:${size}`, detail });
  const note = await signHead(deps, { key, size, root, now: unit.now });
  deps.failPoints.reach('log.signed');
  await insertCheckpoint(unit.tx, { size, root, note, signedAt: unit.now });
  await writeTiles(deps.folder, files);
  deps.failPoints.reach('log.tiled');
  await deps.folder.write(checkpointFile, Buffer.from(note));
  for (const { name } of deps.witnesses)
    await unit.enqueue({ task: askTask, payload: { name }, key: `${askTask}:${name}` });
  deps.failPoints.reach('log.published');
}
