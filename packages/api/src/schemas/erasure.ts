import { z } from 'zod';
import { emailAddress, id } from './common.ts';

/** What becomes of copies of the credentials that are already in somebody's hands. */
export const copies = z
  .enum(['stay-valid', 'are-revoked'])
  .describe('stay-valid: files that were downloaded go on verifying; are-revoked: they verify as revoked from now on');

export const eraseMeInput = z.strictObject({
  email: emailAddress.describe('One of the person’s own confirmed addresses, typed again'),
  password: z.string().max(1_000).optional().describe('Needed of whoever has a password'),
  copies,
});

export const eraseRecipientInput = z.strictObject({ copies });

const count = z.int().min(0);

/** How much of each kind goes. */
export const erasureCounts = z.object({
  emails: count,
  passkeys: count,
  memberships: count,
  enrolments: count,
  attempts: count,
  submissions: count,
  credentials: count,
});

export const erasurePreview = z.object({
  goes: erasureCounts,
  credentials: z.array(z.object({ id, achievementName: z.string(), organisationName: z.string() })),
  ownerAlone: z.array(z.string()).describe('Organisations that would be left without an owner: hand them over first'),
  hasPassword: z.boolean(),
});

export const erasure = z.object({
  id,
  state: z.enum(['under-way', 'done']),
  copies,
  requestedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  gone: erasureCounts.partial(),
});

export const personalExport = z
  .record(z.string(), z.unknown())
  .describe('Everything that is kept of the person, by kind; credentials with their signed documents');
