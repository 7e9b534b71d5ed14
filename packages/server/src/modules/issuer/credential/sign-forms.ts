import {
  decodePublicKeyMultibase,
  parseCredential,
  parseJws,
  type SigningKey as Signing,
  signCredential,
  signVcJwt,
  verifyJws,
  verifyProof,
} from '@laurel/credential';
import type { IssuerDeps } from '../deps.ts';
import { sealedKeyOf } from '../key/sealed-key-of.ts';
import type { SigningKey } from '../key/store.ts';
import type { CredentialRow } from './store.ts';

/** One credential, signed in each form that we give out: the same claims, the same key, the same moment. */
export interface SignedForms {
  /** JSON with a Data Integrity proof (`application/vc`). */
  secured: string;
  /** A token (`application/vc+jwt`). */
  securedJwt: string;
}

/** Signs what a row says. The same row gives the same bytes, whoever finishes it. */
export async function signForms(
  { signer }: Pick<IssuerDeps, 'signer'>,
  { row, key }: { row: Pick<CredentialRow, 'unsigned' | 'proofCreated'>; key: SigningKey },
): Promise<SignedForms> {
  const { proof: _, ...credential } = parseCredential(row.unsigned);
  const { verificationMethod, publicKeyMultibase } = key;
  const signingKey: Signing = {
    type: 'Ed25519',
    sign: (bytes) => signer.sign(sealedKeyOf(key), bytes),
  };
  const secured = await signCredential({ credential, verificationMethod, created: row.proofCreated, signingKey });
  const securedJwt = await signVcJwt({ credential, kid: verificationMethod, issuedAt: row.proofCreated, signingKey });
  // A signer that used another key would be found out by the first verifier, and by us before anybody sees it.
  const publicKey = decodePublicKeyMultibase(publicKeyMultibase);
  const { verified } = await verifyProof({ document: secured, proof: secured.proof, key: publicKey });
  if (!verified || !(await verifyJws(parseJws(securedJwt), publicKey)))
    throw new Error(`the signer did not sign with ${verificationMethod}`);
  return { secured: JSON.stringify(secured), securedJwt };
}
