import { parseDid } from '../did/parse-did.ts';
import { CredentialError } from '../errors.ts';
import { checkTerms } from '../jsonld/canonicalise.ts';
import { checkCredential } from '../model/check-credential.ts';
import type { SecuredCredential, UnsignedCredential } from '../model/credential.ts';
import { issuerId } from '../model/issuer-id.ts';
import type { ParseOptions } from '../model/parse-credential.ts';
import { addProof, type ProofTerms } from './add-proof.ts';
import type { ProofPurpose } from './proof-purpose.ts';
import { signingSuite } from './signing-suite.ts';

/** What `signCredential` needs. */
export interface SignCredentialInput extends ProofTerms, Pick<ParseOptions, 'versions'> {
  readonly credential: UnsignedCredential;
  /** By default `assertionMethod`, the only purpose for which a credential is issued. */
  readonly proofPurpose?: ProofPurpose | undefined;
}

/**
 * Signs a credential: one Data Integrity proof. Nothing is signed that our own verifier would refuse, that loses a term on
 * the way, or that names an issuer other than the owner of the key. Only the VC Data Model 2.0 is signed, unless `versions`
 * says otherwise. That the signer uses the private key of `verificationMethod` cannot be seen here: the caller's duty, and
 * worth one `verifyCredential` after it.
 *
 * @see https://www.w3.org/TR/vc-data-integrity/#add-proof
 * @throws CredentialError `credential.*`, `json.*`, `did.malformed`, `proof.*`, `key.type-unsupported`
 * @example
 * const signingKey = { type: 'Ed25519', sign };
 * const secured = await signCredential({ credential, verificationMethod: `${did}#key-1`, created: now, signingKey });
 * const text = JSON.stringify(secured); // keep these bytes
 */
export async function signCredential(input: SignCredentialInput): Promise<SecuredCredential> {
  const { credential: candidate, proofPurpose = 'assertionMethod', contexts, versions } = input;
  const credential = checkCredential(candidate, { contexts, versions });
  const { did, fragment } = parseDid(input.verificationMethod);
  if (fragment === undefined || did !== issuerId(credential)) {
    throw new CredentialError('proof.malformed', `${input.verificationMethod} is no key of the issuer`);
  }
  // Whatever the JSON means is signed: the verifier will want to know that it means something.
  if (signingSuite(input).signs === 'json') await checkTerms(credential, contexts);
  // A credential that had no proof is the same credential with one proof.
  return (await addProof({ ...input, document: credential, proofPurpose })) as SecuredCredential;
}
