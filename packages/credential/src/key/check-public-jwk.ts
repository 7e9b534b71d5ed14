import { base64urlnopad } from '@scure/base';
import { CredentialError } from '../errors.ts';
import type { JsonObject } from '../model/json-value.ts';
import { publicKeyOfJwk } from './jwk.ts';
import { privateMemberOf } from './private-member-of.ts';

/**
 * Holds a JSON Web Key to the rules of {@link publicKeyOfJwk}. A key of X25519 is let by as well, for it may stand in a
 * document to be encrypted to; it never becomes a key that verifies.
 *
 * @throws CredentialError `key.malformed`, `key.refused`, `key.type-unsupported`
 */
export function checkPublicJwk(jwk: JsonObject): void {
  if (jwk.use !== undefined && typeof jwk.use !== 'string') throw new CredentialError('key.malformed', 'JWK /use');
  if (jwk.kty === 'OKP' && jwk.crv === 'X25519') checkX25519(jwk);
  else publicKeyOfJwk(jwk);
}

/** @see https://www.rfc-editor.org/rfc/rfc8037#section-3.2 */
function checkX25519(jwk: JsonObject): void {
  const secret = privateMemberOf(jwk);
  if (secret !== undefined) throw new CredentialError('key.refused', `JWK /${secret}: a private part`);
  if (jwk.use === 'sig') throw new CredentialError('key.malformed', 'JWK /use: X25519 signs nothing');
  if (typeof jwk.x !== 'string' || jwk.x.length !== 43) throw new CredentialError('key.malformed', 'JWK /x');
  try {
    base64urlnopad.decode(jwk.x);
  } catch (cause) {
    throw new CredentialError('key.malformed', 'JWK: not base64url', { cause });
  }
}
