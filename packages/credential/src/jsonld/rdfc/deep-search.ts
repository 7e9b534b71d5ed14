import type { Budget } from './budget.ts';
import type { HashText } from './hash-text.ts';
import type { IdentifierIssuer } from './identifier-issuer.ts';
import type { Dataset } from './read-dataset.ts';

/** What the hashes of one dataset share: the canonicalization state of section 4.2, and what may still be spent. */
export interface DeepSearch {
  readonly nodes: Dataset['nodes'];
  readonly canonicalIssuer: IdentifierIssuer;
  readonly firstDegreeHashes: readonly string[];
  readonly hashText: HashText;
  /** The same, for the texts of section 4.7. */
  readonly hashRelated: HashText;
  readonly budget: Budget;
}
