import type { JsonObject, Random } from '@laurel/credential';
import type { Issuer } from './issuers.ts';

/** What every way of issuing is given. */
export interface IssueInput {
  readonly credential: JsonObject;
  readonly issuer: Issuer;
  readonly created: Date;
  readonly random: Random;
  /** For the selective suites; by default what no copy may hide, the issuer. */
  readonly mandatoryPointers?: readonly string[] | undefined;
}
