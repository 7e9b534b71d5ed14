/** A schema that cannot be applied here: too costly, of an unknown kind, or no schema. It makes the outcome indeterminate. */
export class Unsupported extends Error {
  override readonly name = 'Unsupported';
}
