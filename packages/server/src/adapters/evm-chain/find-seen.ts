import type { Hex, Placed } from '../../ports/index.ts';
import type { Endpoint } from './endpoint.ts';
import { contradiction, type Quorum, winnerOf } from './quorum.ts';

/** Where something is, as one endpoint tells it. */
export interface SeenPlace {
  transaction: Hex;
  block: number;
  blockHash: Hex;
  /** In seconds, as blocks have it. */
  blockTime: number;
}

/** The newest block of an endpoint, and what was looked for if it is there. */
export interface Seen<Record extends SeenPlace> {
  head: number;
  record: Record | undefined;
}

/** What enough endpoints tell alike. */
export type Found<Record extends SeenPlace> = Omit<Record, 'block' | 'blockTime'> &
  Pick<Placed, 'block' | 'blockTime' | 'confirmations'>;

/**
 * Finds what enough endpoints tell alike. Those that have not come so far yet contradict nobody, and neither do they confirm.
 *
 * @throws ChainFault
 */
export async function findSeen<Record extends SeenPlace>(
  quorum: Quorum,
  see: (endpoint: Endpoint) => Promise<Seen<Record>>,
): Promise<Found<Record> | 'absent' | 'unclear'> {
  const votes = await quorum.poll(see);
  const records = votes.map(({ endpoint, value }) => ({ endpoint, value: value.record }));
  const winner = winnerOf(records, quorum.needed);
  const behind = (seen: Seen<Record>, block: number) => seen.record === undefined && seen.head < block;
  const blocks = votes.flatMap(({ value }) => value.record?.block ?? []);
  const abreast = votes.filter(({ value }) => !blocks.some((block) => behind(value, block)));
  if (!winner) {
    if (new Set(abreast.map(({ value }) => JSON.stringify(value.record))).size > 1) throw contradiction(votes);
    return 'unclear';
  }
  const told = JSON.stringify(winner.value);
  for (const { endpoint } of abreast.filter(({ value }) => JSON.stringify(value.record) !== told))
    quorum.remark({ endpoint, code: 'disagreement', detail: 'it tells another record than the rest' });
  if (!winner.value) return 'absent';
  const { blockTime, block, ...record } = winner.value;
  const heads = votes
    .filter(({ value }) => value.record?.blockHash === record.blockHash)
    .map(({ value }) => value.head)
    .sort((a, b) => b - a);
  const confirmations = (heads[quorum.needed - 1] ?? 0) - block + 1;
  return { ...record, block, blockTime: new Date(blockTime * 1_000), confirmations };
}

/** What every answer to a verifier says of the place. */
export function placeFor({ block, blockHash, blockTime }: SeenPlace, head: number) {
  const confirmations = Math.max(0, head - block + 1);
  return { block, blockHash, blockTime: new Date(blockTime * 1_000).toISOString(), confirmations };
}

/** What each endpoint says to a verifier; one of another chain, or without an answer, says why. */
export async function answersOf<Answer extends object>(
  { endpoints }: Quorum,
  chainId: number,
  ask: (endpoint: Endpoint) => Promise<Answer | { error: string }>,
): Promise<((Answer | { error: string }) & { rpc: string })[]> {
  return Promise.all(
    endpoints.map(async (endpoint) => {
      const rpc = endpoint.name;
      try {
        const its = await endpoint.client.getChainId();
        if (its !== chainId) return { rpc, error: `it speaks for chain ${its}` };
        return { rpc, ...(await ask(endpoint)) };
      } catch (error) {
        return { rpc, error: ((error as Error).message.split('\n')[0] ?? '').slice(0, 200) };
      }
    }),
  );
}
