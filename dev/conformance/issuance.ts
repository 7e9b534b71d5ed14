import { type JsonObject, signCredential, type UnsignedCredential } from '@laurel/credential';
import type { Issuer, KeyName } from './issuers.ts';
import { Problem } from './problem.ts';

/** What every way of issuing is given. */
export interface IssueInput {
  readonly credential: JsonObject;
  readonly issuer: Issuer;
  readonly created: Date;
  readonly mandatoryPointers?: readonly string[] | undefined;
}

/** Secures a credential. */
type Issue = (input: IssueInput) => Promise<JsonObject>;

/** The ways of issuing, by the names that stand in addresses, with the keys that fit each. */
const issuances: Readonly<Record<string, { readonly keys: readonly KeyName[]; readonly issue: Issue }>> = {
  'eddsa-rdfc-2022': { keys: ['ed'], issue: withProof },
};

/** The way of issuing that an address names. */
export function issuanceOf(cryptosuite: string, keyName: string): { issue: Issue; key: KeyName } {
  const issuance = Object.hasOwn(issuances, cryptosuite) ? issuances[cryptosuite] : undefined;
  const key = issuance?.keys.find((name) => name === keyName);
  if (issuance === undefined || key === undefined) {
    throw new Problem(404, 'request.unknown', `Nothing is issued with ${cryptosuite} and the key ${keyName}.`);
  }
  return { issue: issuance.issue, key };
}

async function withProof({ credential, issuer, created }: IssueInput): Promise<JsonObject> {
  return signCredential({
    // NOTE: it is checked by signCredential itself, which is given whatever the request held.
    credential: credential as UnsignedCredential,
    verificationMethod: issuer.verificationMethod,
    created,
    signingKey: issuer.key,
  });
}
