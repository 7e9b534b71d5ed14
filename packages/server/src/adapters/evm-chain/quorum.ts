import { ChainFault, type ChainFaultCode } from '../../ports/index.ts';
import type { Endpoint } from './endpoint.ts';

/** What was wrong with one endpoint's answer. */
export interface Remark {
  endpoint: string;
  code: ChainFaultCode;
  detail: string;
}

/** An endpoint's answer that contradicts itself: it counts as none. */
export class Inconsistent extends Error {}

/** An answer and whose it is. */
export interface Vote<T> {
  endpoint: string;
  value: T;
}

/** Several endpoints, asked as one. */
export interface Quorum {
  readonly endpoints: readonly Endpoint[];
  /** How many must agree: more than half. */
  readonly needed: number;
  /** Asks each at once; those of another chain, without an answer or contradicting themselves do not vote. */
  poll<T>(ask: (endpoint: Endpoint) => Promise<T>): Promise<Vote<T>[]>;
  /** The answer that enough give alike. @throws ChainFault */
  agree<T>(ask: (endpoint: Endpoint) => Promise<T>): Promise<T>;
  /** As far as enough have come, of what only grows. @throws ChainFault */
  reached(ask: (endpoint: Endpoint) => Promise<bigint>): Promise<bigint>;
  remark(remark: Remark): void;
  takeRemarks(): Remark[];
  pinChainId(chainId: number): void;
}

/** Makes one of endpoints. */
export function createQuorum(endpoints: readonly Endpoint[]): Quorum {
  const needed = Math.floor(endpoints.length / 2) + 1;
  let pinned: number | undefined;
  let remarks: Remark[] = [];
  const remark = (made: Remark) => {
    // Said once a round is enough.
    if (!remarks.some(({ endpoint, code }) => endpoint === made.endpoint && code === made.code)) remarks.push(made);
  };

  const askOne = async <T>(
    endpoint: Endpoint,
    ask: (endpoint: Endpoint) => Promise<T>,
  ): Promise<Vote<T> | undefined> => {
    try {
      const [chainId, value] = await Promise.all([pinned && endpoint.client.getChainId(), ask(endpoint)]);
      if (chainId === pinned) return { endpoint: endpoint.name, value };
      remark({ endpoint: endpoint.name, code: 'wrong-chain', detail: `it speaks for chain ${chainId}, not ${pinned}` });
    } catch (error) {
      const code = error instanceof Inconsistent ? 'disagreement' : 'unreachable';
      remark({ endpoint: endpoint.name, code, detail: shortly(error) });
    }
    return undefined;
  };
  const poll: Quorum['poll'] = async (ask) => {
    const votes = await Promise.all(endpoints.map((endpoint) => askOne(endpoint, ask)));
    const valid = votes.filter((vote) => vote !== undefined);
    if (valid.length >= needed) return valid;
    const worst = remarks.find(({ code }) => code !== 'unreachable') ?? remarks.at(-1);
    const why = remarks.map(({ endpoint, detail }) => `${endpoint}: ${detail}`).join('; ');
    throw new ChainFault(worst?.code ?? 'unreachable', `${valid.length} of ${needed} endpoints needed answer (${why})`);
  };

  return {
    endpoints,
    needed,
    poll,
    remark,
    async agree(ask) {
      const votes = await poll(ask);
      const winner = winnerOf(votes, needed);
      if (!winner) throw contradiction(votes);
      for (const { endpoint, value } of votes) {
        if (keyOf(value) !== keyOf(winner.value))
          remark({ endpoint, code: 'disagreement', detail: 'it says other than the rest' });
      }
      return winner.value;
    },
    async reached(ask) {
      const values = (await poll(ask)).map(({ value }) => value).sort((a, b) => (a < b ? 1 : -1));
      // As many as needed are at this value or beyond it.
      return values[needed - 1] ?? 0n;
    },
    takeRemarks() {
      const taken = remarks;
      remarks = [];
      return taken;
    },
    pinChainId(chainId) {
      pinned = chainId;
    },
  };
}

/** The vote that enough share. */
export function winnerOf<T>(votes: readonly Vote<T>[], needed: number): Vote<T> | undefined {
  return votes.find(({ value }) => votes.filter((other) => keyOf(other.value) === keyOf(value)).length >= needed);
}

/** The fault to throw when endpoints contradict each other. */
export function contradiction(votes: readonly Vote<unknown>[]): ChainFault {
  const names = votes.map(({ endpoint }) => endpoint).join(', ');
  return new ChainFault('disagreement', `the endpoints contradict each other (${names})`);
}

function keyOf(value: unknown): string {
  return JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? `${part}n` : part)) ?? 'undefined';
}

/** Viem's messages are long, and repeat addresses and calls. */
function shortly(error: unknown): string {
  const { shortMessage, details, name, message } = error as Error & { shortMessage?: string; details?: string };
  return (
    (details || shortMessage || (name === 'TimeoutError' ? 'no answer in time' : message))
      .split('\n')[0]
      ?.slice(0, 200) ?? ''
  );
}
