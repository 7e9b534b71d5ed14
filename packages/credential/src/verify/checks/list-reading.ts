import type { StatusList } from '../../status/status-type.ts';
import type { Finding } from '../finding.ts';
import type { OpenedCredential } from '../opened-document.ts';

/** The text of a list, read and not believed. */
export interface ReadStatusList {
  readonly list: StatusList;
  readonly validFrom: string | undefined;
  /** What the issuer says of it. */
  readonly remark?: string | undefined;
  /** Absent for a bare document, which nothing secures. */
  readonly opened?: OpenedCredential | undefined;
  /** Which list it says it is, and whose. */
  readonly origin: { readonly id?: unknown; readonly issuer?: unknown };
}

/** A list that is read, and judged, when it is first asked for. */
export interface ListReading {
  /** @throws CredentialError */
  readonly read: () => ReadStatusList;
  /** What speaks against believing it. */
  readonly unfit: () => Promise<Finding | undefined>;
}

/** The lists of one verification: a file may bring hundreds of credentials that point to one, which is then read once. */
export type ReadLists = Map<string, ListReading>;
