import { identifierOf } from '../registered-claims.ts';
import { type IssueSdJwtInput, issueSdJwt } from '../sd-jwt/issue-sd-jwt.ts';
import { issuerClaim, type SignVcJwtInput } from './sign-vc-jwt.ts';
import { type Presenting, presentationClaims } from './sign-vp-jwt.ts';
import { checkSignable, timeClaims } from './signable.ts';

/** What may be hidden, and how. */
export type Hiding = Pick<IssueSdJwtInput, 'disclosable' | 'hash' | 'random' | 'decoys'>;

/** What `signVcSdJwt` needs. */
export type SignVcSdJwtInput = SignVcJwtInput & Hiding & Pick<IssueSdJwtInput, 'holderKey'>;

/**
 * A credential as `application/vc+sd-jwt`: its holder may show parts of it. What a verifier needs to see (the issuer, the
 * types, the status) cannot be hidden.
 *
 * @see https://www.w3.org/TR/vc-jose-cose/#secure-with-sd-jwt
 * @throws CredentialError `credential.*`, `json.*`, `jose.*`, `sd-jwt.*`, `proof.signer-failed`
 * @example
 * const sdJwt = await signVcSdJwt({ credential, signingKey, kid, disclosable: ['/credentialSubject/name'], random });
 */
export async function signVcSdJwt(input: SignVcSdJwtInput): Promise<string> {
  const { credential, decoys, disclosable, hash, holderKey, kid, random, signingKey } = input;
  const checked = await checkSignable(credential, input);
  const payload = { ...checked, ...issuerClaim(identifierOf(checked.issuer), kid), ...timeClaims(input) };
  const hiding = { decoys, disclosable, hash, random };
  return issueSdJwt({ type: 'vc+sd-jwt', cty: 'vc', payload, kid, signingKey, holderKey, ...hiding });
}

/**
 * A presentation as `application/vp+sd-jwt`.
 *
 * @see https://www.w3.org/TR/vc-jose-cose/#securing-vps-sd-jwt
 * @throws CredentialError `credential.*`, `json.*`, `jose.*`, `sd-jwt.*`, `proof.signer-failed`
 */
export async function signVpSdJwt({
  decoys,
  disclosable,
  hash,
  random,
  ...input
}: Presenting & Hiding): Promise<string> {
  const { kid, signingKey } = input;
  const payload = await presentationClaims(input);
  const hiding = { decoys, disclosable, hash, random };
  return issueSdJwt({ type: 'vp+sd-jwt', cty: 'vp', payload, kid, signingKey, ...hiding });
}
