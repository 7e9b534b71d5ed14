import { parsePkcs11Uri, type TokenSetting } from './pkcs11-uri.ts';

/** Who makes new signing keys. */
export type SignerSetting = { kind: 'local' } | { kind: 'pkcs11'; token: TokenSetting };

/**
 * Reads `LAUREL_SIGNER`: `local`, or the address of a token as RFC 7512 writes it.
 *
 * @throws Error one clause that says what to set; it repeats no value, which may hold a PIN
 */
export function parseSignerSetting(text: string): SignerSetting {
  if (text === 'local') return { kind: 'local' };
  if (text.startsWith('pkcs11:')) return { kind: 'pkcs11', token: parsePkcs11Uri(text) };
  throw new Error('use local, or a token such as pkcs11:token=laurel?module-path=/usr/lib/…&pin-source=/run/…');
}
