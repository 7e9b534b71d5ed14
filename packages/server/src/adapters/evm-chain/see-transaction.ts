import { TransactionNotFoundError } from 'viem';
import type { Hex } from '../../ports/index.ts';
import type { Endpoint } from './endpoint.ts';
import type { Seen, SeenPlace } from './find-seen.ts';
import { Inconsistent } from './quorum.ts';

/** A transaction as one endpoint tells it. */
export interface SeenTransaction extends SeenPlace {
  from: Hex;
  input: Hex;
}

/**
 * Looks for a transaction, and holds what is said about it against the block of that number.
 *
 * @throws Inconsistent when they do not agree
 */
export async function seeTransaction({ client }: Endpoint, hash: Hex): Promise<Seen<SeenTransaction>> {
  // The head comes first: what is counted from it can only be too little.
  const head = Number(await client.getBlockNumber());
  const found = await client.getTransaction({ hash }).catch((error: unknown) => {
    if (error instanceof TransactionNotFoundError) return undefined;
    throw error;
  });
  // One that is in no block yet is nowhere.
  if (found?.blockNumber == null) return { head, record: undefined };
  const { blockNumber, blockHash, from, input } = found;
  const block = await client.getBlock({ blockNumber });
  if (found.hash !== hash) throw new Inconsistent('it tells another transaction than the one that was asked for');
  if (block.hash === null || block.hash !== blockHash) throw new Inconsistent('the transaction names another block');
  const blockTime = Number(block.timestamp);
  return { head, record: { transaction: hash, block: Number(blockNumber), blockHash, blockTime, from, input } };
}
