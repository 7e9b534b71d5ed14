import type { Permission } from '@laurel/api';
import type { Clock, FailPoints, Log, Randomness, Signer } from '../../ports/index.ts';
import type { Database } from '../../storage/index.ts';
import type { Caller } from '../account/index.ts';

/** What the issuer wants of the transparency log. */
export interface TransparencyLog {
  /** How many entries it held at a moment. */
  sizeAt(time: Date): Promise<number>;
  /** The places of these credentials; one that is not on it has none. */
  indexesOf(credentialIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Where it is and whose signatures its checkpoints bear; undefined until it has a key. */
  service(): Promise<
    | {
        uri: string;
        verifierKeys: readonly string[];
        anchors: readonly { chainId: number; contract: string; publisher: string }[];
      }
    | undefined
  >;
  /** The receipt of a credential, as its address gives it; undefined while there is none. */
  receiptOf(credentialId: string): Promise<string | undefined>;
  /** Asked before a place on a status list is given: whether the database is an older one, which may have lost who has which. */
  noticeRestore(): Promise<void>;
}

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
  /** Absent where no log is kept: then dates are all that a key's end is known by. */
  transparencyLog?: TransparencyLog | undefined;
  file: { readImage(url: string): Promise<Uint8Array | undefined> };
}
