import type { AwardProfile, AwardText } from './award.ts';

/** One endorsement: what somebody says of an achievement, an organisation, a person or a credential. */
export interface Endorsement {
  readonly credentialUrl: string;
  readonly name: AwardText;
  readonly description?: AwardText | undefined;
  /** Who endorses, and whose key will sign. */
  readonly issuer: AwardProfile;
  readonly validFrom: Date;
  readonly validUntil?: Date | undefined;
  /** The id of what is endorsed. */
  readonly subjectId: string;
  /** Markdown. */
  readonly comment?: string | undefined;
}
