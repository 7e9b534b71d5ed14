import {
  createRetrieve,
  createStatusListMemory,
  type FoundCredential,
  type LogPolicy,
  type ResourcePolicy,
  type Retrieval,
  type Retrieve,
  type Verdict,
  verifyCredential,
} from '@laurel/sdk';
import { createKeptDocuments } from '../kept/kept-documents.ts';
import { reliedOn } from '../kept/relied-on.ts';
import { knownIssuers } from './known-issuers.ts';

type Had = Extract<Retrieval, { ok: true }>;

export interface Within {
  origin: string;
  isElsewhere: (url: string) => boolean;
  allowHttpLocalhost: boolean;
  logPolicy: LogPolicy | undefined;
  resources?: ResourcePolicy | undefined;
  receipts?: readonly string[] | undefined;
}

/** For the life of the page. Long enough for a folder of credentials, short enough that a new revocation shows at once. */
const statusLists = createStatusListMemory({ maxAgeMs: 10_000 });
// Another name than the worker's caches have: each build throws those of the one before away.
const kept = createKeptDocuments(
  () => caches.open('laurel-documents'),
  () => new Date(),
);

/**
 * Verifies with the documents of this server alone, and says whether others were wanted. Where this server is away, those
 * that it gave for an earlier answer serve again; the verdict says how old they are.
 */
export async function verifyWithin(
  content: FoundCredential['content'],
  { origin, isElsewhere, allowHttpLocalhost, logPolicy, resources, receipts }: Within,
): Promise<{ verdict: Verdict; elsewhere: boolean }> {
  const ask = createRetrieve({ allowHttpLocalhost });
  const fetched = new Map<string, Had>();
  let elsewhere = false;
  const retrieve: Retrieve = async (url, kind) => {
    if (kind === 'chain-record' || kind === 'chain-transaction') return askChainRecord(url, origin, ask);
    if (isElsewhere(url)) {
      elsewhere = true;
      return { ok: false, reasonCode: navigator.onLine ? 'retrieval.unreachable' : 'retrieval.offline' };
    }
    const answer = await ask(url, kind);
    if (answer.ok) fetched.set(url, answer);
    return isAway(answer) ? ((await kept.get(url)) ?? answer) : answer;
  };
  // Its own server learns nothing by being asked for a receipt that it did not know when it gave the page its documents.
  const records = { logs: [`${origin}/log`] };
  const options = {
    retrieve,
    resources,
    receipts,
    records,
    logPolicy,
    statusLists,
    allowHttpLocalhost,
    knownIssuers: await knownIssuers(),
  };
  const verdict = await verifyCredential(content, options);
  await Promise.all(reliedOn(verdict).map((url) => keep(url, fetched.get(url))));
  return { verdict, elsewhere };
}

/** This server asks the chain that it has endpoints of; of any other nothing is known here. */
async function askChainRecord(url: string, origin: string, ask: Retrieve): Promise<Retrieval> {
  return ask(`${origin}/api/v1/chain-records?url=${encodeURIComponent(url)}`, 'receipt');
}

async function keep(url: string, document: Had | undefined): Promise<void> {
  if (document) await kept.keep(url, document);
}

function isAway(answer: Retrieval): boolean {
  return !answer.ok && (answer.reasonCode === 'retrieval.unreachable' || answer.reasonCode === 'retrieval.timeout');
}
