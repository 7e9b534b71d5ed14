import type { JsonObject } from '../model/json-value.ts';

/** The members of the private information class in the registry of JSON Web Key parameters. */
const PRIVATE = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'priv'] as const;

/**
 * The first member of a JSON Web Key that only its owner may know, whatever it holds.
 *
 * @see https://www.iana.org/assignments/jose/jose.xhtml#web-key-parameters
 */
export function privateMemberOf(jwk: JsonObject): string | undefined {
  return PRIVATE.find((name) => Object.hasOwn(jwk, name) && jwk[name] !== undefined);
}
