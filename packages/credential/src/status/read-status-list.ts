import { CredentialError } from '../errors.ts';
import type { Credential } from '../model/credential.ts';
import { bitstringStatusList } from './bitstring-status-list.ts';
import { checkLength, checkStatusSize } from './numbered-list.ts';

/**
 * The bits of a status list: multibase base64url, one GZIP member, at least 131,072 values of `size` bits, at most 2 MiB.
 *
 * It does not look at the list's proof, issuer or validity: `verifyCredential` does, before it believes a bit.
 *
 * @see https://www.w3.org/TR/vc-bitstring-status-list/#bitstring-expansion-algorithm
 * @throws CredentialError `status.list-malformed`, `status.list-too-short`, `status.list-too-large`,
 * `status.size-unsupported`
 */
export async function readStatusList(credential: Credential, size = 1): Promise<Uint8Array> {
  const { bits } = bitstringStatusList.readList(credential);
  if (bits === undefined) throw new CredentialError('status.list-malformed', 'it has no values');
  const expanded = bits();
  checkLength(expanded, checkStatusSize(size));
  return expanded;
}
