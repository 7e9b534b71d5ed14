import { z } from 'zod';
import { CredentialError } from '../errors.ts';
import { describeIssue } from '../model/describe-issue.ts';
import { expandBits } from './expand-bits.ts';
import { checkStatusSize, numberedList, subjectOf } from './numbered-list.ts';
import { listIndexSchema, listUrlSchema, parseEntryBy, type StatusEntry, typeSchema } from './status-entry.ts';
import { readStatusMessages, statusMessageSchema } from './status-messages.ts';
import type { StatusType } from './status-type.ts';

const references = z
  .string()
  .min(1)
  .max(2_048)
  .refine((address) => URL.canParse(address), 'not an address');

const entrySchema = z
  .looseObject({
    id: z.string().optional(),
    type: typeSchema('BitstringStatusListEntry'),
    statusPurpose: z.string().min(1).max(100),
    statusListIndex: listIndexSchema,
    statusListCredential: listUrlSchema,
    statusSize: z.int().positive().optional(),
    statusMessage: statusMessageSchema.optional(),
    statusReference: z.union([references.transform((one) => [one]), z.array(references).min(1).max(16)]).optional(),
  })
  .refine(({ id, statusListCredential }) => id !== statusListCredential, 'its id is the address of the list');

const listSchema = z.looseObject({
  type: typeSchema('BitstringStatusList'),
  statusPurpose: z.union([z.string(), z.array(z.string()).min(1).max(16)]),
  encodedList: z.string(),
  ttl: z.number().nonnegative().optional(),
  statusSize: z.int().positive().optional(),
});

/**
 * Bitstring Status List 1.0: a compressed row of values, 1 to 8 bits each, in a credential of its own.
 *
 * @see https://www.w3.org/TR/vc-bitstring-status-list/
 */
export const bitstringStatusList: StatusType = {
  name: 'BitstringStatusListEntry',
  listForm: 'credential',

  parseEntry(json): StatusEntry {
    const { statusListCredential, statusListIndex, statusPurpose, ...entry } = parseEntryBy(entrySchema, json);
    const size = checkStatusSize(entry.statusSize ?? 1);
    return {
      type: this.name,
      listUrl: statusListCredential,
      index: statusListIndex,
      purpose: statusPurpose,
      size,
      messages: readStatusMessages(entry.statusMessage, size),
      references: entry.statusReference,
    };
  },

  readList(credential) {
    const parsed = listSchema.safeParse(subjectOf(credential, 'BitstringStatusListCredential'));
    if (!parsed.success) throw new CredentialError('status.list-malformed', describeIssue(parsed.error));
    const { statusPurpose, encodedList, ttl, statusSize } = parsed.data;
    return numberedList({
      purposes: [statusPurpose].flat(),
      ttlMs: ttl,
      size: statusSize,
      expand: () => expandBits(multibaseBody(encodedList), 'base64url'),
    });
  },
};

/** Multibase: `u` stands for base64url without padding, the one encoding that the standard allows. */
function multibaseBody(encodedList: string): string {
  if (encodedList.startsWith('u')) return encodedList.slice(1);
  throw new CredentialError('status.list-malformed', 'encodedList is not multibase base64url');
}
