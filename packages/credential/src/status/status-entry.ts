import { z } from 'zod';
import { CredentialError } from '../errors.ts';
import { describeIssue } from '../model/describe-issue.ts';
import type { JsonObject } from '../model/json-value.ts';

/** An entry of a Bitstring Status List, read. */
export interface StatusEntry {
  readonly listUrl: string;
  readonly index: number;
  readonly purpose: string;
  /** How many bits one entry has. */
  readonly size: number;
}

const TYPE = 'BitstringStatusListEntry';

const entrySchema = z.looseObject({
  type: z.union([z.literal(TYPE), z.array(z.string()).refine((types) => types.includes(TYPE))]),
  statusPurpose: z.string().min(1).max(100),
  // A string of digits, by the specification; "1e3", "-1", " 7" and "07" are all somebody's other reading of a number.
  statusListIndex: z.string().regex(/^(?:0|[1-9]\d{0,14})$/),
  statusListCredential: z
    .string()
    .regex(/^https?:\/\//)
    .max(2_048),
  statusSize: z.union([z.literal(1), z.literal(2), z.literal(4), z.literal(8)]).optional(),
});

/**
 * Reads a `BitstringStatusListEntry`.
 *
 * @see https://www.w3.org/TR/vc-bitstring-status-list/#bitstringstatuslistentry
 * @throws CredentialError `credential.malformed`
 */
export function parseStatusEntry(entry: JsonObject): StatusEntry {
  const parsed = entrySchema.safeParse(entry);
  if (!parsed.success) {
    throw new CredentialError('credential.malformed', `credentialStatus ${describeIssue(parsed.error)}`);
  }
  const { statusListCredential, statusListIndex, statusPurpose, statusSize = 1 } = parsed.data;
  return { listUrl: statusListCredential, index: Number(statusListIndex), purpose: statusPurpose, size: statusSize };
}

/** True for the one type of status entry that Laurel reads. */
export function isBitstringEntry(entry: JsonObject): boolean {
  return entry.type === TYPE || (Array.isArray(entry.type) && entry.type.includes(TYPE));
}
