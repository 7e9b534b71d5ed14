import type { JsonObject } from '../../model/json-value.ts';
import { encodeJson } from '../encode-json.ts';
import { createJws } from '../jws/create-jws.ts';
import { identifierOf } from '../registered-claims.ts';
import { issuerClaim } from './sign-vc-jwt.ts';
import { checkPresentable, type Signing, timeClaims } from './signable.ts';

/** For whom a holder presents, and on which occasion. */
export interface Presenting extends Signing {
  readonly presentation: JsonObject;
  /** The name of the verifier who asked. */
  readonly audience?: string | undefined;
  /** The random value that the verifier gave. */
  readonly nonce?: string | undefined;
}

/**
 * A presentation as `application/vp+jwt`: the payload is the presentation, and the signer its holder.
 *
 * @see https://www.w3.org/TR/vc-jose-cose/#securing-vps-with-jose
 * @throws CredentialError `credential.*`, `json.*`, `jose.*`, `proof.signer-failed`
 * @example
 * const jwt = await signVpJwt({ presentation, signingKey, kid, audience: 'https://verifier.example', nonce });
 */
export async function signVpJwt(input: Presenting): Promise<string> {
  const { kid, signingKey } = input;
  const payload = encodeJson(await presentationClaims(input));
  return createJws({ header: { kid, typ: 'vp+jwt', cty: 'vp' }, payload, signingKey });
}

/** A presentation with the claims that bind it. */
export async function presentationClaims({
  presentation,
  audience,
  nonce,
  ...signing
}: Presenting): Promise<JsonObject> {
  const checked = await checkPresentable(presentation, signing);
  return {
    ...checked,
    ...issuerClaim(identifierOf(checked.holder), signing.kid),
    ...timeClaims(signing),
    ...(audience === undefined ? {} : { aud: audience }),
    ...(nonce === undefined ? {} : { nonce }),
  };
}
