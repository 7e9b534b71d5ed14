import { parseChainRecordUrl } from '@laurel/credential';
import type { Chain, Hex, RecordAnswer } from '../../../ports/index.ts';
import { notFound, Refusal } from '../../../refusal.ts';

/** What the endpoints of this install say about a checkpoint. */
export interface ChainRecord {
  isDevelopment: boolean;
  answers: RecordAnswer[];
}

/**
 * Answers what a verifier asks a chain, for anybody's log and contract on the chain that this install has endpoints of.
 *
 * @throws Refusal `invalid-request` for what is no such question, `not-found` for another chain
 */
export async function answerChainRecord(
  { chain, chainId }: { chain: Chain | undefined; chainId(): Promise<number | undefined> },
  { url }: { url: string },
): Promise<ChainRecord> {
  const question = parseChainRecordUrl(url);
  if (!question) {
    throw new Refusal(
      'invalid-request',
      'Ask as a verifier does: eip155:<chain>/<contract>?publisher=…&origin=…&size=…',
      {
        faults: [{ pointer: '/query/url', message: 'not the address of a record on a chain' }],
      },
    );
  }
  const { anchor, origin, size } = question;
  if (!chain || (await chainId()) !== anchor.chainId) throw notFound('chain');
  // Both are of the form that the question was read by.
  const registry = { contract: anchor.contract as Hex, publisher: anchor.publisher as Hex };
  const answers = await chain.answers(registry, { chainId: anchor.chainId, origin, size });
  return { isDevelopment: chain.isDevelopment, answers };
}
