import { type LaurelClient, verifyCredential } from '@laurel/sdk';
import type { ApiFetch } from '../../session/api.ts';
import { refusalOf } from '../../session/refusal.ts';
import type { Answer } from '../answer.ts';
import { answerGiven, type ItemAnswer, type Ways } from './answer-given.ts';
import { type AskApi, isVerdict, refusedByApi } from './ask-api.ts';
import { findRevocation } from './find-revocation.ts';
import type { Given } from './read-given.ts';

export interface ServerDeps {
  client: LaurelClient;
  fetch: ApiFetch;
  origin: string;
}

/** Reads what was handed in and has the API verify each credential in it. Addresses are visited by the API alone. */
export function verifyOnServer(deps: ServerDeps, given: Given): Promise<Answer> {
  return answerGiven(given, serverWays(deps));
}

function serverWays({ client, fetch, origin }: ServerDeps): Ways {
  const ask: AskApi = (body) => client.verifyCredential({ body }).catch(refusalOf);
  const answer = async (body: Parameters<AskApi>[0]): Promise<ItemAnswer> => {
    const verdict = await ask(body);
    if (!isVerdict(verdict)) return refusedByApi(verdict);
    return { verdict, revocation: await findRevocation(fetch, { verdict, origin }), checkedBy: 'server' };
  };
  return {
    reading: { retrieve: async () => ({ ok: false, reasonCode: 'retrieval.refused' }), allowHttpLocalhost: true },
    isElsewhere: () => true,
    async verify(content) {
      if (typeof content === 'string') return answer({ credential: content });
      // The API takes text alone.
      return { verdict: await verifyCredential(content, { offline: true }), checkedBy: 'server' };
    },
    verifyAddress: (url) => answer({ url }),
  };
}
