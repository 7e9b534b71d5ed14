import type { AchievementKind } from '../model/award.ts';
import type { RefreshService } from '../status/refresh-service.ts';
import type { StatusEntry } from '../status/status-entry.ts';

/** A skill the achievement is aligned to. */
export interface SummarySkill {
  readonly name: string;
  readonly url?: string | undefined;
  readonly description?: string | undefined;
  readonly frameworkName?: string | undefined;
  readonly code?: string | undefined;
}

/** A result with the scale it was measured on and the mark that had to be reached. */
export interface SummaryResult {
  readonly name?: string | undefined;
  readonly value?: string | undefined;
  readonly status?: string | undefined;
  readonly resultType?: string | undefined;
  readonly valueMin?: string | undefined;
  readonly valueMax?: string | undefined;
  readonly requiredValue?: string | undefined;
  /** The name of the rubric level that was reached. */
  readonly achievedLevel?: string | undefined;
  /** Which of the levels that is, from 1 for the lowest, and how many there are. */
  readonly levelPlace?: { readonly at: number; readonly of: number } | undefined;
  /** What the issuer says of that level. */
  readonly levelDescription?: string | undefined;
}

/** How something was assessed, or where the work can be seen. */
export interface SummaryEvidence {
  /** The address of the work: `https:` or `http:`. */
  readonly url?: string | undefined;
  readonly name?: string | undefined;
  /** Markdown. */
  readonly narrative?: string | undefined;
  readonly genre?: string | undefined;
}

/**
 * The claims of a verified credential, for showing. Every text is the issuer's own and must be shown as text (the criteria
 * are Markdown: sanitise what you render); addresses are `https:` or `http:` only, images may be `data:` of a bitmap.
 */
export interface CredentialSummary {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly issuer: {
    readonly id: string;
    readonly name?: string | undefined;
    readonly url?: string | undefined;
    readonly description?: string | undefined;
    readonly imageUrl?: string | undefined;
  };
  readonly subject: { readonly id?: string | undefined; readonly name?: string | undefined };
  readonly achievement?:
    | {
        readonly id: string;
        readonly name: string;
        readonly description: string;
        readonly criteriaNarrative?: string | undefined;
        readonly kind?: AchievementKind | undefined;
        readonly achievementType?: string | undefined;
        readonly imageUrl?: string | undefined;
        readonly language?: string | undefined;
        readonly creditsAvailable?: number | undefined;
        readonly skills: readonly SummarySkill[];
      }
    | undefined;
  /** Only of an endorsement: what it says of `subject.id`. */
  readonly endorsement?: { readonly comment?: string | undefined } | undefined;
  readonly results: readonly SummaryResult[];
  readonly evidence?: readonly SummaryEvidence[] | undefined;
  readonly creditsEarned?: number | undefined;
  readonly validFrom?: string | undefined;
  readonly validUntil?: string | undefined;
  readonly activityStart?: string | undefined;
  readonly activityEnd?: string | undefined;
  readonly statuses: readonly StatusEntry[];
  /** Where the issuer keeps a newer copy. */
  readonly refreshServices?: readonly RefreshService[] | undefined;
}
