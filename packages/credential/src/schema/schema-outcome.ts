/**
 * What a schema says of a credential. `indeterminate`: it could not be applied, which is no success.
 *
 * @see https://www.w3.org/TR/vc-json-schema/#evaluation
 */
export interface SchemaOutcome {
  readonly outcome: 'success' | 'failure' | 'indeterminate';
  /** For an engineer: where, and what was wrong. */
  readonly detail?: string | undefined;
}
