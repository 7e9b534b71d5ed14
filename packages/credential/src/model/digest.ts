import { base64, base64urlnopad } from '@scure/base';
import type { JsonObject } from './json-value.ts';
import { type Digest, type DigestAlgorithm, readDigests } from './read-digests.ts';

/**
 * Whether a resource is the one an issuer meant. `unknown`: it gave no digest, or only in hash functions that are not
 * ours. Unknown is never a match.
 */
export type DigestMatch = 'match' | 'mismatch' | 'unknown';

/** The two ways to write a digest (VC Data Model 2.0 section 5.3). */
export interface ResourceDigest extends JsonObject {
  /** SHA-384, which the data model recommends at the least. */
  readonly digestSRI: string;
  /** SHA-256, as a multihash in base64url. */
  readonly digestMultibase: string;
}

/**
 * The digests of a resource, for an object of `relatedResource`, a render method or an image.
 *
 * @see https://www.w3.org/TR/vc-data-model-2.0/#integrity-of-related-resources
 * @example
 * const { digestMultibase } = await digestOf(svg);
 */
export async function digestOf(resource: Uint8Array<ArrayBuffer>): Promise<ResourceDigest> {
  const [sha256, sha384] = await Promise.all([hashOf(resource, 'SHA-256'), hashOf(resource, 'SHA-384')]);
  return {
    digestSRI: `sha384-${base64.encode(sha384)}`,
    digestMultibase: `u${base64urlnopad.encode(Uint8Array.of(0x12, sha256.length, ...sha256))}`,
  };
}

/**
 * Compares a resource with every digest that an object gives of it. All that can be computed must be right: an issuer who
 * writes two digests means one resource.
 *
 * @throws CredentialError `credential.malformed` when a digest is not rightly written
 */
export async function matchesDigest(object: JsonObject, resource: Uint8Array<ArrayBuffer>): Promise<DigestMatch> {
  return digestMatcher(resource)(object);
}

/** {@link matchesDigest} for many objects that may all give digests of one resource, which is hashed once. */
export function digestMatcher(resource: Uint8Array<ArrayBuffer>): (object: JsonObject) => Promise<DigestMatch> {
  const hashing = new Map<DigestAlgorithm, Promise<Uint8Array>>();
  return async (object) => {
    const digests = readDigests(object);
    const hashes = new Map<DigestAlgorithm, Uint8Array>();
    for (const { algorithm } of digests) {
      if (algorithm === undefined) continue;
      const hash = hashing.get(algorithm) ?? hashOf(resource, algorithm);
      hashing.set(algorithm, hash);
      hashes.set(algorithm, await hash);
    }
    return compare(digests, hashes);
  };
}

/** Compares digests with hashes that are already known. */
export function compare(digests: readonly Digest[], hashes: ReadonlyMap<DigestAlgorithm, Uint8Array>): DigestMatch {
  const outcomes = digests.flatMap(({ algorithm, hash }) => {
    const known = algorithm === undefined ? undefined : hashes.get(algorithm);
    return known === undefined ? [] : [isEqual(known, hash)];
  });
  if (outcomes.includes(false)) return 'mismatch';
  return outcomes.length > 0 ? 'match' : 'unknown';
}

async function hashOf(data: Uint8Array<ArrayBuffer>, algorithm: DigestAlgorithm): Promise<Uint8Array> {
  return new Uint8Array(await globalThis.crypto.subtle.digest(algorithm, data));
}

function isEqual(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
