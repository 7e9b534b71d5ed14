import { z } from 'zod';
import type { Credential } from './credential.ts';
import { dateTimeSchema } from './date-time.ts';
import { hasIssueDate, issueDate, issueDateMissing } from './issue-date.ts';
import {
  achievement,
  address,
  badgeMembers,
  endorsements,
  evidence,
  hasIdentity,
  hasType,
  identityObject,
  image,
  many,
  only,
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
  .refine(hasIdentity, 'neither id nor identifier');

/**
 * Open Badges 3.0, AchievementCredential: what its information model asks. One subject: a text that awards one achievement
 * to several people in one signature has no single answer to "who earned this?".
 *
 * @see https://www.imsglobal.org/spec/ob/v3p0/#achievementcredential
 */
export const achievementCredentialSchema = z
  .looseObject({
    id: address,
    issuer: profileRef,
    ...badgeMembers,
    ...endorsements,
    ...issueDate,
    credentialSubject: only(subject),
    evidence: many(evidence).optional(),
  })
  .refine(hasIssueDate, issueDateMissing);

/** What {@link achievementCredentialSchema} reads: only the verifier's summary uses it. */
export type AchievementCredentialView = z.output<typeof achievementCredentialSchema>;

/** True for an Open Badges 3.0 credential, by either of its two type names. */
export function isAchievementCredential(credential: Credential): boolean {
  return typesOf(credential).some((type) => ACHIEVEMENT_TYPES.includes(type));
}
