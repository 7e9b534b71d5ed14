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

export const result = z.object({
  name: z.string(),
  value: z.string(),
  /** The value that had to be reached. */
  requiredValue: z.string().nullable(),
  unit: z.string().nullable(),
});

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

export const historyEntry = z.object({
  at: instant,
  action: z.string(),
  actorName: z.string().nullable(),
  detail: z.string().nullable(),
});

export const issuedCredentialDetail = issuedCredential.extend({
  statusListUrl: z.string().nullable(),
  statusIndex: z.number().int().nullable(),
  results: z.array(result),
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
  visibility,
});

/** What is learned of a credential by verifying it; the same for browser, CLI, SDK and server. */
export const verdictCheck = z.object({
  name: z.enum(['parse', 'proof', 'issuer', 'status', 'validity', 'schema']),
  outcome: z.enum(['pass', 'fail', 'unknown', 'not-applicable']),
  reasonCode: z.string(),
  sentence: z.string(),
  detail: z.string().nullable(),
});

/** What the verified credential says; nothing in it comes from anywhere but the bytes that were verified. */
export const verifiedSummary = z.object({
  id: z.string().nullable(),
  issuerId: z.string(),
  issuerName: z.string().nullable(),
  subjectName: z.string().nullable(),
  achievementName: z.string().nullable(),
  achievementDescription: z.string().nullable(),
  criteria: z.string().nullable(),
  kind: z.string().nullable(),
  imageUrl: z.string().nullable(),
  validFrom: z.string().nullable(),
  validUntil: z.string().nullable(),
  completedOn: z.string().nullable(),
  skills: z.array(z.object({ name: z.string(), url: z.string().nullable(), description: z.string().nullable() })),
  results: z.array(z.object({ name: z.string(), value: z.string(), requiredValue: z.string().nullable() })),
});

export const verdict = z.object({
  outcome: z.enum(['valid', 'not-valid', 'could-not-be-checked']),
  sentence: z.string(),
  checkedAt: instant,
  checks: z.array(verdictCheck),
  warnings: z.array(z.object({ code: z.string(), sentence: z.string() })),
  credential: verifiedSummary.nullable(),
});

export const verifyInput = z.union([
  z.strictObject({ credential: z.string().min(1).max(1_000_000) }),
  z.strictObject({ url: z.string().url().max(2_000) }),
]);
