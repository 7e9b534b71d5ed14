import type { RetrievalReasonCode } from './evidence.ts';
import { CONNECT, type Reason, TRY_AGAIN } from './reason.ts';

/** Why something could not be fetched, in a person's words. */
export const retrievalReasons: Readonly<Record<RetrievalReasonCode, Reason>> = {
  'retrieval.offline': {
    sentence: 'There is no connection to the internet.',
    whatToDo: CONNECT,
  },
  'retrieval.refused': {
    sentence: 'The address may not be visited from here.',
    whatToDo: 'Ask the issuer for a public address.',
  },
  'retrieval.unreachable': { sentence: "The issuer's server could not be reached.", whatToDo: TRY_AGAIN },
  'retrieval.timeout': { sentence: "The issuer's server did not answer in time.", whatToDo: TRY_AGAIN },
  'retrieval.not-found': { sentence: "The issuer's server does not have what is needed.", whatToDo: TRY_AGAIN },
  'retrieval.bad-answer': { sentence: "The issuer's server gave an answer that cannot be used.", whatToDo: TRY_AGAIN },
  'retrieval.too-large': { sentence: "The issuer's server gave an answer that is too large.", whatToDo: TRY_AGAIN },
};
