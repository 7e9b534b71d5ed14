import { hex } from '@scure/base';
import { sha256 } from '../jsonld/sha256.ts';

const SHA256 = 'sha256$';

/** A hashed identity as Open Badges writes it, of either version. */
export interface HashedIdentity {
  /** `sha256$` and the hash in hexadecimal. */
  readonly identity: string;
  readonly salt?: string | undefined;
}

/**
 * A recipient's identity as `sha256$…`. The salt must be random and not be used again: with a known salt, every address in
 * the world can be tried.
 *
 * @see https://www.imsglobal.org/spec/ob/v3p0/#identityobject
 * @example
 * await hashIdentity('a@example.org', salt); // 'sha256$…'
 */
export async function hashIdentity(identity: string, salt: string): Promise<string> {
  return `${SHA256}${hex.encode(await sha256(new TextEncoder().encode(identity + salt)))}`;
}

/**
 * Compares a hashed identity with one in clear. An address is also tried in small letters, as many issuers hash it.
 * `unknown`: it is hashed by a function that anybody can turn back or forge (MD5), or by none that is known.
 */
export async function matchesIdentity(
  { identity, salt = '' }: HashedIdentity,
  candidate: string,
): Promise<'match' | 'mismatch' | 'unknown'> {
  if (!/^sha256\$[0-9a-f]{64}$/i.test(identity)) return 'unknown';
  const forms = new Set([candidate, candidate.trim(), candidate.trim().toLowerCase()]);
  const hashes = await Promise.all([...forms].map((form) => hashIdentity(form, salt)));
  return hashes.includes(identity.toLowerCase()) ? 'match' : 'mismatch';
}
