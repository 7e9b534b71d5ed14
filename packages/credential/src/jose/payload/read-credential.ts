import { asList } from '../../model/as-list.ts';
import { isJsonObject, type JsonObject } from '../../model/json-value.ts';
import type { EnvelopeForm } from '../envelope.ts';
import { agree, identifierOf, malformed, registeredClaims, withoutRegisteredClaims } from '../registered-claims.ts';
import { typeWrong } from '../token-type.ts';
import { forbidLegacyClaims, hasType, type ReadPayload } from './read-payload.ts';

/**
 * A payload that is itself the credential. Claims of the token may repeat what the credential says, and not contradict it.
 *
 * @see https://www.w3.org/TR/vc-jose-cose/#securing-with-jose
 * @throws CredentialError `jose.type-wrong`, `jose.claims-malformed`, `jose.claims-conflict`
 */
export function readCredential(claims: JsonObject, form: EnvelopeForm): ReadPayload {
  forbidLegacyClaims(claims);
  const document = withoutRegisteredClaims(claims);
  if (!hasType(document, 'VerifiableCredential')) throw typeWrong('no VerifiableCredential');
  const { audience, nonce, issuedAt, notBefore, expires, ...token } = registeredClaims(claims);
  const signer = identifierOf(document.issuer);
  if (signer === undefined) throw malformed('issuer');
  agree('iss', token.issuer, signer);
  agree('jti', token.id, identifierOf(document.id));
  agreeOnSubject(token.subject, document);
  const content = { document, claims, times: { issuedAt, notBefore, expires }, audience, nonce };
  return { kind: 'credential', form, signer, content };
}

/** `sub` is the one subject, or one of several. A subject without an identifier contradicts nothing. */
export function agreeOnSubject(sub: string | undefined, { credentialSubject }: JsonObject): void {
  const subjects = Array.isArray(credentialSubject) ? credentialSubject : [credentialSubject];
  const ids = subjects.map(identifierOf).filter((id) => id !== undefined);
  const [first] = ids;
  if (sub !== undefined && first !== undefined && !ids.includes(sub)) agree('sub', sub, first);
}

/** The subjects of a credential that are objects. */
export function subjectsOf({ credentialSubject: subject }: JsonObject): readonly JsonObject[] {
  return Array.isArray(subject) ? subject.filter(isJsonObject) : asList(isJsonObject(subject) ? subject : undefined);
}
