import type { JsonObject } from '../model/json-value.ts';
import { bitstringStatusList } from './bitstring-status-list.ts';
import { oneEdTechRevocationList } from './one-ed-tech-revocation-list.ts';
import type { StatusEntry } from './status-entry.ts';
import { statusList2021 } from './status-list-2021.ts';
import type { StatusType } from './status-type.ts';

const types: ReadonlyMap<unknown, StatusType> = new Map(
  [bitstringStatusList, statusList2021, oneEdTechRevocationList].map((type) => [type.name, type]),
);

/** The kind of status that an entry uses, or undefined when Laurel does not know it, or when it claims to be two at once. */
export function statusTypeOf(entry: JsonObject): StatusType | undefined {
  const names = Array.isArray(entry.type) ? entry.type : [entry.type];
  const known = names.flatMap((name) => types.get(name) ?? []);
  return known.length === 1 ? known[0] : undefined;
}

/**
 * Reads an entry of `credentialStatus`, or gives undefined for a type that Laurel does not know.
 *
 * @throws CredentialError `credential.malformed`, `status.size-unsupported`
 */
export function parseStatusEntry(entry: JsonObject): StatusEntry | undefined {
  return statusTypeOf(entry)?.parseEntry(entry);
}
