import { z } from 'zod';
import type { Credential } from './credential.ts';
import { dateTimeSchema } from './date-time.ts';
import { typesOf } from './types-of.ts';

const ACHIEVEMENT_TYPES: readonly string[] = ['AchievementCredential', 'OpenBadgeCredential'];

const types = (name: string) => z.union([z.literal(name), z.array(z.string()).refine((all) => all.includes(name))]);
const many = <T extends z.ZodType>(entry: T) => z.union([entry.transform((one) => [one]), z.array(entry).max(500)]);
const text = z.string().max(100_000);
const address = z.string().max(2_048);
const image = z.union([z.string(), z.looseObject({ id: z.string(), type: types('Image') })]);

const alignment = z.looseObject({
  type: types('Alignment'),
  targetName: text,
  targetUrl: address,
  targetDescription: text.optional(),
  targetFramework: text.optional(),
  targetCode: text.optional(),
  targetType: text.optional(),
});

const resultDescription = z.looseObject({
  id: address,
  type: types('ResultDescription'),
  name: text,
  resultType: text,
  valueMin: text.optional(),
  valueMax: text.optional(),
  requiredValue: text.optional(),
});

const result = z.looseObject({
  type: types('Result'),
  resultDescription: address.optional(),
  value: text.optional(),
  status: text.optional(),
});

const achievement = z.looseObject({
  id: address,
  type: types('Achievement'),
  name: text,
  description: text,
  criteria: z.looseObject({ id: address.optional(), narrative: text.optional() }),
  achievementType: text.optional(),
  image: image.optional(),
  alignment: many(alignment).optional(),
  creditsAvailable: z.number().optional(),
  inLanguage: text.optional(),
  resultDescription: many(resultDescription).optional(),
});

const identityObject = z.looseObject({
  type: types('IdentityObject'),
  identityHash: text,
  identityType: text,
  hashed: z.boolean(),
  salt: text.optional(),
});

const subject = z.looseObject({
  id: address.optional(),
  type: types('AchievementSubject'),
  achievement,
  identifier: many(identityObject).optional(),
  result: many(result).optional(),
  activityStartDate: dateTimeSchema.optional(),
  activityEndDate: dateTimeSchema.optional(),
  creditsEarned: z.number().optional(),
});

/**
 * Open Badges 3.0, AchievementCredential: what its JSON Schema asks of the members that Laurel shows. One subject: a text
 * that awards one achievement to several people in one signature has no single answer to "who earned this?".
 *
 * @see https://www.imsglobal.org/spec/ob/v3p0/#achievementcredential
 */
export const achievementCredentialSchema = z.looseObject({
  id: address,
  name: text.optional(),
  issuer: z.union([
    address,
    z.looseObject({
      id: address,
      type: types('Profile'),
      name: text.optional(),
      url: address.optional(),
      description: text.optional(),
      image: image.optional(),
    }),
  ]),
  validFrom: dateTimeSchema,
  credentialSubject: z.union([subject, z.tuple([subject]).transform(([only]) => only)]),
});

/** What {@link achievementCredentialSchema} reads: only the verifier's summary uses it. */
export type AchievementCredentialView = z.output<typeof achievementCredentialSchema>;

/** True for an Open Badges 3.0 credential, by either of its two type names. */
export function isAchievementCredential(credential: Credential): boolean {
  return typesOf(credential).some((type) => ACHIEVEMENT_TYPES.includes(type));
}
