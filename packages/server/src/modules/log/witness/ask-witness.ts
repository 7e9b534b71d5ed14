import { formatWitnessRequest, proveConsistency } from '@laurel/credential';
import type { Posted } from '../../../ports/index.ts';
import { systemScope } from '../../../storage/index.ts';
import { putFinding, resolveFinding } from '../check/finding-store.ts';
import type { LogDeps, Witness } from '../deps.ts';
import { type CheckpointRow, selectCosigners, selectLogKey, selectNewestCheckpoint } from '../tree/checkpoint-store.ts';
import { checkpointFile } from '../tree/compare-with-folder.ts';
import { waitForTurn } from '../tree/entry-store.ts';
import { withCosignatures } from '../tree/newest-checkpoint.ts';
import { verifierKeyOf } from '../tree/own-checkpoint.ts';
import { hashReader } from '../tree/read-tile.ts';
import { askTask } from './ask-task.ts';
import { type Cosignature, readCosignature } from './read-cosignature.ts';
import { putCosignature, putWitness, selectCosignedSize } from './store.ts';

type Deps = Pick<LogDeps, 'database' | 'fetcher' | 'folder' | 'witnesses' | 'log'>;

const scope = systemScope(askTask);

/**
 * Asks a witness to cosign the newest checkpoint (C2SP tlog-witness). Nothing waits for it: one that is down, or answers with
 * something else, is asked again with the next checkpoint, or a minute later.
 */
export async function askWitness(deps: Deps, { name }: { name: string }): Promise<void> {
  const witness = deps.witnesses.find((one) => one.name === name);
  if (!witness) return;
  const found = await deps.database.read(scope, async (tx) => {
    const head = await selectNewestCheckpoint(tx);
    const key = await selectLogKey(tx);
    if (!head || !key || (await selectCosigners(tx, head.size)).includes(name)) return undefined;
    return { head, key, size: await selectCosignedSize(tx, name) };
  });
  if (!found) return;
  const { head, size } = found;
  const first = await submit(deps, { witness, head, oldSize: Math.min(size, head.size) });
  const theirs = sizeAnswered(first);
  if (theirs !== undefined && theirs > head.size) return noteAhead(deps, { name, theirs, size: head.size });
  const answer = theirs === undefined ? first : await submit(deps, { witness, head, oldSize: theirs });
  const ownKey = verifierKeyOf(found.key);
  const cosignature = await cosignatureIn(answer, { note: head.note, ownKey, witnessKey: witness.verifierKey });
  if (typeof cosignature === 'string') return keepFault(deps, { name, size: theirs ?? size, fault: cosignature });
  await keep(deps, { name, head, cosignature });
}

async function submit(
  { database, fetcher }: Deps,
  { witness, head, oldSize }: { witness: Witness; head: CheckpointRow; oldSize: number },
): Promise<Posted> {
  // From nothing, and to the same, there is nothing to prove.
  const isProof = oldSize > 0 && oldSize < head.size;
  const proof = isProof
    ? await database.read(scope, (tx) =>
        proveConsistency({ size: oldSize, laterSize: head.size, read: hashReader(tx, head.size) }),
      )
    : [];
  const url = `${witness.url.replace(/\/$/, '')}/add-checkpoint`;
  return fetcher.post(url, formatWitnessRequest({ oldSize, proof, note: head.note }));
}

/** The size that a witness says it cosigned last, where it says that ours is another. */
function sizeAnswered(answer: Posted): number | undefined {
  if (!answer.ok || answer.status !== 409) return undefined;
  return /^(0|[1-9]\d{0,14})\n$/.test(answer.body) ? Number(answer.body) : undefined;
}

async function cosignatureIn(
  answer: Posted,
  keys: Parameters<typeof readCosignature>[1],
): Promise<Cosignature | string> {
  if (!answer.ok) return `${answer.reasonCode}: ${answer.detail}`;
  if (answer.status !== 200) return `answered ${answer.status}`;
  try {
    return (await readCosignature(answer.body, keys)) ?? 'answered without its cosignature';
  } catch (error) {
    return `answered with a cosignature that is wrong: ${String(error)}`;
  }
}

/** Keeps a cosignature, and publishes it with the checkpoint unless a newer one took its place. */
async function keep(
  { database, folder }: Deps,
  { name, head, cosignature }: { name: string; head: CheckpointRow; cosignature: Cosignature },
): Promise<void> {
  await database.write(scope, async (unit) => {
    await waitForTurn(unit.tx);
    await putCosignature(unit.tx, { size: head.size, name, ...cosignature });
    await putWitness(unit.tx, { name, size: head.size, fault: undefined, now: unit.now });
    await resolveFinding(unit.tx, { kind: 'witness-is-ahead', subject: `witness:${name}`, now: unit.now });
    await unit.audit({ action: 'log.cosigned', subject: `checkpoint:${head.size}`, detail: { witness: name } });
    const newest = await selectNewestCheckpoint(unit.tx);
    if (newest?.size !== head.size) return;
    const { note } = await withCosignatures(unit.tx, newest);
    await folder.write(checkpointFile, Buffer.from(note));
  });
}

async function keepFault(
  { database, log }: Deps,
  { name, size, fault }: { name: string; size: number; fault: string },
): Promise<void> {
  log.warn({ witness: name, fault }, 'a witness did not cosign');
  await database.write(scope, async (unit) => {
    await putWitness(unit.tx, { name, size, fault, now: unit.now });
    await unit.audit({ action: 'log.not-cosigned', subject: 'log', detail: { witness: name } });
  });
}

/** A witness that has seen a longer log may lie, or it is we who were put back: for the operator to find out. */
async function noteAhead(
  { database, log }: Deps,
  { name, theirs, size }: { name: string; theirs: number; size: number },
): Promise<void> {
  const detail = `The witness ${name} has cosigned this log with ${theirs} entries; here it has ${size}.`;
  log.error({ witness: name, theirs, size }, detail);
  await database.write(scope, async (unit) => {
    await putFinding(unit.tx, { kind: 'witness-is-ahead', subject: `witness:${name}`, detail }, unit.now);
    await unit.audit({ action: 'log.found', subject: `witness:${name}`, detail: { theirs, size } });
  });
}

/** Has every witness asked again that has not cosigned the newest checkpoint. */
export async function askWitnesses(deps: Deps): Promise<void> {
  for (const { name } of deps.witnesses) await askWitness(deps, { name });
}
