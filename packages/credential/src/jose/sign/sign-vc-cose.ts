import { createCoseSign1 } from '../cose/create-cose-sign1.ts';
import { encodeJson } from '../encode-json.ts';
import { identifierOf } from '../registered-claims.ts';
import { issuerClaim, type SignVcJwtInput } from './sign-vc-jwt.ts';
import { type Presenting, presentationClaims } from './sign-vp-jwt.ts';
import { checkSignable, timeClaims } from './signable.ts';

/**
 * A credential as `application/vc+cose`: the payload of a COSE_Sign1 is the credential.
 *
 * @see https://www.w3.org/TR/vc-jose-cose/#securing-with-cose
 * @throws CredentialError `credential.*`, `json.*`, `jose.*`, `proof.signer-failed`
 */
export async function signVcCose({ credential, ...signing }: SignVcJwtInput): Promise<Uint8Array<ArrayBuffer>> {
  const { kid, signingKey } = signing;
  const checked = await checkSignable(credential, signing);
  const payload = encodeJson({ ...checked, ...issuerClaim(identifierOf(checked.issuer), kid), ...timeClaims(signing) });
  return createCoseSign1({ type: 'application/vc+cose', contentType: 'application/vc', kid, payload, signingKey });
}

/**
 * A presentation as `application/vp+cose`.
 *
 * @see https://www.w3.org/TR/vc-jose-cose/#securing-vps-with-cose
 * @throws CredentialError `credential.*`, `json.*`, `jose.*`, `proof.signer-failed`
 */
export async function signVpCose(input: Presenting): Promise<Uint8Array<ArrayBuffer>> {
  const { kid, signingKey } = input;
  const payload = encodeJson(await presentationClaims(input));
  return createCoseSign1({ type: 'application/vp+cose', contentType: 'application/vp', kid, payload, signingKey });
}
