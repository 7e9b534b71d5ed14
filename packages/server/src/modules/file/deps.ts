import type { BlobStore, Randomness } from '../../ports/index.ts';
import type { Database } from '../../storage/index.ts';

/** What the use cases of this module want of the world. */
export interface FileDeps {
  database: Database;
  randomness: Randomness;
  blobs: BlobStore;
  /** The public origin of this install. */
  origin: string;
}
