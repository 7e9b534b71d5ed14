/** A private key as it is kept: of no use without the signer that sealed it. */
export interface SealedKey {
  organisationId: string;
  keyId: string;
  sealed: Uint8Array;
}

/** Makes and uses signing keys. Private key bytes never leave it. */
export interface Signer {
  /** Makes an Ed25519 key that only this organisation's requests can use; the public key is 32 bytes. */
  createKey(owner: { organisationId: string; keyId: string }): Promise<{ sealed: Uint8Array; publicKey: Uint8Array }>;
  /** Signs bytes (Ed25519, 64 bytes); rejects a key sealed for another organisation or id. */
  sign(key: SealedKey, bytes: Uint8Array): Promise<Uint8Array>;
}
