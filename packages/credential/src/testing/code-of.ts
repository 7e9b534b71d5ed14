import { CredentialError, type CredentialErrorCode } from '../errors.ts';

/** The code of the refusal, or `accepted`. Whatever else is thrown goes on: it is a fault. */
export function codeOf(act: () => unknown): CredentialErrorCode | 'accepted' {
  try {
    act();
    return 'accepted';
  } catch (error) {
    if (error instanceof CredentialError) return error.code;
    throw error;
  }
}
