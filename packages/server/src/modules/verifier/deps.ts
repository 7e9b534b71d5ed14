import type { Clock, Fetcher } from '../../ports/index.ts';

/** What the use cases of this module want of the world. */
export interface VerifierDeps {
  clock: Clock;
  fetcher: Fetcher;
  /** True when this install's own documents are at http://localhost. */
  development: boolean;
}
