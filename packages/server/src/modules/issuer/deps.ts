import type { AnswerOf, endpoints, Permission } from '@laurel/api';
import type { Clock, FailPoints, Log, Randomness, Signer } from '../../ports/index.ts';
import type { Database, Scope } from '../../storage/index.ts';
import type { Caller } from '../account/index.ts';

/** What a key signed and the log never took in. */
export interface LeftOut {
  organisationId: string;
  keyId: string;
  credentialIds: readonly string[];
}

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
  /** Of these, which are not on it, those that it can never take in, because they cannot be read; it takes in the others. */
  neverTaken(credentialIds: readonly string[]): Promise<string[]>;
  /** Tells operator and organisation that a key's time has ended without these. */
  noteLeftOut(leftOut: LeftOut): Promise<void>;
}

/** How it stands with a credential on a chain; `canAsk` where it may be recorded and nobody has asked. */
export type BlockcertState = Omit<AnswerOf<typeof endpoints.getBlockcert>, 'mayAsk'> & { canAsk: boolean };

/** Credentials as Blockcerts: recorded on a chain one by one. */
export interface Blockcerts {
  /** Has it recorded, in somebody's name; once. @throws Refusal `unavailable` where nothing can be recorded */
  ask(scope: Scope, credential: { credentialId: string; organisationId: string }): Promise<void>;
  stateOf(credentialId: string): Promise<BlockcertState>;
  /** @throws Refusal `not-in-this-form` while it is not recorded */
  documentOf(credential: { credentialId: string; secured: string }): Promise<string>;
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
  blockcerts: Blockcerts;
  /** The key that records an organisation's credentials on a chain; undefined where none was ever recorded. */
  recorderKey(organisationId: string): Promise<string | undefined>;
  /** So long a retired key waits for what the log cannot take in. */
  keyClosingMinutes: number;
  file: { readImage(url: string): Promise<Uint8Array | undefined> };
}
