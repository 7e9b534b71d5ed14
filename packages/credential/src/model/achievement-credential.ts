import { z } from 'zod';
import type { Credential } from './credential.ts';
import { dateTimeSchema, dateTimeV1Schema } from './date-time.ts';
import {
  achievement,
  address,
  badgeMembers,
  endorsements,
  evidence,
  hasType,
  identityObject,
  image,
  many,
  plainText,
  profileRef,
  result,
} from './open-badge-parts.ts';
import { typesOf } from './types-of.ts';

const ACHIEVEMENT_TYPES: readonly string[] = ['AchievementCredential', 'OpenBadgeCredential'];

const subject = z
  .looseObject({
    id: address.optional(),
    type: hasType('AchievementSubject'),
    achievement,
    identifier: many(identityObject).optional(),
    result: many(result).optional(),
    activityStartDate: dateTimeSchema.optional(),
    activityEndDate: dateTimeSchema.optional(),
    creditsEarned: z.number().optional(),
    image: image.optional(),
    licenseNumber: plainText.optional(),
    narrative: plainText.optional(),
    role: plainText.optional(),
    source: profileRef.optional(),
    term: plainText.optional(),
  })
  .refine(({ id, identifier = [] }) => id !== undefined || identifier.length > 0, 'neither id nor identifier');

/** Where a badge may stand once or in an array of one. */
export const only = <T extends z.ZodType>(entry: T) => z.union([entry, z.tuple([entry]).transform(([one]) => one)]);

/**
 * Open Badges 3.0, AchievementCredential: what its information model asks. One subject: a text that awards one achievement
 * to several people in one signature has no single answer to "who earned this?".
 *
 * The date of issue has another name in the VC Data Model 1.1, in which the standard still lets badges be read.
 *
 * @see https://www.imsglobal.org/spec/ob/v3p0/#achievementcredential
 */
export const achievementCredentialSchema = z
  .looseObject({
    id: address,
    issuer: profileRef,
    ...badgeMembers,
    ...endorsements,
    validFrom: dateTimeV1Schema.optional(),
    issuanceDate: dateTimeV1Schema.optional(),
    credentialSubject: only(subject),
    evidence: many(evidence).optional(),
  })
  .refine(({ validFrom, issuanceDate }) => (validFrom ?? issuanceDate) !== undefined, {
    path: ['validFrom'],
    message: 'missing',
  });

/** What {@link achievementCredentialSchema} reads: only the verifier's summary uses it. */
export type AchievementCredentialView = z.output<typeof achievementCredentialSchema>;

/** True for an Open Badges 3.0 credential, by either of its two type names. */
export function isAchievementCredential(credential: Credential): boolean {
  return typesOf(credential).some((type) => ACHIEVEMENT_TYPES.includes(type));
}
