import { type JsonObject, signCredential, type UnsignedCredential } from '@laurel/credential';
import { issueEnvelope } from './issue-envelope.ts';
import type { IssueInput } from './issue-input.ts';
import type { KeyName } from './issuers.ts';
import { Problem } from './problem.ts';
import { suiteContexts } from './suite-contexts.ts';

/** A way of issuing, with one of the keys that fit it. */
export interface Issuance {
  readonly key: KeyName;
  readonly issue: (input: IssueInput) => Promise<JsonObject>;
}

/** The cryptosuites of proofs, and the envelope, with the keys that fit each. */
const keysOf: Readonly<Record<string, readonly KeyName[]>> = {
  'eddsa-rdfc-2022': ['ed'],
  'eddsa-jcs-2022': ['ed'],
  'ecdsa-rdfc-2019': ['p256', 'p384', 'jwk'],
  'ecdsa-jcs-2019': ['p256', 'p384'],
  'ecdsa-sd-2023': ['p256'],
  'bbs-2023': ['bls'],
  envelope: ['jwk'],
};

/** The way of issuing that an address names. */
export function issuanceOf(name: string, keyName: string): Issuance {
  const keys = Object.hasOwn(keysOf, name) ? keysOf[name] : undefined;
  const key = keys?.find((known) => known === keyName);
  if (key === undefined) {
    throw new Problem(404, 'request.unknown', `Nothing is issued as ${name} with the key ${keyName}.`);
  }
  return { key, issue: name === 'envelope' ? issueEnvelope : (input) => issueWithProof(name, input) };
}

function issueWithProof(cryptosuite: string, input: IssueInput): Promise<JsonObject> {
  const { credential, issuer, mandatoryPointers = ['/issuer'], ...terms } = input;
  return signCredential({
    ...terms,
    cryptosuite,
    mandatoryPointers,
    // NOTE: signCredential itself holds it to every rule; here it is whatever the request held.
    credential: credential as UnsignedCredential,
    verificationMethod: issuer.verificationMethod,
    signingKey: issuer.key,
    contexts: suiteContexts,
    versions: ['1.1', '2.0'],
  });
}
