import type { KeyType } from './public-key.ts';

/**
 * A key that can sign, wherever it is kept. That it is the key which a document names cannot be seen here: the caller's
 * duty, and worth one verification after it.
 */
export interface SigningKey {
  readonly type: KeyType;
  /**
   * Signs the message itself with the algorithm of the key's kind (`algorithmOf`): Ed25519 as in RFC 8032; ECDSA with
   * SHA-256 (P-256, secp256k1), SHA-384 (P-384) or SHA-512 (P-521), and r and s side by side (IEEE P1363).
   */
  sign(message: Uint8Array): Promise<Uint8Array>;
}
