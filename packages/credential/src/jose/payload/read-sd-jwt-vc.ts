import type { JsonObject } from '../../model/json-value.ts';
import { malformed, registeredClaims, text } from '../registered-claims.ts';
import { forbidLegacyClaims, type ReadPayload } from './read-payload.ts';

/**
 * The payload of an SD-JWT VC of the IETF: claims of a type named by `vct`. It is no W3C credential; its validity is in
 * `nbf` and `exp`, and its status in `status`.
 *
 * @see https://datatracker.ietf.org/doc/draft-ietf-oauth-sd-jwt-vc/
 * @throws CredentialError `jose.claims-malformed`
 */
export function readSdJwtVc(claims: JsonObject): ReadPayload {
  forbidLegacyClaims(claims);
  if (text(claims, 'vct') === undefined) throw malformed('vct');
  const { issuer, audience, nonce, issuedAt, notBefore, expires } = registeredClaims(claims);
  return {
    kind: 'credential',
    form: 'dc+sd-jwt',
    signer: issuer,
    content: { document: claims, claims, times: { issuedAt, notBefore, expires }, audience, nonce },
  };
}
