/** The verifier's time, and how far other people's clocks may be from it. */
export interface Clock {
  readonly now: Date;
  readonly toleranceMs: number;
}
