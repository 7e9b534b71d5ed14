import { base64urlnopad } from '@scure/base';
import { gunzip } from '../compression/gunzip.ts';
import { CredentialError } from '../errors.ts';
import type { Credential } from '../model/credential.ts';
import { MIN_STATUS_LIST_BITS, parseStatusList } from './status-list.ts';

/** 16 million entries of one bit. */
const BOUNDS = {
  maxOutput: 2_097_152,
  malformed: 'status.list-malformed',
  tooLarge: 'status.list-too-large',
} as const;

/**
 * The bits of a status list: multibase base64url, one GZIP member, at least 131,072 bits, at most 2 MiB.
 *
 * It does not look at the list's proof, issuer or validity: `verifyCredential` does, before it believes a bit.
 *
 * @see https://www.w3.org/TR/vc-bitstring-status-list/#bitstring-expansion-algorithm
 * @throws CredentialError `status.list-malformed`, `status.list-too-short`, `status.list-too-large`
 */
export async function readStatusList(credential: Credential): Promise<Uint8Array<ArrayBuffer>> {
  const { encodedList } = parseStatusList(credential);
  if (!encodedList.startsWith('u')) throw new CredentialError('status.list-malformed', 'encodedList is not base64url');
  const bits = gunzip(decode(encodedList.slice(1)), BOUNDS);
  if (bits.length * 8 < MIN_STATUS_LIST_BITS) {
    throw new CredentialError('status.list-too-short', `${bits.length * 8} of at least ${MIN_STATUS_LIST_BITS} bits`);
  }
  return bits;
}

function decode(text: string): Uint8Array {
  try {
    return base64urlnopad.decode(text);
  } catch (cause) {
    throw new CredentialError('status.list-malformed', 'encodedList is not base64url', { cause });
  }
}
