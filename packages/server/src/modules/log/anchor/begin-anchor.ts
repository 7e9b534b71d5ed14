import type { AnchoredCheckpoint, Sighting } from '../../../ports/index.ts';
import { systemScope } from '../../../storage/index.ts';
import { selectChain } from './chain-store.ts';
import type { AnchorDeps } from './deps.ts';
import type { EnteredChain } from './enter-chain.ts';
import { priceOffer } from './push-attempts.ts';
import { type Conditions, signAttempt } from './sign-attempt.ts';
import { type AnchoredLog, insertAnchor, markSeen, selectReached } from './store.ts';
import { Trouble } from './trouble.ts';

const scope = systemScope('begin-anchor');

/** The checkpoint to anchor now: the newest, when none that large is on its way and it is time. */
export async function nextCheckpoint(
  { database, policy, clock }: AnchorDeps,
  log: AnchoredLog,
  newest: AnchoredCheckpoint,
): Promise<AnchoredCheckpoint | undefined> {
  const { size, begunAt } = await database.read(scope, (tx) => selectReached(tx, log));
  if (newest.size <= size) return undefined;
  const since = begunAt ? (clock().getTime() - begunAt.getTime()) / 1_000 : Number.POSITIVE_INFINITY;
  return since >= policy.intervalSeconds ? newest : undefined;
}

/**
 * Begins to anchor: signs the transaction and records it with the intent. What is on the chain already, by another who
 * publishes with the same key, is taken over and costs nothing.
 *
 * @throws Trouble; nothing is begun then
 */
export async function beginAnchor(
  deps: AnchorDeps,
  entered: EnteredChain,
  { log, checkpoint, conditions }: { log: AnchoredLog; checkpoint: AnchoredCheckpoint; conditions: Conditions },
): Promise<void> {
  const { chain, database, failPoints } = deps;
  const found = await chain.find(log, checkpoint);
  if (found === 'unclear') return;
  if (found !== 'absent') return adopt(deps, { log, checkpoint, sighting: found });
  const newest = await chain.newestSize(log, log.origin);
  if (newest > checkpoint.size)
    throw new Trouble('log-behind-chain', `The chain has size ${newest}, the log ${checkpoint.size}.`);
  const call = { kind: 'publish', contract: log.contract, checkpoint } as const;
  const offer = await priceOffer(deps, entered, { call, conditions });
  if (!offer) return;
  await database.write(scope, async (unit) => {
    // One at a time: whoever waited here finds the other's anchor below.
    await selectChain(unit.tx, entered.kind, { lock: true });
    const { size } = await selectReached(unit.tx, log);
    if (size >= checkpoint.size)
      return unit.audit({ action: 'anchor.begun-already', subject: `checkpoint:${checkpoint.size}` });
    const anchorId = await insertAnchor(unit.tx, { log, checkpoint, now: unit.now });
    if (!anchorId) throw new Trouble('contradiction', `Another root was to be anchored for size ${checkpoint.size}.`);
    await signAttempt(deps, entered, unit, { purpose: { anchorId, batchId: null }, offer, block: conditions.block });
  });
  failPoints.reach('anchor.recorded');
}

async function adopt(
  { database }: AnchorDeps,
  { log, checkpoint, sighting }: { log: AnchoredLog; checkpoint: AnchoredCheckpoint; sighting: Sighting },
): Promise<void> {
  const { size, root } = checkpoint;
  if (sighting.root !== root)
    throw new Trouble('contradiction', `The chain has ${sighting.root} for size ${size}, the log ${root}.`);
  await database.write(scope, async (unit) => {
    const id = await insertAnchor(unit.tx, { log, checkpoint, now: unit.now });
    if (id) await markSeen(unit.tx, { id, sighting, confirmedAt: null });
    await unit.audit({
      action: 'anchor.found',
      subject: `anchor:${id ?? 'another'}`,
      detail: { size, transaction: sighting.transaction },
    });
  });
}
