import { CredentialError } from '../errors.ts';

const RSA_ENCRYPTION = [0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00];
const MIN_BITS = 2_048;
const MAX_BITS = 8_192;

/**
 * SubjectPublicKeyInfo of an RSA key: 2,048 to 8,192 bits, an odd exponent of at least 65,537 (RFC 8017, RFC 5280).
 *
 * @throws CredentialError `key.refused`
 */
export function rsaPublicKeyInfo(modulus: Uint8Array, exponent: Uint8Array): Uint8Array {
  const bits = modulus.length * 8 - Math.clz32(modulus[0] ?? 0) + 24;
  if (modulus[0] === 0 || bits < MIN_BITS || bits > MAX_BITS) {
    throw new CredentialError('key.refused', `RSA of ${bits} bits`);
  }
  if (((modulus.at(-1) ?? 0) & 1) === 0) throw new CredentialError('key.refused', 'RSA with an even modulus');
  const e = exponent.reduce((sum, byte) => sum * 256 + byte, 0);
  // RFC 7518 section 6.3.1.2: the fewest bytes, so that one key is written in one way.
  if (exponent[0] === 0 || exponent.length > 4 || e < 65_537 || e % 2 === 0) {
    throw new CredentialError('key.refused', `RSA exponent ${e}`);
  }
  const key = tag(0x30, [...integer(modulus), ...integer(exponent)]);
  return Uint8Array.from(tag(0x30, [...RSA_ENCRYPTION, ...tag(0x03, [0, ...key])]));
}

function integer(bytes: Uint8Array): number[] {
  const positive = (bytes[0] ?? 0) > 0x7f ? [0, ...bytes] : [...bytes];
  return tag(0x02, positive);
}

function tag(type: number, content: readonly number[]): number[] {
  const { length } = content;
  if (length < 0x80) return [type, length, ...content];
  if (length < 0x100) return [type, 0x81, length, ...content];
  return [type, 0x82, length >> 8, length & 0xff, ...content];
}
