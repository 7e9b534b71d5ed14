import type { BlobStore, Clock, Log, Randomness, SecretSealer, Threads } from '../../ports/index.ts';
import type { Database } from '../../storage/index.ts';
import type { FileModule } from '../file/index.ts';
import type { AwardInput, WorkLinks } from '../issuer/index.ts';

/** What the use cases of this module want of the world. */
export interface LearningDeps {
  database: Database;
  clock: Clock;
  randomness: Randomness;
  log: Log;
  /** The public origin of this install. */
  origin: string;
  /** Where what was handed in to be imported waits. */
  blobs: BlobStore;
  /** Where packages are read: one can keep a processor busy for long. */
  threads: Threads;
  file: Pick<FileModule, 'findPublicFile' | 'keepFile' | 'dropFile' | 'keepPrivately' | 'openPrivate' | 'forget'>;
  /** Keeps the secrets that are shared with proctoring providers. */
  sealer: SecretSealer;
  issuer: {
    issueAward(input: AwardInput): Promise<{ credentialId: string }>;
    changeWorkLinks(change: WorkLinks): Promise<void>;
  };
}
