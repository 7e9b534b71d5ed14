import { CredentialError } from '../errors.ts';
import { MAX_CREDENTIAL_BYTES } from './limits.ts';

/** Bounds for the compressed text of one credential. */
export const CREDENTIAL_BOUNDS = {
  maxOutput: MAX_CREDENTIAL_BYTES,
  malformed: 'container.malformed',
  tooLarge: 'container.too-large',
} as const;

export function malformed(detail: string, options?: { cause?: unknown }): CredentialError {
  return new CredentialError('container.malformed', detail, options);
}

export function ambiguous(detail: string): CredentialError {
  return new CredentialError('container.ambiguous', detail);
}

export function tooLarge(detail: string): CredentialError {
  return new CredentialError('container.too-large', detail);
}
