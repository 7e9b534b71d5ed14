import { parseChainRecordUrl, parseChainTransactionUrl } from '@laurel/credential';
import type { Chain, Hex, RecordAnswer, TransactionAnswer } from '../../../ports/index.ts';
import { notFound, Refusal } from '../../../refusal.ts';

/** What the endpoints of this install say about a checkpoint or a transaction. */
export interface ChainRecord {
  isDevelopment: boolean;
  answers: (RecordAnswer | TransactionAnswer)[];
}

/**
 * Answers what a verifier asks a chain, for anybody's log and contract, and for any transaction, on the chain that this install
 * has endpoints of.
 *
 * @throws Refusal `invalid-request` for what is no such question, `not-found` for another chain
 */
export async function answerChainRecord(
  { chain, chainId }: { chain: Chain | undefined; chainId(): Promise<number | undefined> },
  { url }: { url: string },
): Promise<ChainRecord> {
  const question = readQuestion(url);
  if (!chain || (await chainId()) !== question.chainId) throw notFound('chain');
  return { isDevelopment: chain.isDevelopment, answers: await question.ask(chain) };
}

interface Question {
  chainId: number;
  ask(chain: Chain): Promise<ChainRecord['answers']>;
}

function readQuestion(url: string): Question {
  const sought = parseChainTransactionUrl(url);
  if (sought) {
    // Of the form that the question was read by.
    const of = { chainId: sought.chainId, transaction: sought.transaction as Hex };
    return { chainId: of.chainId, ask: (chain) => chain.transactionAnswers(of) };
  }
  const record = parseChainRecordUrl(url);
  if (record) {
    const { anchor, origin, size } = record;
    const registry = { contract: anchor.contract as Hex, publisher: anchor.publisher as Hex };
    const of = { chainId: anchor.chainId, origin, size };
    return { chainId: of.chainId, ask: (chain) => chain.answers(registry, of) };
  }
  const message = 'not the address of a record or a transaction on a chain';
  throw new Refusal(
    'invalid-request',
    'Ask as a verifier does: eip155:<chain>/<contract>?publisher=…&origin=…&size=…, or eip155:<chain>/tx/<hash>',
    { faults: [{ pointer: '/query/url', message }] },
  );
}
