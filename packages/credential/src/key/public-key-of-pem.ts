import { base64 } from '@scure/base';
import { CredentialError } from '../errors.ts';
import { type PublicKey, toPublicKey } from './public-key.ts';

/** What precedes the key in SubjectPublicKeyInfo of an RSA key: its algorithm, rsaEncryption with no parameters. */
const RSA_ENCRYPTION = [0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00];
/** SubjectPublicKeyInfo of 2,048 bits takes 294 bytes; of 8,192 bits, 1,062. */
const MIN_BYTES = 290;
const MAX_BYTES = 1_100;

/**
 * The RSA key of a PEM text (`-----BEGIN PUBLIC KEY-----`), as Open Badges 2.0 writes the keys of its issuers.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7468#section-13
 * @throws CredentialError `key.malformed`, `key.refused`, `key.type-unsupported`
 */
export function publicKeyOfPem(pem: string): PublicKey {
  const [, body] =
    /^-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\s]{1,4000})-----END PUBLIC KEY-----$/.exec(pem.trim()) ?? [];
  if (body === undefined) throw new CredentialError('key.malformed', 'not a PEM public key');
  const der = decode(body.replaceAll(/\s/g, ''));
  const isRsa = RSA_ENCRYPTION.every((byte, at) => der[4 + at] === byte);
  if (!isRsa) throw new CredentialError('key.type-unsupported', 'a PEM key that is not RSA');
  if (der.length < MIN_BYTES || der.length > MAX_BYTES)
    throw new CredentialError('key.refused', `RSA of ${der.length} bytes`);
  return toPublicKey('RSA', der);
}

function decode(text: string): Uint8Array {
  try {
    return base64.decode(text);
  } catch (cause) {
    throw new CredentialError('key.malformed', 'PEM: not base64', { cause });
  }
}
