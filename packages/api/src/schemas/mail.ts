import { z } from 'zod';
import { id } from './common.ts';

/** What a person may choose not to get by mail. */
export const chosenMailCategory = z.enum(['learning', 'messages', 'digests', 'staff']);

/** Every kind of mail: what is necessary is always sent. */
export const mailCategory = z.enum(['necessary', ...chosenMailCategory.options]);

/** Whether a kind of mail is wanted; of messages also whether those of one organisation are. */
const mailPreference = z.object({
  category: mailCategory,
  organisationId: id.nullable(),
  organisationName: z.string().nullable(),
  wanted: z.boolean(),
  /** False for what is necessary. */
  canTurnOff: z.boolean(),
});

export const mailPreferences = z.object({ items: z.array(mailPreference) });

const choice = z
  .strictObject({
    category: chosenMailCategory,
    organisationId: id.nullable().default(null).describe('Of messages: those of this organisation alone'),
    wanted: z.boolean(),
  })
  .refine(({ category, organisationId }) => organisationId === null || category === 'messages', {
    message: 'only messages are chosen by organisation',
    path: ['organisationId'],
  });

export const mailPreferencesInput = z.strictObject({ items: z.array(choice).min(1).max(200) });

/** The 256 random-looking bits of a link, as base64url. */
export const unsubscribeToken = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** What a link in a mail turns off, and whether it is off. */
export const unsubscription = z.object({
  category: chosenMailCategory,
  organisationName: z.string().nullable(),
  wanted: z.boolean(),
});
