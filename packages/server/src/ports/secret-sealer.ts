/** Keeps secrets that others know too, such as those of webhooks. It opens what it sealed for the same owner and id, and no private key. */
export interface SecretSealer {
  seal(identity: { owner: string; secretId: string }, secret: Uint8Array): Promise<Uint8Array>;
  /** Rejects with a SignerError while the key-encryption key is not there, or where it is not what was sealed for this identity. */
  open(sealed: { owner: string; secretId: string; sealed: Uint8Array }): Promise<Uint8Array>;
}
