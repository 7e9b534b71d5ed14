import type { Route } from './http/index.ts';
import type { SealedSecret } from './ports/index.ts';
import type { JobHandlers, Round, Subscriptions, Timetable, Traces, Tx, WriteUnit } from './storage/index.ts';

/** What a module brings to the application. */
export interface Module {
  routes: readonly Route[];
  jobs?: JobHandlers;
  /** Events it hears, of others and of its own. */
  subscriptions?: Subscriptions;
  /** What is done at its times; `atStart` also whenever a worker starts. */
  timetable?: Timetable;
  /** What its worker does over and over. */
  rounds?: readonly Round[];
  /** Where it keeps private keys or other sealed secrets, if it does. */
  sealedKeys?: SealedKeyStore;
  /** What it keeps of people, if it does. */
  erasable?: Erasable;
}

/** Whose traces are meant: a person's wherever they are, or those that one organisation holds of a recipient. */
export interface ErasureSubject {
  personId: string | undefined;
  organisationId: string | undefined;
  /** Addresses that are theirs alone. */
  emails: readonly string[];
}

/** An erasure under way. */
export interface ErasureOrder extends ErasureSubject {
  erasureId: string;
  copies: 'stay-valid' | 'are-revoked';
  /** The credentials that modules asked before have erased. */
  credentialIds: readonly string[];
}

/** What a module erased, and by what its traces elsewhere were known. */
export interface Erased {
  counts: Record<string, number>;
  traces: Traces;
  credentialIds?: readonly string[];
}

/** What a module keeps of people: it can be counted, given out and erased. */
export interface Erasable {
  count(tx: Tx, subject: ErasureSubject): Promise<Record<string, number>>;
  exportOf(tx: Tx, personId: string): Promise<Record<string, unknown>>;
  /** By what traces elsewhere are known: they are searched for before anything is locked. */
  tracesOf(tx: Tx, subject: ErasureSubject): Promise<Traces>;
  /** In the one transaction of the erasure, in the order of the modules in `app.ts`: nothing is there twice, or half. */
  erase(unit: WriteUnit, order: ErasureOrder): Promise<Erased>;
}

/** The private keys and other secrets that a module keeps, in a column `sealed`. */
export interface SealedKeyStore {
  /** One for each way in which they are sealed: what can open these opens all. */
  sample(): Promise<SealedSecret[]>;
  /** The next ones in the order of their ids; none at the end. */
  page(after: string | undefined): Promise<SealedSecret[]>;
  /** Puts another seal on the same key, with its audit line, unless it was changed meanwhile. */
  replace(key: SealedSecret, sealed: Uint8Array): Promise<void>;
}
