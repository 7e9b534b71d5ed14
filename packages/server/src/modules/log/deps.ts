import type { AnswerOf, endpoints } from '@laurel/api';

import type { Clock, FailPoints, Fetcher, Log, PublicFolder, Randomness, Signer } from '../../ports/index.ts';
import type { Cursor, Database, Tx } from '../../storage/index.ts';
import type { SecuredForms } from '../issuer/index.ts';
import type { AnchorCovering } from './receipt/anchors.ts';

/** An anchor as the log shows it. */
export type LoggedAnchor = NonNullable<AnswerOf<typeof endpoints.getLog>['anchor']>;

/** Somebody who cosigns checkpoints, and where it is asked. */
export interface Witness {
  name: string;
  verifierKey: string;
  /** Its submission prefix. */
  url: string;
}

/** What the use cases of this module want of the world. */
export interface LogDeps {
  database: Database;
  clock: Clock;
  randomness: Randomness;
  log: Log;
  signer: Signer;
  failPoints: FailPoints;
  /** The public origin of this install. */
  origin: string;
  /** Tiles and the newest checkpoint once more, outside the database: to be served by any web server, and to know an older database by. */
  folder: PublicFolder;
  fetcher: Pick<Fetcher, 'post'>;
  witnesses: readonly Witness[];
  issuer: {
    readSecuredForms(tx: Tx, ids: readonly string[]): Promise<SecuredForms[]>;
    listSigned(page: { after: Cursor; limit: number }): Promise<Cursor[]>;
  };
  /** The anchor that covers an entry, where there is one. */
  anchorCovering: AnchorCovering;
  /** The newest checkpoint that is recorded; undefined before the first. */
  newestAnchor(): Promise<LoggedAnchor | undefined>;
  /** Where checkpoints are recorded, or will be: see `Anchoring`. */
  anchoredPlaces(): Promise<readonly { chainId: number; contract: string; publisher: string }[]>;
}
