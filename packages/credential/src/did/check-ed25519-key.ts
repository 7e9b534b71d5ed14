import { CredentialError } from '../errors.ts';

const P = 2n ** 255n - 19n;
/** The y coordinates of the eight points of small order: two of order 8 (and their negatives), and 0, 1, −1. */
const SMALL_ORDER: ReadonlySet<bigint> = new Set([
  0n,
  1n,
  P - 1n,
  0x7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7n,
  0x05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n,
]);

/**
 * Our own policy for Ed25519 public keys, before any library sees them: exactly 32 bytes, the canonical encoding
 * (y < p), and not a point of small order, under which one signature fits many messages. Libraries differ on all three.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8032#section-5.1.3
 * @throws CredentialError `key.refused`
 */
export function checkEd25519Key(key: Uint8Array): void {
  if (key.length !== 32) throw new CredentialError('key.refused', `${key.length} bytes, not 32`);
  const y = littleEndian(key) & ((1n << 255n) - 1n);
  if (y >= P) throw new CredentialError('key.refused', 'not the canonical encoding');
  if (SMALL_ORDER.has(y)) throw new CredentialError('key.refused', 'a point of small order');
}

/** The integer that bytes encode, least significant byte first (RFC 8032 section 3). */
export function littleEndian(bytes: Uint8Array): bigint {
  return bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}
