import type { Credential, SecuredCredential } from '../model/credential.ts';
import type { JsonObject } from '../model/json-value.ts';
import { eddsaRdfc2022 } from '../proof/eddsa-rdfc-2022.ts';
import type { ProofOptions } from '../proof/proof.ts';
import { unsecuredDocument } from '../proof/unsecured-document.ts';
import type { TestKey } from './test-issuer.ts';

/** Changes claims and proof options and signs again, past every rule of `signCredential`: what a hostile issuer can do. */
export async function forgeProof(
  secured: SecuredCredential,
  changes: object,
  options: object,
  key: TestKey,
): Promise<Credential> {
  const { proof: _proof, ...claims } = { ...secured, ...changes };
  const { proofValue: _value, ...before } = secured.proof;
  // Whatever the test wants to see refused.
  const merged = defined({ ...before, ...options }) as ProofOptions;
  const document = unsecuredDocument(claims);
  return { ...claims, proof: await eddsaRdfc2022.create({ document, options: merged, signingKey: key }) };
}

function defined(members: object): JsonObject {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
