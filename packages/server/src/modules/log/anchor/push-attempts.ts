import { type ChainCall, ChainFault } from '../../../ports/index.ts';
import { systemScope } from '../../../storage/index.ts';
import type { AnchorDeps } from './deps.ts';
import type { EnteredChain } from './enter-chain.ts';
import { planFees } from './plan-fees.ts';
import { type Conditions, type Offer, requireFunds, signAttempt } from './sign-attempt.ts';
import { type AttemptRow, type Purpose, selectAttempts } from './store.ts';
import { Trouble } from './trouble.ts';

/** So many blocks may a transaction wait before a better offer takes its place. */
const patienceBlocks = 3;
/** So long may it wait before it is told. */
const patienceSeconds = 600;

/**
 * Sees to it that what is wanted gets into a block: sends what was signed, fills a gap before it, offers more for what has
 * waited too long, and takes a new nonce when another sender used up the one it had.
 *
 * @throws Trouble when the policy or the publisher's money ends it
 */
export async function pushAttempts(
  deps: AnchorDeps,
  entered: EnteredChain,
  { call, purpose, conditions }: { call: ChainCall; purpose: Purpose; conditions: Conditions },
): Promise<void> {
  const { database, chain, failPoints } = deps;
  const scope = systemScope('push-attempts');
  const { chainId, registry } = entered;
  const { nonce, block } = conditions;
  const waiting = await database.read(scope, (tx) =>
    selectAttempts(tx, { chainId, publisher: registry.publisher, nonce }),
  );
  const trouble: (Trouble | ChainFault)[] = [];
  const replaced = replaces(waiting, { purpose, conditions });
  if (replaced) {
    const offer = await priceOffer(deps, entered, { call, conditions, replaced: replaced.attempt }).catch((error) => {
      // What was offered already stays, and is sent again.
      if (error instanceof Trouble && waiting.length > 0) return void trouble.push(error);
      throw error;
    });
    if (offer) {
      const signed = await database.write(scope, (unit) => signAttempt(deps, entered, unit, { purpose, offer, block }));
      failPoints.reach('anchor.recorded');
      waiting.splice(0, waiting[0]?.nonce === nonce ? 1 : 0, signed);
    }
  }
  for (const attempt of waiting) {
    // One that nobody takes does not hold up those behind it.
    await chain.send(attempt).catch((fault: unknown) => {
      if (!(fault instanceof ChainFault)) throw fault;
      trouble.push(fault);
    });
  }
  failPoints.reach('anchor.sent');
  if (trouble[0]) throw trouble[0];
  const oldest = Math.min(...waiting.map(({ signedAt }) => signedAt.getTime()));
  const waitedSeconds = (deps.clock().getTime() - oldest) / 1_000;
  if (waitedSeconds > patienceSeconds)
    throw new Trouble('not-mined', `A transaction has waited for ${Math.round(waitedSeconds)} seconds.`);
}

/** Whether the transaction of the next nonce needs a new offer, and which one that takes the place of. */
function replaces(
  waiting: readonly AttemptRow[],
  { purpose, conditions }: { purpose: Purpose; conditions: Conditions },
): { attempt: AttemptRow | undefined } | undefined {
  const next = waiting[0]?.nonce === conditions.nonce ? waiting[0] : undefined;
  // Used up by another, or never there.
  if (!next || !waiting.some((attempt) => isFor(attempt, purpose))) return { attempt: next };
  const waited = conditions.block - Math.max(...waiting.map(({ block }) => block));
  return waited >= patienceBlocks ? { attempt: next } : undefined;
}

function isFor(attempt: Purpose, { anchorId, batchId }: Purpose): boolean {
  return attempt.anchorId === anchorId && attempt.batchId === batchId;
}

/**
 * What to offer for a call; undefined when the contract would refuse it.
 *
 * @throws Trouble `fee-cap-reached` or `out-of-funds`
 */
export async function priceOffer(
  { chain, policy }: AnchorDeps,
  { registry }: EnteredChain,
  { call, conditions, replaced }: { call: ChainCall; conditions: Conditions; replaced?: AttemptRow | undefined },
): Promise<Offer | undefined> {
  const { baseFee, priorityFee, nonce } = conditions;
  const fees = planFees({ baseFee, priorityFee, cap: policy.maxFeePerGas, replaced });
  if (!fees)
    throw new Trouble('fee-cap-reached', `The base fee is ${baseFee} wei; the most to pay is ${policy.maxFeePerGas}.`);
  const gas = await chain.gasFor(call, registry.publisher);
  // It is on the chain by now, or must not be: the next look will tell.
  if (gas === undefined) return undefined;
  requireFunds(registry.publisher, { gas, fees }, conditions);
  return { call, nonce, gas, fees };
}
