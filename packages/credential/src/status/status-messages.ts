import { z } from 'zod';
import { CredentialError } from '../errors.ts';
import type { StatusMessage } from './status-entry.ts';

/** The shape of `statusMessage`: each value in hexadecimal, with one message. */
export const statusMessageSchema = z
  .array(z.looseObject({ status: z.string().regex(/^0x[0-9a-f]{1,8}$/i), message: z.string().max(10_000) }))
  .max(256);

/**
 * The messages of an entry, one for each value that `size` bits can have, no more and no fewer. Several messages for one
 * value would let the issuer mean either.
 *
 * @see https://www.w3.org/TR/vc-bitstring-status-list/#bitstringstatuslistentry
 * @throws CredentialError `credential.malformed`
 */
export function readStatusMessages(
  messages: z.output<typeof statusMessageSchema> | undefined,
  size: number,
): readonly StatusMessage[] | undefined {
  const count = 2 ** size;
  if (messages === undefined) {
    if (size === 1) return undefined;
    throw malformed(`none for ${count} values`);
  }
  const read = messages.map(({ status, message }) => ({ value: Number(status), message }));
  const values = new Set(read.map(({ value }) => value).filter((value) => value < count));
  if (messages.length !== count || values.size !== count) {
    throw malformed(`${messages.length} for ${values.size} of ${count} values`);
  }
  return read.toSorted((one, other) => one.value - other.value);
}

/** The messages as the standard writes them, the first for the value 0. */
export function writeStatusMessages(messages: readonly string[]): { status: string; message: string }[] {
  return messages.map((message, value) => ({ status: `0x${value.toString(16)}`, message }));
}

/** What the issuer calls a value; without messages, the two words that the standard gives. */
export function messageOf(messages: readonly StatusMessage[] | undefined, value: number): string {
  if (messages === undefined) return value === 0 ? 'unset' : 'set';
  return messages.find((entry) => entry.value === value)?.message ?? 'undefined';
}

function malformed(detail: string): CredentialError {
  return new CredentialError('credential.malformed', `/statusMessage: messages: ${detail}`);
}
