/** Why a signer did not sign or make a key. */
export type SignerErrorCode =
  /** The key is not this signer's, was changed, or belongs to another owner, id or type. */
  | 'signer.key-not-opened'
  /** What was given is no digest of 32 bytes, or no identity of a key. */
  | 'signer.input-invalid';

/** The one way a signer says no; the message is for the operator's log. */
export class SignerError extends Error {
  readonly code: SignerErrorCode;

  constructor(code: SignerErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SignerError';
    this.code = code;
  }
}
