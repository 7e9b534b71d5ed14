import { base64urlnopad } from '@scure/base';
import { CredentialError } from '../errors.ts';
import { CREDENTIALS_V2 } from '../jsonld/pinned-contexts.ts';
import { checkCredential } from '../model/check-credential.ts';
import type { UnsignedCredential } from '../model/credential.ts';
import { toDateTime } from '../model/date-time.ts';
import { checkLength, checkStatusSize } from './numbered-list.ts';
import type { StatusListPurpose } from './status-purpose.ts';

/** What `buildStatusListCredential` needs. */
export interface StatusListInput {
  /** The address where the list will be published. */
  readonly id: string;
  /** The DID that also issues the credentials of the list. */
  readonly issuer: string;
  /** What the list is about. A list may serve several purposes, each with places of its own. */
  readonly purpose: StatusListPurpose | readonly StatusListPurpose[];
  /** Index 0 is the most significant bit of the first byte; see `statusBit`. */
  readonly bits: Uint8Array;
  /** Bits a value, by default 1, the same for all entries of the list. */
  readonly size?: number | undefined;
  readonly validFrom: Date;
  readonly validUntil: Date;
  /** How long a verifier may keep its copy before it asks again. */
  readonly ttlMs?: number | undefined;
}

/**
 * The credential that publishes a status list, ready for `signCredential`.
 *
 * NOTE: for the purpose `message` the standard also wants `statusSize` and `statusMessages` in the list. No context
 * defines them there, so no signature could cover them; the entries of the credentials carry both, and are signed.
 *
 * @see https://www.w3.org/TR/vc-bitstring-status-list/#bitstringstatuslistcredential
 * @throws CredentialError `status.list-too-short`, `status.size-unsupported`, `credential.malformed`
 */
export async function buildStatusListCredential(input: StatusListInput): Promise<UnsignedCredential> {
  const { id, issuer, purpose, bits, size = 1, validFrom, validUntil, ttlMs } = input;
  checkLength(bits, checkStatusSize(size));
  if (ttlMs !== undefined && !(Number.isSafeInteger(ttlMs) && ttlMs >= 0)) {
    throw new CredentialError('credential.malformed', `/credentialSubject/ttl: ${ttlMs} milliseconds`);
  }
  const purposes = [...new Set([purpose].flat())];
  if (purposes.length === 0)
    throw new CredentialError('credential.malformed', '/credentialSubject/statusPurpose: none');
  return checkCredential({
    '@context': [CREDENTIALS_V2],
    id,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer,
    validFrom: toDateTime(validFrom),
    validUntil: toDateTime(validUntil),
    credentialSubject: {
      id: `${id}#list`,
      type: 'BitstringStatusList',
      statusPurpose: purposes.length === 1 ? (purposes[0] ?? '') : purposes,
      encodedList: `u${base64urlnopad.encode(await gzip(bits))}`,
      ...(ttlMs === undefined ? {} : { ttl: ttlMs }),
    },
  });
}

async function gzip(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([Uint8Array.from(bytes)]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
