import type { Sighting } from '../../../ports/index.ts';
import { systemScope, type WriteUnit } from '../../../storage/index.ts';
import { updateState } from './chain-store.ts';
import type { AnchorDeps } from './deps.ts';
import { type AnchoredLog, type AnchorRow, markSeen, returnToPending, selectLive } from './store.ts';
import { Trouble } from './trouble.ts';

const scope = systemScope('observe-anchors');

/**
 * Looks where the anchors are that are not yet as deep as they must be, and whether the newest that was is still there;
 * writes down what changed.
 *
 * @returns the one that still has to get into a block
 * @throws Trouble `contradiction` when the chain has another root for a size
 */
export async function observeAnchors(deps: AnchorDeps, log: AnchoredLog, head: number): Promise<AnchorRow | undefined> {
  const { database, chain, failPoints } = deps;
  const live = await database.read(scope, (tx) => selectLive(tx, log));
  const gone: AnchorRow[] = [];
  for (const anchor of live) {
    const found = await chain.find(log, anchor);
    failPoints.reach('anchor.seen');
    if (found === 'unclear') continue;
    if (found !== 'absent') {
      await noteSighting(deps, anchor, found);
      failPoints.reach('anchor.noted');
    }
    // Of a block that it has not come to, the chain cannot say that it is no more.
    else if (anchor.block !== null && head >= anchor.block) gone.push(anchor);
  }
  if (gone.length > 0) await noteGone(deps, log, gone);
  const now = await database.read(scope, (tx) => selectLive(tx, log));
  return now.find(({ state }) => state === 'pending');
}

/** Writes down in which block an anchor is, if that is news; as deep as the policy wants, it counts. */
async function noteSighting(deps: AnchorDeps, anchor: AnchorRow, sighting: Sighting): Promise<void> {
  const { database, chain, policy } = deps;
  if (sighting.root !== anchor.root) {
    const { size, root } = anchor;
    throw new Trouble('contradiction', `The chain has ${sighting.root} for size ${size}, the log ${root}.`);
  }
  const counts = sighting.confirmations >= policy.confirmations;
  const isNews =
    anchor.blockHash !== sighting.blockHash ||
    anchor.transaction !== sighting.transaction ||
    anchor.state === 'pending';
  if (!isNews && (anchor.state === 'confirmed' || !counts)) return;
  // Before it counts, so that nothing that counts is lost with the process that makes the chain.
  const state = counts && chain.development ? await chain.development.dump() : undefined;
  await database.write(scope, async (unit) => {
    await markSeen(unit.tx, { id: anchor.id, sighting, confirmedAt: counts ? unit.now : null });
    if (state) await updateState(unit.tx, state);
    await auditSighting(unit, anchor, { sighting, counts });
  });
}

async function auditSighting(
  unit: WriteUnit,
  { id, size }: AnchorRow,
  { sighting, counts }: { sighting: Sighting; counts: boolean },
): Promise<void> {
  const { transaction, block, blockHash } = sighting;
  await unit.audit({
    action: counts ? 'anchor.confirmed' : 'anchor.mined',
    subject: `anchor:${id}`,
    detail: { size, transaction, block, blockHash },
  });
}

/** What was in blocks that are no more waits again. */
async function noteGone({ database, log }: AnchorDeps, anchored: AnchoredLog, gone: AnchorRow[]): Promise<void> {
  await database.write(scope, async (unit) => {
    const ids = gone.map(({ id }) => id);
    const pending = await returnToPending(unit.tx, anchored, ids);
    for (const { id, size, state, block, blockHash } of gone) {
      await unit.audit({
        action: 'anchor.reorganised',
        subject: `anchor:${id}`,
        detail: { size, was: state, block, blockHash, pending },
      });
    }
  });
  log.warn({ sizes: gone.map(({ size }) => size) }, 'anchors are in no block any more and are anchored again');
}
