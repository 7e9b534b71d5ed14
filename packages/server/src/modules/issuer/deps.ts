import type { Permission } from '@laurel/api';
import type { Clock, FailPoints, Log, Randomness, Signer } from '../../ports/index.ts';
import type { Database } from '../../storage/index.ts';
import type { Caller } from '../account/index.ts';

/** What the use cases of this module want of the world. */
export interface IssuerDeps {
  database: Database;
  clock: Clock;
  randomness: Randomness;
  log: Log;
  signer: Signer;
  failPoints: FailPoints;
  /** The public origin of this install. */
  origin: string;
  account: { mayIn(caller: Caller, organisationId: string): Promise<readonly Permission[] | undefined> };
  file: { readImage(url: string): Promise<Uint8Array | undefined> };
}
