import type { JsonObject } from '../../model/json-value.ts';
import type { EnvelopeForm } from '../envelope.ts';
import { agree, identifierOf, malformed, registeredClaims, withoutRegisteredClaims } from '../registered-claims.ts';
import { typeWrong } from '../token-type.ts';
import { forbidLegacyClaims, hasType, type ReadPayload } from './read-payload.ts';

/**
 * A payload that is itself the presentation. Its signer is the holder.
 *
 * @see https://www.w3.org/TR/vc-jose-cose/#securing-vps-with-jose
 * @throws CredentialError `jose.type-wrong`, `jose.claims-malformed`, `jose.claims-conflict`
 */
export function readPresentation(claims: JsonObject, form: EnvelopeForm): ReadPayload {
  forbidLegacyClaims(claims);
  const document = withoutRegisteredClaims(claims);
  if (!hasType(document, 'VerifiablePresentation')) throw typeWrong('no VerifiablePresentation');
  const { audience, nonce, issuedAt, notBefore, expires, ...token } = registeredClaims(claims);
  const holder = identifierOf(document.holder);
  if (document.holder !== undefined && holder === undefined) throw malformed('holder');
  agree('iss', token.issuer, holder);
  agree('jti', token.id, identifierOf(document.id));
  const content = { document, claims, times: { issuedAt, notBefore, expires }, audience, nonce };
  return { kind: 'presentation', form, signer: holder ?? token.issuer, content };
}
