import type { Erasable } from '../../module.ts';
import type { CaughtMail, FailPoints, Log, Randomness } from '../../ports/index.ts';
import type { Database } from '../../storage/index.ts';
import type { AccountModule } from '../account/index.ts';

/** What the use cases of this module want of the world. */
export interface ErasureDeps {
  database: Database;
  randomness: Randomness;
  log: Log;
  failPoints: FailPoints;
  /** In development only: mail that was kept instead of sent. */
  caughtMail: CaughtMail | undefined;
  /** The public origin of this install. */
  origin: string;
  account: Pick<AccountModule, 'confirmPerson'>;
  /** Every module's part, in the order in which they are asked: what refers to something before what it refers to. */
  erasables: readonly Erasable[];
}
