import type { Credential } from './credential.ts';
import { envelopeOf } from './envelope.ts';
import { isJsonList, isJsonObject, type JsonObject, type JsonValue } from './json-value.ts';
import { typesOf } from './types-of.ts';

/** A credential that stands inside another, to be read and verified alone. */
export interface EmbeddedCredential {
  /**
   * `record`: one of the credentials that a learner record is made of. A record may only be believed when each of them is
   * genuine. `endorsement`: what somebody says of the credential, or of something in it, which stands or falls alone.
   */
  readonly role: 'record' | 'endorsement';
  /** Where it stands: a JSON pointer. */
  readonly path: string;
  /** As it stands there: JSON with a proof, an envelope in JSON (`envelopeOf`), or a JWT. */
  readonly entry: JsonObject | string;
}

/**
 * The credentials inside a credential that are signed on their own: those of a Comprehensive Learner Record, and the
 * endorsements of an Open Badge and of its parts. Those inside one of these are its own.
 *
 * A credential of a record that has no signature of its own is not listed: the record's issuer vouches for it.
 *
 * @throws CredentialError `credential.malformed` when an envelope is not rightly written
 */
export function embeddedCredentials(credential: Credential): EmbeddedCredential[] {
  return inObject(credential, '');
}

function inObject(object: JsonObject, path: string): EmbeddedCredential[] {
  return Object.entries(object).flatMap(([key, value]) => {
    const at = `${path}/${key}`;
    const role = roleOf(object, key);
    const entries = listOf(value);
    return entries.flatMap((entry, index) => {
      const where = Array.isArray(value) ? `${at}/${index}` : at;
      if (role !== undefined) return embedded(role, key, entry, where);
      return isJsonObject(entry) ? inObject(entry, where) : [];
    });
  });
}

function roleOf(parent: JsonObject, key: string): EmbeddedCredential['role'] | undefined {
  if (key === 'verifiableCredential' && typesOf(parent).includes('ClrSubject')) return 'record';
  return key === 'endorsement' || key === 'endorsementJwt' ? 'endorsement' : undefined;
}

function embedded(role: EmbeddedCredential['role'], key: string, entry: JsonValue, path: string): EmbeddedCredential[] {
  if (typeof entry === 'string') return key === 'endorsementJwt' ? [{ role, path, entry }] : [];
  if (!isJsonObject(entry)) return [];
  return entry.proof !== undefined || envelopeOf(entry) !== undefined ? [{ role, path, entry }] : [];
}

function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  if (value === undefined) return [];
  return isJsonList(value) ? value : [value];
}
