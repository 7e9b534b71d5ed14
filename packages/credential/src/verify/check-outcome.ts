/** `not-applicable` counts as a pass: there is nothing to check. `unknown` never does. */
export type CheckOutcome = 'pass' | 'fail' | 'unknown' | 'not-applicable';
