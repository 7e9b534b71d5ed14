import { base64urlnopad } from '@scure/base';
import { CredentialError } from '../errors.ts';
import { CREDENTIALS_V2, UNDEFINED_TERMS_V2 } from '../jsonld/pinned-contexts.ts';
import { checkCredential } from '../model/check-credential.ts';
import type { UnsignedCredential } from '../model/credential.ts';
import { toDateTime } from '../model/date-time.ts';
import type { JsonObject } from '../model/json-value.ts';
import { checkLength, checkStatusSize } from './numbered-list.ts';
import { readStatusMessages, writeStatusMessages } from './status-messages.ts';
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
  /** What a verifier should know of the list, in a sentence: that it will not change any more, for instance. */
  readonly description?: string | undefined;
  /** How long a verifier may keep its copy before it asks again. */
  readonly ttlMs?: number | undefined;
  /** One message for each value, from 0 on: needed where the list serves the purpose `message`, the same as in its entries. */
  readonly messages?: readonly string[] | undefined;
}

/**
 * The credential that publishes a status list, ready for `signCredential`.
 *
 * NOTE: for the purpose `message` the standard wants `statusSize` and `statusMessages` in the list too, and defines neither
 * in its context. Such a list therefore names the context for undefined terms: without it, no signature would cover them.
 *
 * @see https://www.w3.org/TR/vc-bitstring-status-list/#bitstringstatuslistcredential
 * @throws CredentialError `status.list-too-short`, `status.size-unsupported`, `credential.malformed`
 */
export async function buildStatusListCredential(input: StatusListInput): Promise<UnsignedCredential> {
  const { id, issuer, bits, size = 1, validFrom, validUntil, description, ttlMs } = input;
  checkLength(bits, checkStatusSize(size));
  if (ttlMs !== undefined && !(Number.isSafeInteger(ttlMs) && ttlMs >= 0))
    throw malformed(`ttl: ${ttlMs} milliseconds`);
  const purposes = [...new Set([input.purpose].flat())];
  const [first] = purposes;
  if (first === undefined) throw malformed('statusPurpose: none');
  const messages = purposes.includes('message') ? messagesOf(input, size) : undefined;
  return checkCredential({
    '@context': messages === undefined ? [CREDENTIALS_V2] : [CREDENTIALS_V2, UNDEFINED_TERMS_V2],
    id,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    ...(description === undefined ? {} : { description }),
    issuer,
    validFrom: toDateTime(validFrom),
    validUntil: toDateTime(validUntil),
    credentialSubject: {
      id: `${id}#list`,
      type: 'BitstringStatusList',
      statusPurpose: purposes.length === 1 ? first : purposes,
      encodedList: `u${base64urlnopad.encode(await gzip(bits))}`,
      ...(ttlMs === undefined ? {} : { ttl: ttlMs }),
      ...(messages === undefined ? {} : { statusSize: size, statusMessages: messages }),
    },
  });
}

function messagesOf({ messages }: StatusListInput, size: number): JsonObject[] {
  const written = writeStatusMessages(messages ?? []);
  readStatusMessages(written, size);
  return written;
}

function malformed(detail: string): CredentialError {
  return new CredentialError('credential.malformed', `/credentialSubject/${detail}`);
}

async function gzip(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([Uint8Array.from(bytes)]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
