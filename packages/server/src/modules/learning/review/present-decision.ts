import type { AnswerOf, endpoints } from '@laurel/api';
import type { DecisionRow } from './decision-store.ts';

type Shown = NonNullable<AnswerOf<typeof endpoints.getReview>['decision']>;

/** Shows a decision. */
export function presentDecision(row: DecisionRow): Shown {
  const { outcome, reason, percent, reached, settledBy } = row;
  return {
    outcome,
    reason,
    percent,
    reached,
    settledBy,
    decidedAt: row.decidedAt.toISOString(),
    resubmitUntil: row.resubmitUntil?.toISOString() ?? null,
  };
}
