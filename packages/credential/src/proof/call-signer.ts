import { CredentialError } from '../errors.ts';
import type { SigningKey } from '../key/signing-key.ts';

/**
 * Asks a signer for the signature of a message, and looks whether it can be one.
 *
 * @throws CredentialError `proof.signer-failed`
 */
export async function callSigner(
  signingKey: SigningKey,
  message: Uint8Array,
  length: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const signature = await ask(signingKey, message);
  if (signature.length !== length) {
    throw new CredentialError('proof.signer-failed', `${signature.length} bytes instead of a signature`);
  }
  return Uint8Array.from(signature);
}

async function ask(signingKey: SigningKey, message: Uint8Array): Promise<Uint8Array> {
  try {
    return await signingKey.sign(message);
  } catch (cause) {
    throw new CredentialError('proof.signer-failed', 'the signer gave an error', { cause });
  }
}
