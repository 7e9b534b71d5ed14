import { type JsonObject, type Random, signCredential, type UnsignedCredential } from '@laurel/credential';
import type { Issuer, KeyName } from './issuers.ts';
import { Problem } from './problem.ts';
import { suiteContexts } from './suite-contexts.ts';

/** What every way of issuing is given. */
export interface IssueInput {
  readonly credential: JsonObject;
  readonly issuer: Issuer;
  readonly created: Date;
  readonly random: Random;
  readonly mandatoryPointers?: readonly string[] | undefined;
}

/** A way of issuing, with one of the keys that fit it. */
export interface Issuance {
  readonly key: KeyName;
  readonly issue: (input: IssueInput) => Promise<JsonObject>;
}

/** The cryptosuites of proofs, with the keys that fit each. */
const cryptosuites: Readonly<Record<string, readonly KeyName[]>> = {
  'eddsa-rdfc-2022': ['ed'],
  'eddsa-jcs-2022': ['ed'],
  'ecdsa-rdfc-2019': ['p256', 'p384', 'jwk'],
  'ecdsa-jcs-2019': ['p256', 'p384'],
};

/** The way of issuing that an address names. */
export function issuanceOf(cryptosuite: string, keyName: string): Issuance {
  const keys = Object.hasOwn(cryptosuites, cryptosuite) ? cryptosuites[cryptosuite] : undefined;
  const key = keys?.find((name) => name === keyName);
  if (key === undefined) {
    throw new Problem(404, 'request.unknown', `Nothing is issued with ${cryptosuite} and the key ${keyName}.`);
  }
  return { key, issue: (input) => withProof(cryptosuite, input) };
}

function withProof(cryptosuite: string, { credential, issuer, ...terms }: IssueInput): Promise<JsonObject> {
  return signCredential({
    ...terms,
    cryptosuite,
    // NOTE: signCredential itself holds it to every rule; here it is whatever the request held.
    credential: credential as UnsignedCredential,
    verificationMethod: issuer.verificationMethod,
    signingKey: issuer.key,
    contexts: suiteContexts,
    versions: ['1.1', '2.0'],
  });
}
