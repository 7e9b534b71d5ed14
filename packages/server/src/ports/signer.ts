/** Ed25519 signs what the install and its organisations say; secp256k1 signs transactions of a chain. */
export type SigningKeyType = 'Ed25519' | 'secp256k1';

/** What is kept sealed: private keys, and secrets that are shared with a proctoring provider. */
export type SealedType = SigningKeyType | 'webhook';

/** Whose a secret is, which, and of what kind: all three are bound to it, so that none can be exchanged. */
export interface SealedIdentity {
  /** The id of an organisation, or `install` for what belongs to none. */
  owner: string;
  keyId: string;
  type: SealedType;
}

/** Anything secret as it is kept: of no use without what sealed it. */
export interface SealedSecret extends SealedIdentity {
  sealed: Uint8Array;
}

/** Whose a key is, which, and of what kind: all three are bound to it, so that none can be exchanged. */
export interface KeyIdentity extends SealedIdentity {
  type: SigningKeyType;
}

/** A private key as it is kept: of no use without the signer that sealed it. */
export interface SealedKey extends KeyIdentity {
  sealed: Uint8Array;
}

/** A key just made: what is kept of its private half, and its public half. */
export interface CreatedKey {
  sealed: Uint8Array;
  /** Ed25519: 32 bytes. secp256k1: the compressed point, 33 bytes. */
  publicKey: Uint8Array;
}

/** Makes and uses signing keys. Private key bytes never leave it; every refusal is a SignerError. */
export interface Signer {
  /** Makes a key that signs under this identity only. */
  createKey(identity: KeyIdentity): Promise<CreatedKey>;
  /**
   * Signs. Ed25519: over the bytes, 64 bytes (RFC 8032). secp256k1: over a digest of 32 bytes, 65 bytes r, s and the
   * recovery bit (0 or 1), with the lower of the two values of s. Rejects a key sealed for another identity.
   */
  sign(key: SealedKey, bytes: Uint8Array): Promise<Uint8Array>;
  /** Resolves when keys can be made and these ones sign, or open; nothing is signed. Rejects with what is in the way. */
  check(keys: readonly SealedSecret[]): Promise<void>;
}
