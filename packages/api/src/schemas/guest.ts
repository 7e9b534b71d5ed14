import { z } from 'zod';
import { emailAddress, id, instant, line, pageQuery } from './common.ts';
import { ownMarking, workToMark } from './peer.ts';
import { reviewInput } from './review.ts';

/** 256 bits, as base64url. */
const secret = z.string().regex(/^[\w-]{43}$/, 'the secret of a link, as it was given');
const held = z.strictObject({ token: secret, session: secret });

export const guestLinkInput = z.strictObject({
  name: line,
  email: emailAddress,
  /** For how many days the link opens. */
  days: z.number().int().min(1).max(60).default(14),
});

/** A link by which somebody from outside reviews one submission. */
export const guestLink = z.object({
  id,
  name: z.string(),
  /** Null once it is no longer needed. */
  email: z.string().nullable(),
  state: z.enum(['sent', 'confirmed', 'answered', 'withdrawn', 'expired']),
  expiresAt: instant,
});

export const guestLinksQuery = pageQuery.extend({
  /** Those that open something still, the first to expire first; or all, the newest first. */
  which: z.enum(['open', 'all']).default('open'),
});

/** The same, with the work that it opens. */
export const guestLinkOfWork = guestLink.extend({
  submissionId: id,
  number: z.number().int(),
  lessonTitle: z.string(),
  programmeTitle: z.string(),
  learnerName: z.string(),
  madeAt: instant,
  /** When its guest last confirmed, saved or handed in; null where they never did. */
  lastUsedAt: instant.nullable(),
});

/** The link itself is shown once, and mailed. */
export const madeGuestLink = guestLink.extend({ url: z.string() });

export const guestOpenInput = z.strictObject({ token: secret, session: secret.optional() });
export const guestCodeInput = z.strictObject({ token: secret });
export const guestConfirmInput = z.strictObject({
  token: secret,
  name: line,
  code: z.string().regex(/^\d{6}$/, 'six digits'),
});
export const guestMarkingInput = held.extend(reviewInput.shape);
export const guestHandInInput = held;
export const guestFileInput = held.extend({ fileId: id });

/** What a guest sees: who asks them, and once their address is confirmed the one piece of work. */
export const guestReview = z.object({
  state: z.enum(['confirm', 'open', 'answered']),
  organisationName: z.string(),
  programmeTitle: z.string(),
  lessonTitle: z.string(),
  guestName: z.string(),
  /** The address with most of it hidden. */
  sentTo: z.string(),
  expiresAt: instant,
  work: workToMark.nullable(),
  own: ownMarking.nullable(),
});

/** What opens the work from now on, beside the link. */
export const guestSession = z.object({ session: z.string() });
