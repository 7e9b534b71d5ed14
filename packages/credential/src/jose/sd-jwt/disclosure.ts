import { CredentialError } from '../../errors.ts';
import type { JsonValue } from '../../model/json-value.ts';
import { parseJson } from '../../model/parse-json.ts';
import { decodeBase64url, encodeBase64url } from '../base64url.ts';
import { encodeJson } from '../encode-json.ts';

/** A part of an SD-JWT that its holder may show or keep to himself. */
export interface Disclosure {
  /** As it was sent: the digest is of this text. */
  readonly encoded: string;
  readonly salt: string;
  /** Absent for an entry of an array. */
  readonly name?: string | undefined;
  readonly value: JsonValue;
}

/** Names that an SD-JWT keeps for itself (RFC 9901 section 4.1), and those that would reach into an object's prototype. */
const FORBIDDEN: ReadonlySet<string> = new Set(['_sd', '...', '_sd_alg', '__proto__', 'constructor', 'prototype']);

/**
 * Reads one disclosure.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9901#section-4.2
 * @throws CredentialError `sd-jwt.malformed`, `sd-jwt.claim-forbidden`, `jose.malformed`, `json.*`
 */
export function parseDisclosure(encoded: string): Disclosure {
  const content = parseJson(decodeBase64url(encoded, 'a disclosure'));
  if (!Array.isArray(content) || content.length < 2 || content.length > 3) {
    throw new CredentialError('sd-jwt.malformed', 'a disclosure is not an array of two or three');
  }
  const [salt, second, third]: readonly (JsonValue | undefined)[] = content;
  if (typeof salt !== 'string') throw new CredentialError('sd-jwt.malformed', 'a salt is not a text');
  if (third === undefined) return { encoded, salt, value: second ?? null };
  if (typeof second !== 'string') throw new CredentialError('sd-jwt.malformed', 'the name of a claim is not a text');
  checkClaimName(second);
  return { encoded, salt, name: second, value: third };
}

/** Writes one disclosure. */
export function createDisclosure({ salt, name, value }: Omit<Disclosure, 'encoded'>): Disclosure {
  if (name !== undefined) checkClaimName(name);
  const content = name === undefined ? [salt, value] : [salt, name, value];
  return { encoded: encodeBase64url(encodeJson(content)), salt, name, value };
}

function checkClaimName(name: string): void {
  if (FORBIDDEN.has(name)) throw new CredentialError('sd-jwt.claim-forbidden', JSON.stringify(name));
}
