import { parseDid } from '../did/parse-did.ts';
import { CredentialError } from '../errors.ts';
import { isUrl } from '../model/is-url.ts';
import { isJsonObject, type JsonValue } from '../model/json-value.ts';
import { parseJson } from '../model/parse-json.ts';
import type { KnownIssuer } from './known-issuers.ts';

/** The most issuers that one list may have; as JSON it also fits what `parseJson` reads. */
export const MAX_KNOWN_ISSUERS = 10_000;

const MAX_NAME = 200;
const MAX_FAULTS = 10;

/**
 * Reads a list of known issuers that somebody keeps: a JSON array of `{id, name, listedBy}`, or a page of the API's list, whose
 * array is called `items`. Other members are left aside.
 *
 * @throws CredentialError `issuer.list-malformed`, its detail naming every fault (the first ten); `json.*`
 * @example
 * parseKnownIssuers('[{"id":"did:web:northern.example","name":"Northern College","listedBy":"Registry of Colleges"}]');
 */
export function parseKnownIssuers(text: string | Uint8Array): readonly KnownIssuer[] {
  const json = parseJson(text);
  const entries = isJsonObject(json) ? json.items : json;
  if (!Array.isArray(entries)) throw malformed(['it is no array of {id, name, listedBy}']);
  if (entries.length > MAX_KNOWN_ISSUERS) throw malformed([`it has more than ${MAX_KNOWN_ISSUERS} entries`]);
  const faults = entries.flatMap((entry: JsonValue, index) =>
    faultsOf(entry).map((fault) => `entry ${index + 1}: ${fault}`),
  );
  if (faults.length > 0) throw malformed(faults);
  return entries.filter(isKnownIssuer).map(({ id, name, listedBy }) => ({ id, name, listedBy }));
}

function malformed(faults: readonly string[]): CredentialError {
  const more = faults.length > MAX_FAULTS ? [`and ${faults.length - MAX_FAULTS} more`] : [];
  return new CredentialError('issuer.list-malformed', [...faults.slice(0, MAX_FAULTS), ...more].join('; '));
}

function isKnownIssuer(entry: JsonValue): entry is JsonValue & KnownIssuer {
  return faultsOf(entry).length === 0;
}

function faultsOf(entry: JsonValue): string[] {
  if (!isJsonObject(entry)) return ['it is no object'];
  return [
    ...(isIssuerId(entry.id) ? [] : ['"id" must be a DID or an https address']),
    ...(isLine(entry.name) ? [] : [`"name" must be text of 1 to ${MAX_NAME} characters in one line`]),
    ...(isLine(entry.listedBy) ? [] : [`"listedBy" must be text of 1 to ${MAX_NAME} characters in one line`]),
  ];
}

function isIssuerId(id: unknown): boolean {
  if (typeof id !== 'string') return false;
  if (id.startsWith('https://')) return isUrl(id);
  try {
    return parseDid(id).did === id;
  } catch {
    return false;
  }
}

function isLine(text: unknown): boolean {
  return typeof text === 'string' && text.length <= MAX_NAME && text.trim() !== '' && !/\p{Cc}/u.test(text);
}
