import {
  createRetrieve,
  type LogPolicy,
  type Retrieval,
  type Retrieve,
  type Verdict,
  verifyCredential,
} from '@laurel/sdk';
import { knownIssuers } from './known-issuers.ts';

/**
 * Verifies in this browser. The security policy lets a page ask its own server alone, so a credential whose issuer or
 * status list is on another one comes back undefined: the server must verify it.
 *
 * Loaded only when it is wanted: it brings the whole verifier.
 */
export async function verifyHere(
  text: string,
  { origin, development, logPolicy }: { origin: string; development: boolean; logPolicy: LogPolicy | undefined },
): Promise<Verdict | undefined> {
  const ask = createRetrieve({ allowHttpLocalhost: development });
  let elsewhere = false;
  const retrieve: Retrieve = async (url, kind): Promise<Retrieval> => {
    if (kind === 'chain-record' || kind === 'chain-transaction')
      return { ok: false, reasonCode: 'retrieval.not-found' };
    if (URL.parse(url)?.origin === origin) return ask(url);
    elsewhere = true;
    return { ok: false, reasonCode: 'retrieval.refused' };
  };
  const options = { retrieve, logPolicy, allowHttpLocalhost: development, knownIssuers: await knownIssuers() };
  const verdict = await verifyCredential(text, options);
  return elsewhere ? undefined : verdict;
}
