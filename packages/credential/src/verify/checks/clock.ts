/** The verifier's time, and how far other people's clocks may be from it. */
export interface Clock {
  readonly now: Date;
  readonly toleranceMs: number;
}

/** What a signature must have been made for. */
export interface Occasion {
  /** A credential is asserted by its issuer; a presentation is authenticated by its holder. */
  readonly purpose: 'assertionMethod' | 'authentication';
  /** The verifier for whom a presentation was made; any, when left out. */
  readonly domain?: string | undefined;
  /** The question that a presentation answers; any, when left out: then it may be somebody else's, replayed. */
  readonly challenge?: string | undefined;
}

/** Everything by which the terms of a signature are judged. */
export interface Terms extends Clock, Occasion {
  /** Who verifies, for whom a holder may have made a pseudonym. */
  readonly verifierId?: string | undefined;
}
