import { CredentialError } from '../errors.ts';
import type { JsonObject } from '../model/json-value.ts';
import { bitstringStatusList } from './bitstring-status-list.ts';
import { writeStatusMessages } from './status-messages.ts';
import type { StatusListPurpose } from './status-purpose.ts';

/** What `buildStatusEntry` needs. */
export interface StatusEntryInput {
  /** The `id` of the list, and the address where it is published. */
  readonly listUrl: string;
  /** From `allocateStatusIndex`. */
  readonly index: number;
  readonly purpose: StatusListPurpose;
  /** Bits a value, 1 (the default) to 8, the same for all entries of a list. */
  readonly size?: number | undefined;
  /** One message for each value, from 0 on. Needed for more than one bit, and for the purpose `message`. */
  readonly messages?: readonly string[] | undefined;
  /** Where the messages are explained. */
  readonly references?: readonly string[] | undefined;
}

/**
 * The entry of `credentialStatus` that points to one place of a Bitstring Status List.
 *
 * @see https://www.w3.org/TR/vc-bitstring-status-list/#bitstringstatuslistentry
 * @throws CredentialError `credential.malformed`, `status.size-unsupported`
 * @example
 * buildStatusEntry({ listUrl: 'https://issuer.example/status/1', index: 94567, purpose: 'revocation' });
 */
export function buildStatusEntry({
  listUrl,
  index,
  purpose,
  size = 1,
  messages,
  references,
}: StatusEntryInput): JsonObject {
  if (purpose === 'message' && messages === undefined) {
    throw new CredentialError('credential.malformed', '/statusMessage: a message needs its messages');
  }
  const entry = {
    id: `${listUrl}#${index}`,
    type: bitstringStatusList.name,
    statusPurpose: purpose,
    statusListIndex: String(index),
    statusListCredential: listUrl,
    ...(size === 1 ? {} : { statusSize: size }),
    ...(messages && { statusMessage: writeStatusMessages(messages) }),
    ...(references && { statusReference: references.length === 1 ? (references[0] ?? '') : references }),
  };
  // What the reader of a credential would refuse, its issuer does not write.
  bitstringStatusList.parseEntry(entry);
  return entry;
}
