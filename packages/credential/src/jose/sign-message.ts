import { CredentialError } from '../errors.ts';
import type { KeyType } from '../key/public-key.ts';
import type { SigningKey } from '../key/signing-key.ts';
import { algorithmOf, type SignatureAlgorithm } from '../key/verify-signature.ts';

/** The kinds of key that Laurel signs tokens with. The others are only read. */
const signatureLengths: Readonly<Partial<Record<KeyType, number>>> = {
  Ed25519: 64,
  'P-256': 64,
  'P-384': 96,
  'P-521': 132,
};

/**
 * The algorithm that Laurel signs tokens with under this key.
 *
 * @throws CredentialError `jose.algorithm-unsupported`
 */
export function signingAlgorithm({ type }: SigningKey): SignatureAlgorithm {
  const algorithm = signatureLengths[type] === undefined ? undefined : algorithmOf(type);
  if (algorithm === undefined) throw new CredentialError('jose.algorithm-unsupported', `signing with ${type}`);
  return algorithm;
}

/**
 * Asks the signer for a signature, and sees that it is of the right length.
 *
 * @throws CredentialError `proof.signer-failed`
 */
export async function signMessage(signingKey: SigningKey, message: Uint8Array): Promise<Uint8Array> {
  const signature = await signingKey.sign(message).catch((cause: unknown) => {
    throw new CredentialError('proof.signer-failed', 'the signer gave an error', { cause });
  });
  if (signature.length !== signatureLengths[signingKey.type]) {
    throw new CredentialError('proof.signer-failed', `${signature.length} bytes instead of a signature`);
  }
  return signature;
}
