import { checkpointRegistry } from '@laurel/contracts';
import { getAbiItem, isAddressEqual, isHash, keccak256, parseEventLogs, toHex } from 'viem';
import type { Hex, Registry } from '../../ports/index.ts';
import type { Endpoint } from './endpoint.ts';
import type { Seen, SeenPlace } from './find-seen.ts';
import { Inconsistent } from './quorum.ts';

const { abi } = checkpointRegistry;
const event = getAbiItem({ abi, name: 'CheckpointPublished' });
const zeros: Hex = `0x${'00'.repeat(32)}`;

/** A record as one endpoint tells it, all of its parts agreeing with each other. */
export interface SeenRecord extends SeenPlace {
  root: Hex;
}

/**
 * Looks for the record of a size, and holds what is said about it against each other: the contract's own word, the block of
 * that number, the event in that block, and the receipt of the transaction that made it.
 *
 * @throws Inconsistent when they do not agree
 */
export async function seeRecord(
  { client }: Endpoint,
  { contract, publisher }: Registry,
  { origin, size }: { origin: string; size: number },
): Promise<Seen<SeenRecord>> {
  // The head comes first: what is counted from it can only be too little.
  const head = Number(await client.getBlockNumber());
  const args = [publisher, origin, BigInt(size)] as const;
  const [root, blockNumber, time] = await client.readContract({ abi, address: contract, functionName: 'atSize', args });
  if (root === zeros) return { head, record: undefined };
  const { hash, timestamp } = await client.getBlock({ blockNumber });
  if (timestamp !== time) throw new Inconsistent('the record names another time than its block');
  if (!isHash(hash ?? '')) throw new Inconsistent('the block has no hash');
  const found = { root, block: Number(blockNumber), blockHash: hash, blockTime: Number(time) };
  const transaction = await transactionOf(client, { contract, publisher, origin, size, ...found });
  return { head, record: { ...found, transaction } };
}

interface Wanted extends Registry {
  origin: string;
  size: number;
  root: Hex;
  blockHash: Hex;
}

async function transactionOf(client: Endpoint['client'], wanted: Wanted): Promise<Hex> {
  const { contract, publisher, origin, root, blockHash } = wanted;
  const args = { publisher, originHash: keccak256(toHex(origin)), root };
  const logs = await client.getLogs({ address: contract, event, args, blockHash });
  const [log, ...more] = logs.filter((it) => isOfIt(it, wanted));
  if (!log?.transactionHash || more.length > 0) throw new Inconsistent('the block has no event of the record');
  const receipt = await client.getTransactionReceipt({ hash: log.transactionHash });
  const inReceipt = parseEventLogs({ abi, logs: receipt.logs }).some((it) => isOfIt(it, wanted));
  if (receipt.status !== 'success' || receipt.blockHash !== blockHash || !inReceipt)
    throw new Inconsistent('the receipt does not show the record');
  return log.transactionHash;
}

// What was asked for is looked at again: an endpoint may answer with anything.
function isOfIt(
  log: { address: Hex; blockHash: Hex | null; args: unknown },
  { contract, publisher, origin, size, root, blockHash }: Wanted,
): boolean {
  const { args } = log as { args: { publisher?: Hex; root?: Hex; size?: bigint; origin?: string } };
  return (
    isAddressEqual(log.address, contract) &&
    log.blockHash === blockHash &&
    args.publisher !== undefined &&
    isAddressEqual(args.publisher, publisher) &&
    args.root === root &&
    args.size === BigInt(size) &&
    args.origin === origin
  );
}
