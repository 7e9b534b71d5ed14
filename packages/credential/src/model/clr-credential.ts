import { z } from 'zod';
import type { Credential } from './credential.ts';
import { hasIssueDate, issueDate, issueDateMissing } from './issue-date.ts';
import { localizedText } from './localized-text.ts';
import {
  achievement,
  address,
  badgeMembers,
  endorsements,
  evidence,
  hasIdentity,
  hasType,
  identityObject,
  many,
  only,
  profileRef,
} from './open-badge-parts.ts';
import { typesOf } from './types-of.ts';

/** How one achievement of a record is to another: AssociationType of CLR 2.0. */
export const associationTypes = [
  'exactMatchOf',
  'isChildOf',
  'isParentOf',
  'isPartOf',
  'isPeerOf',
  'isRelatedTo',
  'precedes',
  'replacedBy',
] as const;

const association = z.looseObject({
  type: hasType('Association'),
  associationType: z.enum(associationTypes),
  sourceId: address,
  targetId: address,
});

const subject = z
  .looseObject({
    id: address.optional(),
    type: hasType('ClrSubject'),
    identifier: many(identityObject).optional(),
    achievement: many(achievement).optional(),
    association: many(association).optional(),
    verifiableCredential: many(z.looseObject({})),
  })
  .refine(hasIdentity, 'neither id nor identifier')
  .refine(({ verifiableCredential }) => verifiableCredential.length > 0, 'no credential in it');

/**
 * Comprehensive Learner Record 2.0, ClrCredential: what its information model asks. The credentials in it are documents of
 * their own: `embeddedCredentials` lists them.
 *
 * @see https://www.imsglobal.org/spec/clr/v2p0/#clrcredential
 */
export const clrCredentialSchema = z
  .looseObject({
    id: address,
    issuer: profileRef,
    ...badgeMembers,
    name: localizedText,
    partial: z.boolean().optional(),
    ...endorsements,
    ...issueDate,
    credentialSubject: only(subject),
    evidence: many(evidence).optional(),
  })
  .refine(hasIssueDate, issueDateMissing);

/** True for a Comprehensive Learner Record 2.0. */
export function isClrCredential(credential: Credential): boolean {
  return typesOf(credential).includes('ClrCredential');
}
