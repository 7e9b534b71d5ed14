import type { KeyType, PublicKey } from './public-key.ts';

/**
 * A key that can sign, wherever it is kept. That it is the key which a document names cannot be seen here: the caller's
 * duty, and worth one verification after it.
 */
export interface SigningKey {
  readonly type: KeyType;
  /** Only `bbs-2023` asks for it, and writes it into the base proof: its holder proves a signature under this key. */
  readonly publicKey?: PublicKey;
  /**
   * Signs the message itself with the algorithm of the key's kind (`algorithmOf`): Ed25519 as in RFC 8032; ECDSA with
   * SHA-256 (P-256, secp256k1), SHA-384 (P-384) or SHA-512 (P-521), and r and s side by side (IEEE P1363).
   * BLS12-381-G2 signs many messages at once: the message is the CBOR array of a header and a list of messages, and the
   * signature the 80 bytes of `Sign` in BBS with BLS12-381-SHA-256. Where a holder's commitment stands third in the array,
   * those of `BlindSign`: the keeper of the key must check the proof in it, or whoever asks has anything signed. Where the
   * issuer's part of a pseudonym secret (32 bytes) stands fourth, those of `BlindSignWithNym`.
   */
  sign(message: Uint8Array): Promise<Uint8Array>;
}
