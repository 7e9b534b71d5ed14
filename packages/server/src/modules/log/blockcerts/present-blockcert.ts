import { isDevelopmentChain, networkOfChain, type ReasonCode, reasonCodes } from '@laurel/credential';
import type { BlockcertState } from '../../issuer/index.ts';
import type { TroubleRow } from '../anchor/chain-store.ts';
import { troubleSentences } from '../anchor/trouble.ts';
import type { BlockcertRow } from './store.ts';

/** What there is to tell it by. */
export interface BlockcertFacts {
  row: BlockcertRow | undefined;
  current: { id: number } | undefined;
  trouble: Pick<TroubleRow, 'code'> | undefined;
  hasChain: boolean;
}

const nowhere = { chain: null, transaction: null, block: null, blockTime: null };

/** How it stands with a credential on a chain, in a sentence that promises nothing. */
export function presentBlockcert({ row, current, trouble, hasChain }: BlockcertFacts): BlockcertState {
  // What waits for a chain that is no longer in use waits for nothing.
  const isOfThis = row !== undefined && row.chainId === current?.id;
  const unable = whyUnable({ current, hasChain });
  if (row?.batchState === 'confirmed') {
    const chain = chainOf(row.chainId);
    const sentence = `It is recorded in block ${row.block} of ${chain.name}.`;
    return { state: 'recorded', sentence, canAsk: !isOfThis && !unable, ...placeOf(row) };
  }
  if (isOfThis && row.refused !== null) {
    const sentence = `It could not be recorded. ${sentenceOf(row.refused)}`;
    return { state: 'refused', sentence, canAsk: false, ...nowhere, chain: chainOf(row.chainId) };
  }
  if (isOfThis) {
    const sentence = [waitingSentence(row), ...(trouble ? [troubleSentences[trouble.code]] : [])].join(' ');
    return { state: 'recording', sentence, canAsk: false, ...placeOf(row) };
  }
  if (unable) return { state: 'unavailable', sentence: unable, canAsk: false, ...nowhere };
  const chain = current ? chainOf(current.id) : null;
  return { state: 'none', sentence: 'It is recorded on no blockchain by itself.', canAsk: true, ...nowhere, chain };
}

function whyUnable({ current, hasChain }: Pick<BlockcertFacts, 'current' | 'hasChain'>): string | undefined {
  if (!hasChain) return 'This server records no credentials on a blockchain.';
  if (!current) return 'This server has not reached its blockchain yet.';
  if (!networkOfChain(current.id))
    return `Blockcerts have no name for the blockchain that this server uses (${current.id}).`;
  return undefined;
}

function waitingSentence({ batchState, block }: BlockcertRow): string {
  if (batchState === 'mined') return `It is being recorded: it is in block ${block}, which may still be undone.`;
  if (batchState === 'pending') return 'It is being recorded: its transaction waits to be taken into a block.';
  return 'It is being recorded: it waits for the next transaction.';
}

function placeOf({ chainId, transaction, block, blockTime }: BlockcertRow) {
  return { chain: chainOf(chainId), transaction, block, blockTime: blockTime?.toISOString() ?? null };
}

const names: Readonly<Record<number, string>> = {
  1: 'Ethereum',
  137: 'Polygon',
  11155111: 'Sepolia, a test network of Ethereum',
};

function chainOf(id: number): NonNullable<BlockcertState['chain']> {
  if (isDevelopmentChain(id)) return { id, name: 'the development chain', kind: 'development' };
  return { id, name: names[id] ?? `chain ${id}`, kind: networkOfChain(id)?.isTest ? 'test' : 'public' };
}

function sentenceOf(code: string): string {
  // Another version may have noted a code that this one does not know.
  const reason = code in reasonCodes ? reasonCodes[code as ReasonCode] : undefined;
  return reason?.sentence ?? `The reason is ${code}.`;
}
