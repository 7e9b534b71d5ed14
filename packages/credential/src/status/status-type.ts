import type { JsonObject } from '../model/json-value.ts';
import type { StatusEntry } from './status-entry.ts';

/** What a list says about one credential. */
export interface StatusReading {
  /** Zero: nothing is the matter. */
  readonly value: number;
  /** The issuer's own words beside the value. For an engineer. */
  readonly note?: string | undefined;
}

/** A status list, read but not yet believed. */
export interface StatusList {
  /** The questions that the list answers. */
  readonly purposes: readonly string[];
  /** How long its issuer lets a copy be used before it is fetched again. */
  readonly ttlMs?: number | undefined;
  /** All values in a row, expanded when first asked for; none where the list names credentials instead of numbering them. */
  readonly bits?: (() => Uint8Array) | undefined;
  /** The credentials that the list names; none where it numbers them. */
  readonly names?: (() => readonly string[]) | undefined;
  /**
   * What the list says at an entry.
   *
   * @throws CredentialError `status.list-malformed`, `status.list-too-short`, `status.list-too-large`,
   * `status.index-out-of-range`
   */
  lookUp(entry: StatusEntry, credentialId: string | undefined): StatusReading;
}

/** One way in which issuers publish the status of their credentials. `statusTypeOf` knows them all. */
export interface StatusType {
  /** The `type` of its entries in `credentialStatus`. */
  readonly name: string;
  /**
   * Whether the list is a credential, whose proof, issuer and validity must be checked before it is believed, or a bare
   * document, which is believed for the https address that the signed credential gives.
   */
  readonly listForm: 'credential' | 'document';
  /** @throws CredentialError `credential.malformed`, `status.size-unsupported` */
  parseEntry(entry: JsonObject): StatusEntry;
  /** @throws CredentialError `status.list-malformed` */
  readList(document: JsonObject): StatusList;
}
