import type { Database } from '../../storage/index.ts';

/** What the use cases of this module want of the world. */
export interface WalletDeps {
  database: Database;
  origin: string;
}
