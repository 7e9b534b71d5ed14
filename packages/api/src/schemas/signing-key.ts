import { z } from 'zod';
import { id, instant, line } from './common.ts';
import { credentialState } from './credential.ts';

/** Where a signing key is in its life. `retiring`: out of use, and what it signed last is not yet on the log. */
export const signingKeyState = z.enum(['active', 'retiring', 'retired', 'compromised']);

/** How far issuing anew has come. */
export const reissue = z.object({
  state: z.enum(['running', 'done']),
  total: z.number().int(),
  done: z.number().int(),
  startedAt: instant,
  finishedAt: instant.nullable(),
});

/** A signing key of an organisation: what is public of it, and what became of it. */
export const signingKey = z.object({
  id,
  verificationMethod: z.string(),
  publicKeyMultibase: z.string(),
  state: signingKeyState,
  createdAt: instant,
  /** Since when it is no longer used. */
  retiredAt: instant.nullable(),
  /** Since when somebody else may have it. */
  compromisedSince: instant.nullable(),
  /** When that was marked. */
  compromisedAt: instant.nullable(),
  compromiseReason: z.string().nullable(),
  /** How many entries the log held in the key's time; null while it is in use, and where there is no log. */
  logSize: z.number().int().nullable(),
  /** How many credentials it signed. */
  signedCount: z.number().int(),
  reissue: reissue.nullable(),
});

export const signingKeys = z.object({
  items: z.array(signingKey),
  did: z.string(),
  /** The same issuer with a history that nobody can rewrite (did:webvh); null until it was first written. */
  history: z.object({ did: z.string(), url: z.string(), versions: z.number().int() }).nullable(),
});

/** A moment since which the key may have been somebody else’s. */
const since = instant;

export const sinceQuery = z.strictObject({ since: since.optional() });
export const drillInput = z.strictObject({ since });
export const compromiseInput = z.strictObject({
  since,
  /** What happened: for the audit log, and seen only by the organisation. */
  reason: line,
});
export const reissueInput = z.strictObject({
  /** What the page of a replaced credential says, and the mail to its holder. */
  reason: line.optional(),
});

/** What a mark as compromised since a moment would do, or has done. */
export const compromiseAssessment = z.object({
  since: instant,
  /** How many entries the log held at that moment; null where there is no log. */
  logSize: z.number().int().nullable(),
  /** What the key signed in all. */
  signed: z.number().int(),
  /** Of these, what stays valid: it was on the log before. */
  untouched: z.number().int(),
  /** What no longer verifies. */
  affected: z.number().int(),
  /** Of the affected, those that are not on the log at all. */
  unlogged: z.number().int(),
  /** Of the affected, those that were revoked before: they are not issued anew. */
  revoked: z.number().int(),
  /** Of the affected, those that have a successor already. */
  reissued: z.number().int(),
  /** Of the affected, those still to be issued anew, and about how long that takes. */
  toReissue: z.number().int(),
  estimatedSeconds: z.number().int(),
});

/** A rehearsal: what was found and how long finding it took. Nothing was changed. */
export const compromiseDrill = compromiseAssessment.extend({
  ranAt: instant,
  tookMilliseconds: z.number().int(),
});

/** A credential that no longer verifies because its key was stolen. */
export const affectedCredential = z.object({
  id,
  url: z.string(),
  achievementName: z.string(),
  recipientName: z.string(),
  recipientEmail: z.string(),
  state: credentialState,
  issuedAt: instant,
  logIndex: z.number().int().nullable(),
  /** The credential that was issued in its place. */
  replacedBy: z.string().nullable(),
});
