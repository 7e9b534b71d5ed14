import type { Route } from './http/index.ts';
import type { SealedKey } from './ports/index.ts';
import type { JobHandlers, Round, Subscriptions } from './storage/index.ts';

/** What a module brings to the application. */
export interface Module {
  routes: readonly Route[];
  jobs?: JobHandlers;
  /** Events it hears, of others and of its own. */
  subscriptions?: Subscriptions;
  timetable?: readonly { cron: string; task: string }[];
  /** What its worker does over and over. */
  rounds?: readonly Round[];
  /** Where it keeps private keys, if it does. */
  sealedKeys?: SealedKeyStore;
}

/** The private keys that a module keeps, in a column `sealed`. */
export interface SealedKeyStore {
  /** One for each way in which they are sealed: what can open these opens all. */
  sample(): Promise<SealedKey[]>;
  /** The next ones in the order of their ids; none at the end. */
  page(after: string | undefined): Promise<SealedKey[]>;
  /** Puts another seal on the same key, with its audit line, unless it was changed meanwhile. */
  replace(key: SealedKey, sealed: Uint8Array): Promise<void>;
}
