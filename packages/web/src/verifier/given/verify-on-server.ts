import type { LaurelClient, Verdict } from '@laurel/sdk';
import type { ApiFetch } from '../../session/api.ts';
import { refusalOf } from '../../session/refusal.ts';
import type { Answer, ItemAnswer } from '../answer.ts';
import { answerGiven, type Ways } from './answer-given.ts';
import { answersOfReport } from './answers-of-report.ts';
import { type AskApi, type AskReport, askAbout, isVerdict, refusedByApi } from './ask-api.ts';
import { findRevocation } from './find-revocation.ts';
import { findSuccessor } from './find-successor.ts';
import type { Given } from './read-given.ts';

export interface ServerDeps {
  client: LaurelClient;
  fetch: ApiFetch;
  origin: string;
}

/** Reads what was handed in and has the API verify each credential in it. Addresses are visited by the API alone. */
export function verifyOnServer(deps: ServerDeps, given: Given): Promise<Answer> {
  return answerGiven(given, serverWays(deps, given));
}

function serverWays({ client, fetch, origin }: ServerDeps, { resources }: Pick<Given, 'resources'>): Ways {
  const query = { resources };
  const ask: AskApi = (body) => client.verifyCredential({ body, query }).catch(refusalOf);
  const answerOf = async (verdict: Verdict): Promise<ItemAnswer> => ({
    verdict,
    revocation: await findRevocation(fetch, { verdict, origin }),
    successorPage: await findSuccessor(fetch, { verdict, origin, content: undefined }),
    checkedBy: 'server',
  });
  const askReport: AskReport = (given) =>
    client
      .createVerificationReport(
        'file' in given ? { ...given, query, mediaType: 'application/octet-stream' } : { body: given, query },
      )
      .catch(refusalOf);
  return {
    // NOTE: codes in pictures are not read here: such a file is for the API.
    reading: { retrieve: async () => ({ ok: false, reasonCode: 'retrieval.refused' }), allowHttpLocalhost: true },
    isElsewhere: () => true,
    async verify(content, receipts) {
      const verdict = await askAbout(content, { ask, askReport, receipts });
      return isVerdict(verdict) ? answerOf(verdict) : refusedByApi(verdict);
    },
    report: async (given) => answersOfReport({ given, report: await askReport(given), answerOf }),
  };
}
