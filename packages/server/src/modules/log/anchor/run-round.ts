import { ChainFault, signerErrorOf } from '../../../ports/index.ts';
import { systemScope } from '../../../storage/index.ts';
import { beginBatch, isBatchDue } from '../blockcerts/begin-batch.ts';
import { observeBatches } from '../blockcerts/observe-batches.ts';
import type { BatchRow } from '../blockcerts/store.ts';
import { beginAnchor, nextCheckpoint } from './begin-anchor.ts';
import type { AnchorDeps } from './deps.ts';
import { ensureContract } from './ensure-contract.ts';
import { type EnteredChain, enterChain } from './enter-chain.ts';
import { observeAnchors } from './observe-anchors.ts';
import { pushAttempts } from './push-attempts.ts';
import { settleTrouble } from './settle-trouble.ts';
import { type Conditions, readConditions } from './sign-attempt.ts';
import { type AnchoredLog, type AnchorRow, supersede } from './store.ts';
import { Trouble } from './trouble.ts';

/**
 * One look at the chain: what was sent is looked for, what waits is pushed, and the newest checkpoint is begun when it is
 * time. It remembers nothing from one round to the next but what is in the database, so that it can end anywhere; two at
 * once do each other no harm. It never rejects for the chain's sake: what is wrong with it is kept, told and tried again.
 */
export async function runRound(deps: AnchorDeps): Promise<void> {
  try {
    await advance(deps);
    await settleTrouble(deps, remarksAsTrouble(deps));
  } catch (error) {
    const trouble = troubleOf(error);
    if (!trouble) throw error;
    deps.chain.takeRemarks();
    await settleTrouble(deps, trouble);
  }
}

function troubleOf(error: unknown): Trouble | ChainFault | undefined {
  if (error instanceof Trouble || error instanceof ChainFault) return error;
  const ofSigner = signerErrorOf(error);
  return ofSigner && new Trouble('not-signed', ofSigner.message);
}

async function advance(deps: AnchorDeps): Promise<void> {
  const entered = await enterChain(deps);
  const isThere = await ensureContract(deps, entered);
  const checkpoint = await deps.newestCheckpoint();
  if (!isThere || !checkpoint) return;
  const log: AnchoredLog = { chainId: entered.chainId, origin: checkpoint.origin, ...entered.registry };
  // Before the look at what was sent: a nonce that is used up by then is seen in a block, or was used by another.
  const conditions = await readConditions(deps, entered);
  const pending = await observeAnchors(deps, log, conditions.block);
  const batch = await observeBatches(deps, entered, conditions.block);
  // One after the other: two that want the same nonce would outbid each other.
  if (pending) return pursue(deps, entered, { pending, log, conditions });
  if (batch) return pushBatch(deps, entered, { batch, conditions });
  // Credentials before checkpoints: each has its turn, however fast the log grows.
  if (await beginDueBatch(deps, entered, conditions)) return;
  const next = await nextCheckpoint(deps, log, checkpoint);
  if (!next) return;
  await beginAnchor(deps, entered, { log, checkpoint: next, conditions });
  const begun = await observeAnchors(deps, log, conditions.block);
  if (!begun) return;
  await push(deps, entered, { pending: begun, log, conditions });
  // A chain that makes a block of each transaction has it by now.
  if (deps.chain.isDevelopment) await observeAnchors(deps, log, conditions.block + 1);
}

/** Begins to record the credentials that wait, if it is time; says whether it did. */
async function beginDueBatch(deps: AnchorDeps, entered: EnteredChain, conditions: Conditions): Promise<boolean> {
  if (!(await isBatchDue(deps, { chainId: entered.chainId, publisher: entered.registry.publisher }))) return false;
  const isBegun = await beginBatch(deps, entered, conditions);
  if (!isBegun) return false;
  const begun = await observeBatches(deps, entered, conditions.block);
  if (begun) await pushBatch(deps, entered, { batch: begun, conditions });
  if (deps.chain.isDevelopment) await observeBatches(deps, entered, conditions.block + 1);
  return true;
}

/** What a larger tree on the chain stands for by now could never be recorded, and need not be. */
async function pursue(
  deps: AnchorDeps,
  entered: EnteredChain,
  work: { pending: AnchorRow; log: AnchoredLog; conditions: Conditions },
): Promise<void> {
  const { id, size, origin } = work.pending;
  if ((await deps.chain.newestSize(work.log, origin)) <= size) return push(deps, entered, work);
  await deps.database.write(systemScope('supersede-anchor'), async (unit) => {
    await supersede(unit.tx, id);
    await unit.audit({ action: 'anchor.superseded', subject: `anchor:${id}`, detail: { size } });
  });
}

async function push(
  deps: AnchorDeps,
  entered: EnteredChain,
  { pending, log, conditions }: { pending: AnchorRow; log: AnchoredLog; conditions: Conditions },
): Promise<void> {
  const { origin, size, root } = pending;
  const call = { kind: 'publish', contract: log.contract, checkpoint: { origin, size, root } } as const;
  await pushAttempts(deps, entered, { call, purpose: { anchorId: pending.id, batchId: null }, conditions });
}

async function pushBatch(
  deps: AnchorDeps,
  entered: EnteredChain,
  { batch, conditions }: { batch: BatchRow; conditions: Conditions },
): Promise<void> {
  const call = { kind: 'record', to: batch.publisher, root: batch.root } as const;
  await pushAttempts(deps, entered, { call, purpose: { anchorId: null, batchId: batch.id }, conditions });
}

function remarksAsTrouble({ chain }: AnchorDeps): Trouble | undefined {
  const remarks = chain.takeRemarks();
  // Contradictions weigh more than silence.
  const worst = remarks.find(({ code }) => code !== 'unreachable') ?? remarks[0];
  if (!worst) return undefined;
  const code = worst.code === 'unreachable' ? 'endpoint-lost' : worst.code;
  return new Trouble(code, remarks.map(({ endpoint, detail }) => `${endpoint}: ${detail}`).join('; '));
}
