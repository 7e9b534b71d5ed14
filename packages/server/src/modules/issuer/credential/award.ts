import type { Actor } from '../../../storage/index.ts';

/** A result to be said in the credential. */
export interface AwardResult {
  name: string;
  value: string;
  /** Open Badges 3.0 ResultType, such as `Percent`. */
  resultType: string;
  valueMin?: string;
  valueMax?: string;
  requiredValue?: string;
}

/** The decision that a person earned an achievement. */
export interface AwardInput {
  organisationId: string;
  achievementId: string;
  /** The decision's own word: the same key never issues twice. */
  idempotencyKey: string;
  recipient: { personId?: string | undefined; name: string; email: string };
  /** The day it was earned, `YYYY-MM-DD`. */
  completedOn: string;
  activityStart?: Date | undefined;
  validUntil?: Date | undefined;
  results?: readonly AwardResult[] | undefined;
  narrative?: string | undefined;
  actor: Actor;
}
