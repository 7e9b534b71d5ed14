import { parseDid } from '../did/parse-did.ts';
import { CredentialError } from '../errors.ts';
import { checkCredential } from '../model/check-credential.ts';
import type { DataIntegrityProof, SecuredCredential, UnsignedCredential } from '../model/credential.ts';
import { toDateTime } from '../model/date-time.ts';
import { issuerId } from '../model/issuer-id.ts';
import { eddsaRdfc2022 } from './eddsa-rdfc-2022.ts';

/** What `signCredential` needs. */
export interface SignCredentialInput {
  readonly credential: UnsignedCredential;
  /** The DID URL of the key, as the issuer's DID document lists it under `assertionMethod`. */
  readonly verificationMethod: string;
  readonly created: Date;
  /**
   * Signs 64 bytes with Ed25519 and gives the 64 bytes of the signature. That it uses the private key of
   * `verificationMethod` cannot be seen here: the caller's duty, and worth one `verifyCredential` after it.
   */
  readonly sign: (bytes: Uint8Array) => Promise<Uint8Array>;
}

/**
 * Signs a credential: one Data Integrity proof, `eddsa-rdfc-2022`, for `assertionMethod`. Nothing is signed that our own
 * verifier would refuse, that loses a term on the way, or that names an issuer other than the owner of the key.
 *
 * @see https://www.w3.org/TR/vc-di-eddsa/#add-proof-eddsa-rdfc-2022
 * @throws CredentialError `credential.*`, `json.*`, `did.malformed`, `proof.malformed`, `proof.signer-failed`
 * @example
 * const secured = await signCredential({ credential, verificationMethod: `${did}#key-1`, created: now, sign });
 * const text = JSON.stringify(secured); // keep these bytes
 */
export async function signCredential(input: SignCredentialInput): Promise<SecuredCredential> {
  const credential = checkCredential(input.credential);
  const { did, fragment } = parseDid(input.verificationMethod);
  if (fragment === undefined || did !== issuerId(credential)) {
    throw new CredentialError('proof.malformed', `${input.verificationMethod} is no key of the issuer`);
  }
  const options = {
    type: 'DataIntegrityProof',
    cryptosuite: eddsaRdfc2022.name,
    created: toDateTime(input.created),
    verificationMethod: input.verificationMethod,
    proofPurpose: 'assertionMethod',
  } as const;
  const documentHash = await eddsaRdfc2022.hashDocument(credential);
  const { bytes } = await eddsaRdfc2022.hashData({ document: credential, options, documentHash });
  const signature = await callSigner(input.sign, bytes);
  const proof: DataIntegrityProof = { ...options, proofValue: eddsaRdfc2022.encodeProofValue(signature) };
  return { ...credential, proof };
}

async function callSigner(sign: SignCredentialInput['sign'], bytes: Uint8Array): Promise<Uint8Array> {
  const signature = await sign(bytes).catch((cause: unknown) => {
    throw new CredentialError('proof.signer-failed', 'the signer gave an error', { cause });
  });
  if (signature.length !== eddsaRdfc2022.signatureLength) {
    throw new CredentialError('proof.signer-failed', `${signature.length} bytes instead of a signature`);
  }
  return signature;
}
