import { CredentialError } from '../../errors.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../model/json-value.ts';
import { encodeBase64url } from '../base64url.ts';
import { createDisclosure, type Disclosure } from './disclosure.ts';
import { childPointer } from './json-pointer.ts';
import { type SdHash, sdDigest } from './sd-hash.ts';

/** 128 bits, as RFC 9901 section 9.3 recommends. */
const SALT_BYTES = 16;
/** As many bits as the largest digest: a decoy must not be told from a digest. */
const DECOY_BYTES = 64;

/** How parts of a payload are hidden. */
export interface Concealment {
  /** JSON Pointers to the parts that the holder may hide. A part inside a part can be shown only with it. */
  readonly disclosable: readonly string[];
  readonly hash: SdHash;
  /** That many bytes of cryptographic randomness, new ones at each call. */
  readonly random: (length: number) => Uint8Array;
  /** How many digests of nothing to add to each object that hides something. */
  readonly decoys: number;
}

/** A payload with digests in place of its hidden parts, and the hidden parts. */
export interface ConcealedClaims {
  readonly payload: JsonObject;
  readonly disclosures: readonly Disclosure[];
}

/**
 * Takes parts out of a payload and leaves their digests, in an order that says nothing.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9901#section-4.2
 * @throws CredentialError `sd-jwt.claim-unknown`, `sd-jwt.claim-forbidden`, `sd-jwt.salt-repeated`
 */
export function concealClaims(claims: JsonObject, concealment: Concealment): ConcealedClaims {
  const { disclosable } = concealment;
  const work: Work = {
    ...concealment,
    hidden: new Set(disclosable),
    found: new Set(),
    salts: new Set(),
    disclosures: [],
  };
  if (work.hidden.size !== disclosable.length) throw unknown('one part named twice');
  const payload = concealObject(claims, '', work);
  const missing = disclosable.find((pointer) => !work.found.has(pointer));
  if (missing !== undefined) throw unknown(missing);
  return { payload, disclosures: work.disclosures };
}

interface Work extends Concealment {
  readonly hidden: ReadonlySet<string>;
  readonly found: Set<string>;
  readonly salts: Set<string>;
  readonly disclosures: Disclosure[];
}

function conceal(value: JsonValue, pointer: string, work: Work): JsonValue {
  if (isJsonObject(value)) return concealObject(value, pointer, work);
  if (!Array.isArray(value)) return value;
  return value.map((entry, index) => {
    const there = childPointer(pointer, String(index));
    const concealed = conceal(entry, there, work);
    return isHidden(there, work) ? { '...': hide({ value: concealed }, work) } : concealed;
  });
}

function concealObject(object: JsonObject, pointer: string, work: Work): JsonObject {
  const visible: Record<string, JsonValue> = {};
  const digests: string[] = [];
  for (const [name, value] of Object.entries(object)) {
    if (value === undefined) continue;
    const there = childPointer(pointer, name);
    if (name === '_sd' || name === '...' || name === '_sd_alg') {
      throw new CredentialError('sd-jwt.claim-forbidden', there);
    }
    const concealed = conceal(value, there, work);
    if (isHidden(there, work)) digests.push(hide({ name, value: concealed }, work));
    else visible[name] = concealed;
  }
  if (digests.length === 0) return visible;
  for (let decoy = 0; decoy < work.decoys; decoy++) digests.push(sdDigest(work.hash, draw(DECOY_BYTES, work)));
  return { ...visible, _sd: digests.toSorted() };
}

function isHidden(pointer: string, { found, hidden }: Work): boolean {
  if (!hidden.has(pointer)) return false;
  found.add(pointer);
  return true;
}

function hide(part: { readonly name?: string; readonly value: JsonValue }, work: Work): string {
  const salt = draw(SALT_BYTES, work);
  if (work.salts.has(salt)) throw new CredentialError('sd-jwt.salt-repeated', 'the randomness repeats itself');
  work.salts.add(salt);
  const disclosure = createDisclosure({ salt, ...part });
  work.disclosures.push(disclosure);
  return sdDigest(work.hash, disclosure.encoded);
}

function draw(length: number, { random }: Work): string {
  const bytes = random(length);
  if (bytes.length !== length) throw new RangeError(`${bytes.length} random bytes instead of ${length}`);
  return encodeBase64url(bytes);
}

function unknown(detail: string): CredentialError {
  return new CredentialError('sd-jwt.claim-unknown', detail);
}
