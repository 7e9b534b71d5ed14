import { CredentialError } from '../../errors.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../model/json-value.ts';
import type { Disclosure } from './disclosure.ts';
import { childPointer } from './json-pointer.ts';
import { type SdHash, sdDigest } from './sd-hash.ts';

/** As deep as any JSON that we read; disclosures in disclosures must not dig further. */
const MAX_DEPTH = 64;

/** A payload with disclosed parts in their places. */
export interface DisclosedClaims {
  readonly claims: JsonObject;
  /** Where each disclosure was put, as a JSON Pointer into `claims`. */
  readonly places: ReadonlyMap<Disclosure, string>;
}

/**
 * Puts disclosures into the places of their digests and takes every other digest away.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9901#section-7.1
 * @throws CredentialError `sd-jwt.malformed`, `sd-jwt.digest-repeated`, `sd-jwt.salt-repeated`, `sd-jwt.claim-repeated`,
 * `sd-jwt.disclosure-unreferenced`, `json.too-deep`
 */
export function discloseClaims(
  { _sd_alg: _hash, ...payload }: JsonObject,
  disclosures: readonly Disclosure[],
  hash: SdHash,
): DisclosedClaims {
  checkSalts(disclosures);
  const work: Work = {
    byDigest: new Map(disclosures.map((disclosure) => [sdDigest(hash, disclosure.encoded), disclosure])),
    seen: new Set(),
    places: new Map(),
  };
  const claims = discloseObject(payload, { pointer: '', depth: 1 }, work);
  for (const disclosure of disclosures) {
    if (!work.places.has(disclosure)) throw new CredentialError('sd-jwt.disclosure-unreferenced', nameOf(disclosure));
  }
  return { claims, places: work.places };
}

interface Work {
  readonly byDigest: ReadonlyMap<string, Disclosure>;
  readonly seen: Set<string>;
  readonly places: Map<Disclosure, string>;
}

interface Place {
  readonly pointer: string;
  readonly depth: number;
}

/** Two equal disclosures have one salt too, so this also refuses a disclosure that is sent twice. */
function checkSalts(disclosures: readonly Disclosure[]): void {
  const salts = new Set(disclosures.map(({ salt }) => salt));
  if (salts.size !== disclosures.length) throw new CredentialError('sd-jwt.salt-repeated');
}

function disclose(value: JsonValue, place: Place, work: Work): JsonValue {
  if (place.depth > MAX_DEPTH) throw new CredentialError('json.too-deep', `more than ${MAX_DEPTH} levels`);
  if (isJsonObject(value)) return discloseObject(value, place, work);
  return Array.isArray(value) ? discloseArray(value, place, work) : value;
}

function discloseObject({ _sd: digests, ...members }: JsonObject, place: Place, work: Work): JsonObject {
  const object: Record<string, JsonValue> = {};
  for (const [name, value] of Object.entries(members)) {
    if (name === '...' || name === '_sd_alg') throw malformed(`${place.pointer}/${name}`);
    if (value !== undefined) object[name] = disclose(value, child(place, name), work);
  }
  for (const digest of digestsOf(digests, place)) {
    const disclosure = take(digest, work);
    if (disclosure === undefined) continue;
    const { name, value } = disclosure;
    if (name === undefined) throw malformed(`${place.pointer}/_sd refers to an entry of an array`);
    if (Object.hasOwn(object, name)) throw new CredentialError('sd-jwt.claim-repeated', `${place.pointer}/${name}`);
    const there = child(place, name);
    work.places.set(disclosure, there.pointer);
    object[name] = disclose(value, there, work);
  }
  return object;
}

function discloseArray(entries: readonly JsonValue[], place: Place, work: Work): JsonValue[] {
  const array: JsonValue[] = [];
  for (const entry of entries) {
    const there = child(place, String(array.length));
    if (!isJsonObject(entry) || entry['...'] === undefined) {
      array.push(disclose(entry, there, work));
      continue;
    }
    const digest = entry['...'];
    if (typeof digest !== 'string' || Object.keys(entry).length !== 1) throw malformed(`${place.pointer}/...`);
    const disclosure = take(digest, work);
    if (disclosure === undefined) continue;
    if (disclosure.name !== undefined) throw malformed(`${place.pointer}/... refers to a member of an object`);
    work.places.set(disclosure, there.pointer);
    array.push(disclose(disclosure.value, there, work));
  }
  return array;
}

function digestsOf(digests: JsonValue | undefined, { pointer }: Place): readonly string[] {
  if (digests === undefined) return [];
  if (!Array.isArray(digests) || !digests.every((digest) => typeof digest === 'string'))
    throw malformed(`${pointer}/_sd`);
  return digests;
}

/** The disclosure of a digest. A digest that none belongs to is of something not shown, or of nothing at all. */
function take(digest: string, { byDigest, seen }: Work): Disclosure | undefined {
  if (seen.has(digest)) throw new CredentialError('sd-jwt.digest-repeated', digest.slice(0, 100));
  seen.add(digest);
  return byDigest.get(digest);
}

function child({ pointer, depth }: Place, name: string): Place {
  return { pointer: childPointer(pointer, name), depth: depth + 1 };
}

function malformed(detail: string): CredentialError {
  return new CredentialError('sd-jwt.malformed', detail);
}

function nameOf({ name }: Disclosure): string {
  return name === undefined ? 'an entry of an array' : JSON.stringify(name.slice(0, 100));
}
