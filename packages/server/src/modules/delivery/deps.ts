import type { Clock, Log, Mailer, Randomness } from '../../ports/index.ts';
import type { Database } from '../../storage/index.ts';

/** What the module wants of the world. */
export interface DeliveryDeps {
  database: Database;
  clock: Clock;
  randomness: Randomness;
  log: Log;
  origin: string;
  development: boolean;
  /** Makes the links that turn mail off. */
  linkSecret: string;
  /** Absent when no mail server is set. */
  mailer: Mailer | undefined;
}
