import type { KnownIssuer } from '@laurel/credential';

/** What the use cases of this module want of the world. */
export interface TrustDeps {
  /** The public origin of this install. */
  origin: string;
  /** The operator's own list. */
  listedByOperator: readonly KnownIssuer[];
  /** Who issues here, those first that have had their name the longest. */
  issuing(): Promise<readonly { did: string; name: string }[]>;
}
