import { z } from 'zod';
import { id, instant, line } from './common.ts';

/** A sitting as its learner sees it. */
export const sittingOfLearner = z.object({
  state: z.enum(['waiting', 'confirmed']),
  /** What the invigilator asks for; null once confirmed. */
  code: z.string().nullable(),
  codeExpiresAt: instant.nullable(),
});

/** Six digits, as they are read out. */
const code = z
  .string()
  .trim()
  .regex(/^\d{6}$/, 'a code has six digits');

export const confirmationInput = z.strictObject({ code });

/** A sitting as an invigilator sees it: never with the code. */
export const sitting = z.object({
  id,
  learnerName: z.string(),
  askedAt: instant,
  state: z.enum(['waiting', 'confirmed']),
  confirmedAt: instant.nullable(),
  confirmedBy: z.string().nullable(),
});

export const guestInput = z.strictObject({ name: line, hours: z.number().int().min(1).max(12).default(4) });

/** A guest invigilator on the one occasion that the code is shown. */
export const guest = z.object({ id, name: z.string(), code: z.string(), expiresAt: instant });

/** A guest invigilator ever after: without the code. */
export const guestListed = guest.omit({ code: true });

const guestCode = z.string().trim().min(10).max(40);

export const guestCodeInput = z.strictObject({ code: guestCode });
export const guestConfirmationInput = z.strictObject({ code: guestCode, sittingId: id, learnerCode: code });

export const invigilation = z.object({
  examTitle: z.string(),
  organisationName: z.string(),
  guestName: z.string(),
  expiresAt: instant,
  items: z.array(sitting),
});
