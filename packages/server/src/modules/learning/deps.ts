import type { AnswerOf, endpoints } from '@laurel/api';
import type { BlobStore, Clock, FailPoints, Log, Randomness, SecretSealer, Threads } from '../../ports/index.ts';
import type { Database, Scope } from '../../storage/index.ts';
import type { FileModule } from '../file/index.ts';
import type { AwardInput, WorkLinks } from '../issuer/index.ts';

type Verdict = AnswerOf<typeof endpoints.verifyCredential>;

/** What the use cases of this module want of the world. */
export interface LearningDeps {
  database: Database;
  clock: Clock;
  randomness: Randomness;
  log: Log;
  failPoints: FailPoints;
  /** The public origin of this install. */
  origin: string;
  /** Where what was handed in to be imported waits. */
  blobs: BlobStore;
  /** Where packages are read: one can keep a processor busy for long. */
  threads: Threads;
  file: Pick<FileModule, 'findPublicFile' | 'keepFile' | 'dropFile' | 'keepPrivately' | 'openPrivate' | 'forget'>;
  /** Keeps the secrets that are shared with proctoring providers. */
  sealer: SecretSealer;
  /** Credentials that somebody brings as evidence; brought by `app.ts`. */
  evidence: {
    /** A credential of the person's own wallet as it was signed; undefined where it is not theirs. */
    ownDocument(scope: Scope, credentialId: string): Promise<string | undefined>;
    /** The verdict about a credential from anywhere; whatever is given, it is a verdict. */
    verify(document: string): Promise<Verdict>;
  };
  issuer: {
    issueAward(input: AwardInput): Promise<{ credentialId: string }>;
    changeWorkLinks(change: WorkLinks): Promise<void>;
  };
}
