import { z } from 'zod';
import { CredentialError } from '../errors.ts';
import { describeIssue } from '../model/describe-issue.ts';
import { expandBits } from './expand-bits.ts';
import { numberedList, subjectOf } from './numbered-list.ts';
import { listIndexSchema, listUrlSchema, parseEntryBy, type StatusEntry, typeSchema } from './status-entry.ts';
import type { StatusType } from './status-type.ts';

const entrySchema = z.looseObject({
  type: typeSchema('StatusList2021Entry'),
  statusPurpose: z.string().min(1).max(100),
  statusListIndex: listIndexSchema,
  statusListCredential: listUrlSchema,
});

const listSchema = z.looseObject({
  type: typeSchema('StatusList2021'),
  statusPurpose: z.string(),
  encodedList: z.string(),
});

/**
 * Status List 2021, the draft before Bitstring Status List: one bit a credential, one purpose a list, base64 without a
 * multibase prefix. For reading only. The draft said "base64" and its implementations write base64url: both are read.
 *
 * @see https://www.w3.org/TR/2023/WD-vc-status-list-20230427/
 */
export const statusList2021: StatusType = {
  name: 'StatusList2021Entry',
  listForm: 'credential',

  parseEntry(json): StatusEntry {
    const { statusListCredential, statusListIndex, statusPurpose } = parseEntryBy(entrySchema, json);
    return { type: this.name, listUrl: statusListCredential, index: statusListIndex, purpose: statusPurpose, size: 1 };
  },

  readList(credential) {
    const parsed = listSchema.safeParse(subjectOf(credential, 'StatusList2021Credential'));
    if (!parsed.success) throw new CredentialError('status.list-malformed', describeIssue(parsed.error));
    const { statusPurpose, encodedList } = parsed.data;
    return numberedList({ purposes: [statusPurpose], expand: () => expandBits(encodedList, 'any') });
  },
};
