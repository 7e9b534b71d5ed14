import { z } from 'zod';
import { CredentialError } from '../errors.ts';
import type { Credential } from '../model/credential.ts';
import { describeIssue } from '../model/describe-issue.ts';

/** The least a list may hold, so that an index tells nobody whom it is about (Bitstring Status List section 5.1). */
export const MIN_STATUS_LIST_BITS = 131_072;

const TYPE = 'BitstringStatusList';

const listSchema = z.looseObject({
  type: z.union([z.literal(TYPE), z.array(z.string()).refine((types) => types.includes(TYPE))]),
  statusPurpose: z.union([z.string(), z.array(z.string()).min(1).max(16)]),
  encodedList: z.string(),
  ttl: z.number().nonnegative().optional(),
});

/** The list inside its credential, as the document states it. */
export interface StatusList {
  readonly purposes: readonly string[];
  readonly encodedList: string;
  readonly ttlMs: number | undefined;
}

/**
 * Reads the subject of a `BitstringStatusListCredential`, without decoding the bits.
 *
 * @throws CredentialError `status.list-malformed`
 */
export function parseStatusList(credential: Credential): StatusList {
  if (!credential.type.includes('BitstringStatusListCredential')) {
    throw new CredentialError('status.list-malformed', 'not a BitstringStatusListCredential');
  }
  const parsed = listSchema.safeParse(credential.credentialSubject);
  if (!parsed.success) throw new CredentialError('status.list-malformed', describeIssue(parsed.error));
  const { statusPurpose, encodedList, ttl } = parsed.data;
  return { purposes: [statusPurpose].flat(), encodedList, ttlMs: ttl };
}
