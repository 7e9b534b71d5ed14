/** The limits of the rules by which a learner is said to be at risk; the page says them in words beside every name. */
export const riskLimits = {
  /** So many days without a step forward, at the same lesson. */
  stuckDays: 14,
  /** So many days since one could have begun. */
  notBegunDays: 7,
  /** An exam failed so often and not passed. */
  failures: 2,
  /** Behind the calendar of the cohort by more than this share of the lessons. */
  behindPercent: 25,
} as const;
