import { envelopVc, type JsonObject, signVcJwt } from '@laurel/credential';
import type { IssueInput } from './issue-input.ts';
import { suiteContexts } from './suite-contexts.ts';

/** Issues an `EnvelopedVerifiableCredential` around an `application/vc+jwt`. */
export async function issueEnvelope({ credential, issuer, created }: IssueInput): Promise<JsonObject> {
  const { key: signingKey, verificationMethod: kid } = issuer;
  return envelopVc(await signVcJwt({ credential, signingKey, kid, issuedAt: created, contexts: suiteContexts }));
}
