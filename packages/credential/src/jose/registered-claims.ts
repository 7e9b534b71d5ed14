import { CredentialError } from '../errors.ts';
import { dateTimeSchema, toInstant } from '../model/date-time.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../model/json-value.ts';

/** The last second of the year 9999: what no calendar writes is no date. */
const LAST_SECOND = 253_402_300_799;
const NAMES: ReadonlySet<string> = new Set([
  ...['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti', 'nonce', 'cnf'],
  // What makes an SD-JWT VC of a credential that is also one of the W3C's.
  ...['vct', 'vct#integrity', 'aka_vcts'],
]);

/** The claims that belong to a token and not to the document in it (RFC 7519 section 4.1). */
export interface RegisteredClaims {
  readonly issuer?: string | undefined;
  readonly subject?: string | undefined;
  readonly audience: readonly string[];
  readonly id?: string | undefined;
  readonly nonce?: string | undefined;
  readonly issuedAt?: Date | undefined;
  readonly notBefore?: Date | undefined;
  readonly expires?: Date | undefined;
}

/**
 * Reads the registered claims of a token.
 *
 * `iat` is also taken as a date and time in letters: a known issuing library writes it so, and nothing depends on it but
 * that it is not in the future.
 *
 * @throws CredentialError `jose.claims-malformed`
 */
export function registeredClaims(claims: JsonObject): RegisteredClaims {
  return {
    issuer: text(claims, 'iss'),
    subject: text(claims, 'sub'),
    audience: audience(claims.aud),
    id: text(claims, 'jti'),
    nonce: text(claims, 'nonce'),
    issuedAt: dateTimeSchema.safeParse(claims.iat).success ? toInstant(String(claims.iat)) : numericDate(claims, 'iat'),
    notBefore: numericDate(claims, 'nbf'),
    expires: numericDate(claims, 'exp'),
  };
}

/** A document without the claims of the token around it. Claims of other names stay: they are the document's to explain. */
export function withoutRegisteredClaims(claims: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(claims).filter(([name]) => !NAMES.has(name)));
}

/** Seconds since 1970, with or without a fraction (RFC 7519 section 2). */
export function numericDate(claims: JsonObject, name: string): Date | undefined {
  const value = claims[name];
  if (value === undefined) return undefined;
  if (typeof value !== 'number' || value < 0 || value > LAST_SECOND) throw malformed(name);
  return new Date(value * 1_000);
}

/** A claim that is a text with something in it. */
export function text(claims: JsonObject, name: string): string | undefined {
  const value = claims[name];
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || value === '') throw malformed(name);
  return value;
}

/** The identifier of an issuer, holder or subject, which may stand alone or in an object. */
export function identifierOf(value: JsonValue | undefined): string | undefined {
  const id = isJsonObject(value) ? value.id : value;
  return typeof id === 'string' && id !== '' ? id : undefined;
}

/**
 * Two places that speak of the same thing say the same.
 *
 * @throws CredentialError `jose.claims-conflict`
 */
export function agree(name: string, claim: string | undefined, member: string | undefined): void {
  if (claim !== undefined && member !== undefined && claim !== member) {
    throw new CredentialError('jose.claims-conflict', `${name}: ${claim.slice(0, 100)} is not ${member.slice(0, 100)}`);
  }
}

/** A claim that is not what its standard asks for. */
export function malformed(name: string): CredentialError {
  return new CredentialError('jose.claims-malformed', `/${name}`);
}

function audience(value: JsonValue | undefined): readonly string[] {
  if (value === undefined) return [];
  if (typeof value === 'string') return [value];
  if (!Array.isArray(value) || !value.every((entry) => typeof entry === 'string')) throw malformed('aud');
  return value;
}
