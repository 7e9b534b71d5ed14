import type { Random, Retrieve } from '@laurel/credential';
import type { Issuers } from './issuers.ts';
import type { StatusLists } from './status-lists.ts';

/** What the answers of this server depend on. */
export interface World {
  /** The public origin in front of the server; status lists live below it. */
  readonly origin: string;
  readonly issuers: Issuers;
  readonly statusLists: StatusLists;
  readonly now: () => Date;
  readonly random: Random;
  /** Fetches what is not ours: DID documents and other people's status lists. */
  readonly retrieve: Retrieve;
}
