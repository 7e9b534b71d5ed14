import {
  createRetrieveBytes,
  type FoundCredential,
  type LogPolicy,
  type ResourcePolicy,
  type ServerReport,
  type Verdict,
} from '@laurel/sdk';
import { callApi } from '../../session/call-api.ts';
import type { ItemAnswer } from '../answer.ts';
import { answerGiven, type Ways } from '../given/answer-given.ts';
import { answersOfReport } from '../given/answers-of-report.ts';
import { type AskApi, type AskReport, askAbout, isVerdict } from '../given/ask-api.ts';
import { findRevocation } from '../given/find-revocation.ts';
import { findSuccessor } from '../given/find-successor.ts';
import { verifyWithin } from './verify-within.ts';

export { answerGiven };

export interface BrowserDeps {
  origin: string;
  development: boolean;
  logPolicy: LogPolicy | undefined;
  resources: ResourcePolicy | undefined;
  onProgress?: Ways['onProgress'];
}

const mostFetchedBytes = 16 * 1024 * 1024;

/**
 * Reads and verifies in this browser. The security policy lets a page ask its own server alone: a credential that needs
 * documents of other servers, and an address on one, are given to the API. Where that does not answer, the browser's own
 * verdict stands, which says what could not be had.
 */
export function browserWays({ origin, development, logPolicy, resources, onProgress }: BrowserDeps): Ways {
  const isElsewhere = (url: string) => URL.parse(url)?.origin !== origin;
  const allowHttpLocalhost = development;
  const retrieveFile = createRetrieveBytes({ allowHttpLocalhost, maxBytes: mostFetchedBytes });
  const { ask, askReport } = apiWith(resources);
  const verify = async (content: FoundCredential['content'], receipts: readonly string[]): Promise<ItemAnswer> => {
    const within = { origin, isElsewhere, allowHttpLocalhost, logPolicy, resources, receipts };
    const here = await verifyWithin(content, within);
    if (!here.elsewhere) return answerOf(here.verdict, { origin, content, checkedBy: 'browser' });
    const there = await askAbout(content, { ask, askReport, receipts });
    return isVerdict(there)
      ? answerOf(there, { origin, checkedBy: 'server' })
      : answerOf(here.verdict, { origin, content, checkedBy: 'browser' });
  };
  return {
    reading: {
      allowHttpLocalhost,
      retrieve: async (url) => (isElsewhere(url) ? { ok: false, reasonCode: 'retrieval.refused' } : retrieveFile(url)),
      // NOTE: loaded at the first picture that holds no credential itself.
      readQrCodes: async (image) => (await import('./read-qr-codes.ts')).readQrCodes(image),
    },
    isElsewhere,
    verify,
    report: async (given) =>
      answersOfReport({
        given,
        report: await askReport(given),
        answerOf: (verdict) => answerOf(verdict, { origin, checkedBy: 'server' }),
      }),
    onProgress,
  };
}

interface Answering {
  origin: string;
  checkedBy: 'browser' | 'server';
  /** What was verified here; of what the server verified, it has said all. */
  content?: FoundCredential['content'];
}

async function answerOf(verdict: Verdict, { origin, checkedBy, content }: Answering): Promise<ItemAnswer> {
  const ask: typeof fetch = (input, init) => fetch(input, init);
  const revocation = await findRevocation(ask, { verdict, origin });
  const successorPage = await findSuccessor(ask, { verdict, origin, content });
  return { verdict, revocation, successorPage, checkedBy };
}

function apiWith(resources: ResourcePolicy | undefined): { ask: AskApi; askReport: AskReport } {
  const query = resources === undefined ? '' : (`?resources=${resources}` as const);
  // Our own server's answers, held to the contract there before they are sent.
  return {
    async ask(body) {
      const { data, problem } = await callApi({ method: 'POST', path: `/api/v1/verifications${query}`, body });
      return problem ?? (data as Verdict);
    },
    async askReport(given) {
      const content = 'file' in given ? given : { body: given };
      const path = `/api/v1/verification-reports${query}` as const;
      const { data, problem } = await callApi({ method: 'POST', path, ...content });
      return problem ?? (data as ServerReport);
    },
  };
}
