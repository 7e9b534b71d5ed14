import type { Clock, Log, Randomness } from '../../ports/index.ts';
import type { Database, Pools } from '../../storage/index.ts';

/** What the module wants of the world. */
export interface AccountGround {
  database: Database;
  pools: Pools;
  clock: Clock;
  randomness: Randomness;
  log: Log;
  /** The public origin of this install. */
  origin: string;
  development: boolean;
  /** Signs session cookies. */
  sessionSecret: string;
}
