import { dateTimeSchema, toDateTime, toInstant } from '../../model/date-time.ts';
import { isJsonObject, type JsonObject } from '../../model/json-value.ts';
import { agree, identifierOf, malformed, type RegisteredClaims, registeredClaims } from '../registered-claims.ts';
import { typeWrong } from '../token-type.ts';
import { agreeOnSubject } from './read-credential.ts';
import { hasType, periodNames, type ReadPayload } from './read-payload.ts';

/**
 * A token of the VC Data Model 1.1: the credential is in the claim `vc`, the presentation in `vp`, and registered claims
 * stand for members of it. They are written back to their places. Where both are there they must agree: two readers of
 * one token must not find two issuers or two ends.
 *
 * @see https://www.w3.org/TR/2022/REC-vc-data-model-20220303/#jwt-decoding
 * @throws CredentialError `jose.type-wrong`, `jose.claims-malformed`, `jose.claims-conflict`
 */
export function readLegacyToken(claims: JsonObject): ReadPayload {
  const { vc, vp } = claims;
  if (vc !== undefined && vp !== undefined) throw malformed('vp');
  if (vp !== undefined) return readLegacyPresentation(vp, claims);
  if (!isJsonObject(vc)) throw malformed('vc');
  if (!hasType(vc, 'VerifiableCredential')) throw typeWrong('vc is no VerifiableCredential');
  const token = registeredClaims(claims);
  const signer = identifierOf(vc.issuer) ?? token.issuer;
  if (signer === undefined || (vc.issuer !== undefined && identifierOf(vc.issuer) === undefined))
    throw malformed('iss');
  agree('iss', token.issuer, signer);
  const document = withPeriod(withSubject(withId({ ...vc, issuer: vc.issuer ?? signer }, token), token), token);
  const { audience, issuedAt, nonce } = token;
  return {
    kind: 'credential',
    form: 'vc-jwt-1.1',
    signer,
    content: { document, claims, times: { issuedAt }, audience, nonce },
  };
}

/** `nbf` and `exp` are the beginning and the end of the credential: written into it, or the same as what stands there. */
export function withPeriod(document: JsonObject, { notBefore, expires }: RegisteredClaims): JsonObject {
  const { start, end } = periodNames(document);
  return withDate(withDate(document, start, notBefore), end, expires);
}

function readLegacyPresentation(vp: JsonObject[string], claims: JsonObject): ReadPayload {
  if (!isJsonObject(vp)) throw malformed('vp');
  if (!hasType(vp, 'VerifiablePresentation')) throw typeWrong('vp is no VerifiablePresentation');
  const token = registeredClaims(claims);
  const signer = identifierOf(vp.holder) ?? token.issuer;
  if (vp.holder !== undefined && identifierOf(vp.holder) === undefined) throw malformed('vp/holder');
  agree('iss', token.issuer, signer);
  const held = signer === undefined ? vp : { ...vp, holder: vp.holder ?? signer };
  const { audience, issuedAt, notBefore, expires, nonce } = token;
  const content = { document: withId(held, token), claims, times: { issuedAt, notBefore, expires }, audience, nonce };
  return { kind: 'presentation', form: 'vp-jwt-1.1', signer, content };
}

function withId(document: JsonObject, { id }: RegisteredClaims): JsonObject {
  agree('jti', id, identifierOf(document.id));
  return id === undefined ? document : { ...document, id };
}

function withSubject(document: JsonObject, { subject: sub }: RegisteredClaims): JsonObject {
  agreeOnSubject(sub, document);
  const { credentialSubject: subject } = document;
  if (sub === undefined) return document;
  if (isJsonObject(subject)) return { ...document, credentialSubject: { id: sub, ...subject } };
  const [only, ...others] = Array.isArray(subject) ? subject : [];
  // One token cannot say which of several subjects is meant (section 6.3.1).
  if (!isJsonObject(only) || others.length > 0) return document;
  return { ...document, credentialSubject: [{ id: sub, ...only }] };
}

function withDate(document: JsonObject, name: string, instant: Date | undefined): JsonObject {
  if (instant === undefined) return document;
  const member = document[name];
  if (member === undefined) return { ...document, [name]: toDateTime(instant) };
  const { data, success } = dateTimeSchema.safeParse(member);
  if (!success) throw malformed(`vc/${name}`);
  // A member may have the fraction of a second that a claim has lost.
  const same = Math.abs(toInstant(data).getTime() - instant.getTime()) < 1_000;
  agree(name, toDateTime(instant), same ? undefined : data);
  return document;
}
