import type { Retrieval } from '@laurel/credential';
import type { Clock } from '../../../ports/index.ts';
import { Refusal } from '../../../refusal.ts';
import type { ChainRecord } from './answer-chain-record.ts';

/** Answers this install's own verifier; a chain that it has no endpoints of is one that it cannot ask. */
export async function retrieveChainRecord(
  record: (url: string) => Promise<ChainRecord>,
  { url, clock }: { url: string; clock: Clock },
): Promise<Retrieval> {
  try {
    return { ok: true, body: JSON.stringify(await record(url)), fetchedAt: clock() };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ok: false, reasonCode: 'retrieval.not-found', detail: 'no endpoint of this chain is known here' };
  }
}
