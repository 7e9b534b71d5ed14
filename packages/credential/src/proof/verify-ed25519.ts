import { checkEd25519Key, littleEndian } from '../did/check-ed25519-key.ts';

const L = 2n ** 252n + 27742317777372353535851937790883648493n;
const P = 2n ** 255n - 19n;

/**
 * Verifies an Ed25519 signature by WebCrypto, under our own policy first: the key policy of `checkEd25519Key`, a
 * signature of exactly 64 bytes, R canonical and S < L, so that nobody can make a second signature out of a first.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8032#section-5.1.7
 * @throws CredentialError `key.refused`
 */
export async function verifyEd25519(
  publicKey: Uint8Array<ArrayBuffer>,
  message: Uint8Array<ArrayBuffer>,
  signature: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  checkEd25519Key(publicKey);
  if (signature.length !== 64) return false;
  if (littleEndian(signature.subarray(32)) >= L) return false;
  if ((littleEndian(signature.subarray(0, 32)) & ((1n << 255n) - 1n)) >= P) return false;
  const { subtle } = globalThis.crypto;
  // A runtime may refuse at import a key that is no point of the curve: no signature can be right under it.
  const key = await subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify']).catch(() => undefined);
  return key !== undefined && subtle.verify('Ed25519', key, signature, message);
}
