import { z } from 'zod';
import type { Credential } from './credential.ts';
import { hasIssueDate, issueDate, issueDateMissing } from './issue-date.ts';
import { localizedText } from './localized-text.ts';
import { address, badgeMembers, hasType, only, plainText, profileRef } from './open-badge-parts.ts';
import { typesOf } from './types-of.ts';

/**
 * Open Badges 3.0, EndorsementCredential: what its information model asks.
 *
 * @see https://www.imsglobal.org/spec/ob/v3p0/#endorsementcredential
 */
export const endorsementCredentialSchema = z
  .looseObject({
    id: address,
    issuer: profileRef,
    ...badgeMembers,
    name: localizedText,
    ...issueDate,
    credentialSubject: only(
      z.looseObject({ id: address, type: hasType('EndorsementSubject'), endorsementComment: plainText.optional() }),
    ),
  })
  .refine(hasIssueDate, issueDateMissing);

/** True for an endorsement of Open Badges 3.0. */
export function isEndorsementCredential(credential: Credential): boolean {
  return typesOf(credential).includes('EndorsementCredential');
}
