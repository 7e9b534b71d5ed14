import type { Actor } from '../../../storage/index.ts';
import type { AchievementTerms } from '../achievement/terms.ts';

/** A result to be said in the credential. */
export interface AwardResult {
  /** What the result is called in the achievement's address, the same in each credential of a version; its place where it has none. */
  key?: string;
  name: string;
  value: string;
  /** Open Badges 3.0 ResultType, such as `Percent`. */
  resultType: string;
  valueMin?: string;
  valueMax?: string;
  requiredValue?: string;
  /** The levels of a criterion, from low to high. */
  levels?: readonly { key: string; name: string; description?: string; points?: string }[];
  /** Which of the levels was reached. */
  achievedLevel?: string;
  /** Open Badges 3.0 ResultStatusType, such as `Completed`, of what has no score. */
  status?: string;
}

/** How something was assessed, or where the work can be seen. */
export interface AwardEvidence {
  /** The address of the work: only where its author wants it to be said. */
  url?: string;
  name: string;
  narrative?: string;
  genre?: string;
}

/** The decision that a person earned an achievement. */
export interface AwardInput {
  organisationId: string;
  achievementId: string;
  /** The achievement as it was promised, where it may have been changed since; without them it is issued as it is today. */
  terms?: AchievementTerms | undefined;
  /** The decision's own word: the same key never issues twice. */
  idempotencyKey: string;
  recipient: { personId?: string | undefined; name: string; email: string };
  /** The day it was earned, `YYYY-MM-DD`. */
  completedOn: string;
  activityStart?: Date | undefined;
  validUntil?: Date | undefined;
  results?: readonly AwardResult[] | undefined;
  evidence?: readonly AwardEvidence[] | undefined;
  narrative?: string | undefined;
  /** The workload of how it was earned, said where the achievement names none. */
  hours?: number | undefined;
  actor: Actor;
}
