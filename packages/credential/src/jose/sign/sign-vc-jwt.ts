import type { JsonObject } from '../../model/json-value.ts';
import { encodeJson } from '../encode-json.ts';
import { createJws } from '../jws/create-jws.ts';
import { keyHintOf } from '../key-hint.ts';
import { identifierOf } from '../registered-claims.ts';
import { checkSignable, type Signing, timeClaims } from './signable.ts';

/** What `signVcJwt` needs. */
export interface SignVcJwtInput extends Signing {
  /** A credential of the VC Data Model 2.0. */
  readonly credential: JsonObject;
}

/**
 * A credential as `application/vc+jwt`: the payload is the credential.
 *
 * @see https://www.w3.org/TR/vc-jose-cose/#securing-with-jose
 * @throws CredentialError `credential.*`, `json.*`, `jose.*`, `proof.signer-failed`
 * @example
 * const jwt = await signVcJwt({ credential, signingKey, kid: `${did}#key-1` });
 */
export async function signVcJwt({ credential, ...signing }: SignVcJwtInput): Promise<string> {
  const { kid, signingKey } = signing;
  const checked = await checkSignable(credential, signing);
  const payload = encodeJson({ ...checked, ...issuerClaim(identifierOf(checked.issuer), kid), ...timeClaims(signing) });
  return createJws({ header: { kid, typ: 'vc+jwt', cty: 'vc' }, payload, signingKey });
}

/** `iss` is needed where `kid` does not lead to the issuer by itself (VC-JOSE-COSE section 4.2). */
export function issuerClaim(owner: string | undefined, kid: string): JsonObject {
  const leads = owner === undefined || keyHintOf(owner, kid).verificationMethod === kid;
  return leads ? {} : { iss: owner };
}
