import { CredentialError } from '../../errors.ts';

/** The refusal of a log, or of what belongs to it. What a rule of another part refused becomes its cause. */
export function malformedLog(detail: string, cause?: unknown): CredentialError {
  // Anything that is no refusal of ours is a fault of ours, and says nothing about the log.
  if (cause !== undefined && !(cause instanceof CredentialError)) throw cause;
  const whole = cause === undefined ? detail : `${detail}: ${cause.message}`;
  return new CredentialError('did.document-malformed', whole.slice(0, 500), { cause });
}
