import { toInstant } from '../../model/date-time.ts';
import type { JsonObject } from '../../model/json-value.ts';
import { encodeJson } from '../encode-json.ts';
import { createJws } from '../jws/create-jws.ts';
import { subjectsOf } from '../payload/read-credential.ts';
import { identifierOf, malformed } from '../registered-claims.ts';
import { checkSignable, type Signing, toNumericDate } from './signable.ts';

/** What `signBadgeJwt` needs. */
export interface SignBadgeJwtInput extends Omit<Signing, 'issuedAt' | 'expires'> {
  /** A credential of Open Badges 3.0, with `id` and `validFrom`. */
  readonly credential: JsonObject;
}

/**
 * A credential in the JSON Web Token proof format of Open Badges 3.0, for verifiers that know no other: the claims of the
 * token repeat what the credential says.
 *
 * @see https://www.imsglobal.org/spec/ob/v3p0/#jwt-proof
 * @throws CredentialError `credential.*`, `json.*`, `jose.*`, `proof.signer-failed`
 */
export async function signBadgeJwt({ credential, ...signing }: SignBadgeJwtInput): Promise<string> {
  const { kid, signingKey } = signing;
  const checked = await checkSignable(credential, signing);
  const { id, issuer, validFrom, validUntil } = checked;
  if (id === undefined) throw malformed('id');
  if (validFrom === undefined) throw malformed('validFrom');
  const [subject] = subjectsOf(checked).map(identifierOf);
  const claims = {
    iss: identifierOf(issuer) ?? null,
    jti: id,
    nbf: toNumericDate(toInstant(validFrom)),
    ...(subject === undefined ? {} : { sub: subject }),
    ...(validUntil === undefined ? {} : { exp: toNumericDate(toInstant(validUntil)) }),
  };
  return createJws({ header: { typ: 'JWT', kid }, payload: encodeJson({ ...checked, ...claims }), signingKey });
}
