import type { Credential, DataIntegrityProof, SecuredCredential } from '../model/credential.ts';
import type { JsonObject } from '../model/json-value.ts';
import { eddsaRdfc2022 } from '../proof/eddsa-rdfc-2022.ts';
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
  const merged: JsonObject = defined({ ...before, ...options });
  const credential: Credential = claims;
  const documentHash = await eddsaRdfc2022.hashDocument(credential);
  const { bytes } = await eddsaRdfc2022.hashData({ document: credential, options: merged, documentHash });
  const proofValue = eddsaRdfc2022.encodeProofValue(await key.sign(bytes));
  return { ...credential, proof: { ...merged, proofValue } as unknown as DataIntegrityProof };
}

function defined(members: object): JsonObject {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
