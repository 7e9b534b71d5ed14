import { z } from 'zod';
import { achievement } from './achievement.ts';
import { emailAddress, id, instant, line, text } from './common.ts';

export const credentialState = z.enum(['pending', 'issued', 'revoked', 'voided']);
export const visibility = z.enum(['private', 'public']);

export const issueInput = z.strictObject({
  achievementId: id,
  recipient: z.strictObject({ name: line, email: emailAddress }),
  /** The day the achievement was completed; today when left out. */
  completedOn: z.iso.date().optional(),
  validUntil: instant.optional(),
  /** A word to the recipient, kept in the credential as its narrative. */
  narrative: text.max(2_000).optional(),
});

export const revokeInput = z.strictObject({ reason: line });

const result = z.object({
  name: z.string(),
  value: z.string(),
  /** The value that had to be reached. */
  requiredValue: z.string().nullable(),
  unit: z.string().nullable(),
});

/**
 * The credential that counts in the place of one that was replaced, because its key could no longer be trusted or its holder
 * asked for it: the newest, where that happened more than once. Revoked, it was so for a reason of its own.
 */
export const successor = z.object({ id, url: z.string(), state: z.enum(['issued', 'revoked']) });

/** A credential as its issuer sees it. */
export const issuedCredential = z.object({
  id,
  url: z.string(),
  achievementId: id,
  achievementName: z.string(),
  recipientName: z.string(),
  recipientEmail: z.string(),
  state: credentialState,
  issuedAt: instant.nullable(),
  validUntil: instant.nullable(),
  revokedAt: instant.nullable(),
  revocationReason: z.string().nullable(),
  visibility,
  createdAt: instant,
});

const historyEntry = z.object({
  at: instant,
  action: z.string(),
  actorName: z.string().nullable(),
  detail: z.string().nullable(),
});

export const issuedCredentialDetail = issuedCredential.extend({
  statusListUrl: z.string().nullable(),
  statusIndex: z.number().int().nullable(),
  results: z.array(result),
  replacedBy: successor.nullable(),
  history: z.array(historyEntry),
});

/** A credential as its own page shows it. */
export const credentialView = z.object({
  id,
  url: z.string(),
  state: credentialState,
  visibility,
  /** What the person asking is to this credential. */
  relation: z.enum(['holder', 'issuer', 'guest']),
  recipientName: z.string(),
  /** As it was awarded, whatever it has become since. */
  achievement,
  issuer: z.object({
    name: z.string(),
    slug: z.string(),
    did: z.string(),
    website: z.string().nullable(),
    logoUrl: z.string().nullable(),
  }),
  issuedAt: instant,
  completedOn: z.string().nullable(),
  validUntil: instant.nullable(),
  revokedAt: instant.nullable(),
  revocationReason: z.string().nullable(),
  /** Set of one that was replaced, for whoever may see its successor. */
  replacedBy: successor.nullable(),
  results: z.array(result),
  narrative: z.string().nullable(),
  linkedInUrl: z.string(),
});

export const heldCredential = z.object({
  id,
  url: z.string(),
  achievementName: z.string(),
  achievementKind: z.string(),
  imageUrl: z.string().nullable(),
  organisationName: z.string(),
  issuedAt: instant,
  validUntil: instant.nullable(),
  revokedAt: instant.nullable(),
  replacedBy: successor.nullable(),
  visibility,
});
