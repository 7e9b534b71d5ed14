import type { ChainCall, Fees, Hex } from '../../../ports/index.ts';
import type { WriteUnit } from '../../../storage/index.ts';
import type { AnchorDeps } from './deps.ts';
import type { EnteredChain } from './enter-chain.ts';
import { type AttemptRow, insertAttempt, type Purpose } from './store.ts';
import { Trouble } from './trouble.ts';

/** What the chain asks for at this moment. */
export interface Conditions {
  /** The newest block. */
  block: number;
  baseFee: bigint;
  priorityFee: bigint;
  /** The publisher's next nonce, and what it has. */
  nonce: number;
  balance: bigint;
}

/** A transaction that is wanted, priced and within the policy. */
export interface Offer {
  call: ChainCall;
  nonce: number;
  gas: bigint;
  fees: Fees;
}

/** Asks what the chain asks for. The nonce comes first: what is seen in blocks later can only be more. */
export async function readConditions({ chain }: AnchorDeps, entered: EnteredChain): Promise<Conditions> {
  const { nonce, balance } = await chain.account(entered.registry.publisher);
  const { number: block, baseFee, priorityFee } = await chain.head();
  return { block, baseFee, priorityFee, nonce, balance };
}

/** @throws Trouble `out-of-funds` for an offer that the publisher cannot pay */
export function requireFunds(
  publisher: Hex,
  { gas, fees }: Pick<Offer, 'gas' | 'fees'>,
  { balance }: Conditions,
): void {
  const most = gas * fees.maxFeePerGas;
  if (balance < most)
    throw new Trouble('out-of-funds', `The publisher ${publisher} has ${balance} wei; a transaction may cost ${most}.`);
}

/**
 * Signs and records a transaction, to be sent once this is committed. The audit line comes first: without it there is no
 * signature, and without the record nothing is sent.
 */
export async function signAttempt(
  { chain, failPoints }: AnchorDeps,
  entered: EnteredChain,
  unit: WriteUnit,
  { purpose, offer, block }: { purpose: Purpose; offer: Offer; block: number },
): Promise<AttemptRow> {
  const { call, nonce, gas, fees } = offer;
  const { chainId, signer } = entered;
  await unit.audit({
    action: 'transaction.signed',
    subject: subjectOf(purpose, chainId),
    detail: {
      chainId,
      nonce,
      gas: String(gas),
      maxFeePerGas: String(fees.maxFeePerGas),
      ...detailOf(call),
    },
  });
  const signed = await chain.sign({ chainId, call, nonce, gas, ...fees }, signer);
  const attempt = { ...signed, ...fees, ...purpose, nonce, block };
  await insertAttempt(unit.tx, { ...attempt, chainId, publisher: signer.address, now: unit.now });
  failPoints.reach('anchor.signed');
  return { ...attempt, signedAt: unit.now };
}

function subjectOf({ anchorId, batchId }: Purpose, chainId: number): string {
  if (anchorId !== null) return `anchor:${anchorId}`;
  return batchId === null ? `chain:${chainId}` : `batch:${batchId}`;
}

function detailOf(call: ChainCall): Record<string, unknown> {
  if (call.kind === 'deploy') return { makes: 'contract' };
  return call.kind === 'record' ? { root: call.root } : { size: call.checkpoint.size, root: call.checkpoint.root };
}
