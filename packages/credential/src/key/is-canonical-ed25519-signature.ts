const L = 2n ** 252n + 27742317777372353535851937790883648493n;
const P = 2n ** 255n - 19n;

/**
 * True if a signature of 64 bytes is written in its one way: S < L, and R the canonical encoding (y < p).
 *
 * @see https://www.rfc-editor.org/rfc/rfc8032#section-5.1.7
 */
export function isCanonicalEd25519Signature(signature: Uint8Array): boolean {
  const r = littleEndian(signature.subarray(0, 32)) & ((1n << 255n) - 1n);
  return littleEndian(signature.subarray(32)) < L && r < P;
}

/** The integer that bytes encode, least significant byte first (RFC 8032 section 3). */
function littleEndian(bytes: Uint8Array): bigint {
  return bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}
