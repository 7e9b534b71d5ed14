import { base64urlnopad } from '@scure/base';
import { CredentialError } from '../errors.ts';
import { CREDENTIALS_V2 } from '../jsonld/pinned-contexts.ts';
import type { StatusPurpose } from '../model/award.ts';
import { checkCredential } from '../model/check-credential.ts';
import type { UnsignedCredential } from '../model/credential.ts';
import { toDateTime } from '../model/date-time.ts';
import { MIN_STATUS_LIST_BITS } from './status-list.ts';

/** What `buildStatusListCredential` needs. */
export interface StatusListInput {
  /** The address where the list will be published. */
  readonly id: string;
  /** The DID that also issues the credentials of the list. */
  readonly issuer: string;
  readonly purpose: StatusPurpose;
  /** Index 0 is the most significant bit of the first byte; see `statusBit`. */
  readonly bits: Uint8Array;
  readonly validFrom: Date;
  readonly validUntil: Date;
  /** How long a verifier may keep its copy before it asks again. */
  readonly ttlMs?: number | undefined;
}

/**
 * The credential that publishes a status list, ready for `signCredential`.
 *
 * @see https://www.w3.org/TR/vc-bitstring-status-list/#bitstringstatuslistcredential
 * @throws CredentialError `status.list-too-short`, `credential.malformed`
 */
export async function buildStatusListCredential(input: StatusListInput): Promise<UnsignedCredential> {
  const { id, issuer, purpose, bits, validFrom, validUntil, ttlMs } = input;
  if (bits.length * 8 < MIN_STATUS_LIST_BITS) {
    throw new CredentialError('status.list-too-short', `${bits.length * 8} of at least ${MIN_STATUS_LIST_BITS} bits`);
  }
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
      statusPurpose: purpose,
      encodedList: `u${base64urlnopad.encode(await gzip(bits))}`,
      ...(ttlMs === undefined ? {} : { ttl: ttlMs }),
    },
  });
}

async function gzip(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([Uint8Array.from(bytes)]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
