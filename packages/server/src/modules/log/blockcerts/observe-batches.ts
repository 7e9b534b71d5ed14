import { confirmationsOn, networkOfChain } from '@laurel/credential';
import { ChainFault, type MinedTransaction } from '../../../ports/index.ts';
import { systemScope } from '../../../storage/index.ts';
import { updateState } from '../anchor/chain-store.ts';
import type { AnchorDeps } from '../anchor/deps.ts';
import type { EnteredChain } from '../anchor/enter-chain.ts';
import { type BatchRow, markBatchSeen, returnBatch, selectHashes, selectLiveBatches } from './store.ts';

const scope = systemScope('observe-blockcerts');

/**
 * Looks where the batches are that are not yet as deep as they must be, and whether the newest that was is still there;
 * writes down what changed.
 *
 * @returns the first that still has to get into a block
 * @throws ChainFault
 */
export async function observeBatches(
  deps: AnchorDeps,
  { chainId, registry }: EnteredChain,
  head: number,
): Promise<BatchRow | undefined> {
  const sender = { chainId, publisher: registry.publisher };
  const live = await deps.database.read(scope, (tx) => selectLiveBatches(tx, sender));
  for (const batch of live) {
    const found = await find(deps, batch);
    deps.failPoints.reach('anchor.seen');
    if (found === 'unclear') continue;
    if (found !== 'absent') await noteSeen(deps, batch, found);
    // Of a block that it has not come to, the chain cannot say that it is no more.
    else if (batch.block !== null && head >= batch.block) await noteGone(deps, batch);
  }
  if (live.length === 0) return undefined;
  const now = await deps.database.read(scope, (tx) => selectLiveBatches(tx, sender));
  return now.find(({ state }) => state === 'pending');
}

/** Whichever of its transactions is in a block; one that took another's place has the same data. */
async function find(
  { database, chain }: AnchorDeps,
  batch: BatchRow,
): Promise<MinedTransaction | 'absent' | 'unclear'> {
  const hashes = await database.read(scope, (tx) => selectHashes(tx, batch.id));
  let isUnclear = false;
  for (const hash of hashes) {
    const found = await chain.findTransaction(hash);
    if (found === 'unclear') isUnclear = true;
    if (typeof found === 'string') continue;
    if (found.input !== batch.root || found.from.toLowerCase() !== batch.publisher.toLowerCase())
      throw new ChainFault('disagreement', `The chain has another transaction under ${hash} than was signed.`);
    return found;
  }
  return isUnclear ? 'unclear' : 'absent';
}

/** Writes down in which block a batch is, if that is news; as deep as the policy and any verifier want, it counts. */
async function noteSeen(deps: AnchorDeps, batch: BatchRow, seen: MinedTransaction): Promise<void> {
  const { database, chain } = deps;
  const counts = seen.confirmations >= depthOf(deps, batch);
  const isNews =
    batch.blockHash !== seen.blockHash || batch.transaction !== seen.transaction || batch.state === 'pending';
  if (!isNews && (batch.state === 'confirmed' || !counts)) return;
  // Before it counts, so that nothing that counts is lost with the process that makes the chain.
  const state = counts && chain.development ? await chain.development.dump() : undefined;
  await database.write(scope, async (unit) => {
    await markBatchSeen(unit.tx, { id: batch.id, seen, confirmedAt: counts ? unit.now : null });
    if (state) await updateState(unit.tx, state);
    const { transaction, block, blockHash } = seen;
    await unit.audit({
      action: counts ? 'blockcerts.confirmed' : 'blockcerts.mined',
      subject: `batch:${batch.id}`,
      detail: { transaction, block, blockHash },
    });
  });
}

/** Whoever verifies wants a depth of its own; what is given out must have both. */
function depthOf({ policy }: Pick<AnchorDeps, 'policy'>, { chainId }: BatchRow): number {
  return Math.max(policy.confirmations, confirmationsOn(networkOfChain(chainId) ?? {}));
}

/** What was in a block that is no more waits again. */
async function noteGone({ database, log }: AnchorDeps, { id, state, block, blockHash }: BatchRow): Promise<void> {
  await database.write(scope, async (unit) => {
    await returnBatch(unit.tx, id);
    await unit.audit({
      action: 'blockcerts.reorganised',
      subject: `batch:${id}`,
      detail: { was: state, block, blockHash },
    });
  });
  log.warn({ batch: id, block }, 'credentials are in no block any more and are recorded again');
}
