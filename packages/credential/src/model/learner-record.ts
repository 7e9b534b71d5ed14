import type { Award, AwardAchievement, AwardIdentity, AwardProfile, AwardText } from './award.ts';
import type { associationTypes } from './clr-credential.ts';
import type { JsonObject } from './json-value.ts';

/** How one achievement of a record is to another. */
export interface RecordAssociation {
  readonly type: (typeof associationTypes)[number];
  readonly sourceId: string;
  readonly targetId: string;
}

/** A learner record: the credentials that a learner earned, put together by somebody who vouches for the selection. */
export interface LearnerRecord {
  readonly credentialUrl: string;
  readonly name: AwardText;
  readonly description?: AwardText | undefined;
  /** Who put it together, and whose key will sign. */
  readonly issuer: AwardProfile;
  readonly validFrom: Date;
  readonly validUntil?: Date | undefined;
  readonly subject: { readonly id: string; readonly identities?: readonly AwardIdentity[] | undefined };
  /**
   * The credentials as they were signed, each with its proof. One without is refused: in a record the statements of all
   * credentials join, and only its own proof says what belongs to it.
   */
  readonly credentials: readonly JsonObject[];
  /** Achievements that are not awarded by one of the credentials: a programme, of which they are the courses. */
  readonly achievements?: readonly AwardAchievement[] | undefined;
  readonly associations?: readonly RecordAssociation[] | undefined;
  readonly status?: Award['status'];
}
