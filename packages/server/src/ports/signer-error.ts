/** Why a signer did not sign or make a key. */
export type SignerErrorCode =
  /** The key that seals signing keys is not there: nothing is signed until it is put back. */
  | 'signer.sealed'
  /** The key is not this signer's, was changed, or belongs to another owner, id or type. */
  | 'signer.key-not-opened'
  /** What was given is no digest of 32 bytes, or no identity of a key. */
  | 'signer.input-invalid'
  /** The signer's device or service has no keys of this type. */
  | 'signer.type-not-supported'
  /** The PIN or token of the device or service was refused; it is not tried again until the next start. */
  | 'signer.login-refused'
  /** The device or service does not answer; asking again later may help. */
  | 'signer.unavailable';

/** The one way a signer says no; the message is for the operator's log. */
export class SignerError extends Error {
  readonly code: SignerErrorCode;

  constructor(code: SignerErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SignerError';
    this.code = code;
  }
}

/** The signer's refusal behind an error, if there is one: what calls a signer may wrap what it threw. */
export function signerErrorOf(error: unknown): SignerError | undefined {
  if (error instanceof SignerError) return error;
  return error instanceof Error ? signerErrorOf(error.cause) : undefined;
}
