import { CredentialError } from '../../errors.ts';
import { isJsonObject, type JsonObject } from '../../model/json-value.ts';
import { identifierOf, malformed, registeredClaims } from '../registered-claims.ts';
import { readCredential, subjectsOf } from './read-credential.ts';
import { withPeriod } from './read-legacy-token.ts';
import { hasType, type ReadPayload } from './read-payload.ts';

/** The kinds of credential that Open Badges 3.0 and CLR 2.0 define a token for. */
const BADGES = ['OpenBadgeCredential', 'AchievementCredential', 'EndorsementCredential', 'ClrCredential'];

/**
 * True for a payload that is a credential of Open Badges 3.0 or CLR 2.0 in the token that these define. Theirs has `nbf`,
 * where VC-JOSE-COSE advises against it.
 */
export function isBadgeToken(claims: JsonObject, typ: string | undefined): boolean {
  return BADGES.some((type) => hasType(claims, type)) && (typ !== undefined || claims.nbf !== undefined);
}

/**
 * The JSON Web Token proof of Open Badges 3.0: the payload is the credential, and `iss`, `jti`, `nbf`, `sub` must be there
 * and say what the credential says; `exp` is its end. `sub` may be left out where the subject has no identifier, because
 * then there is nothing it could repeat.
 *
 * @see https://www.imsglobal.org/spec/ob/v3p0/#jwt-verify-credential
 * @throws CredentialError `jose.claims-malformed`, `jose.claims-conflict`
 */
export function readBadgeToken(claims: JsonObject): ReadPayload {
  const read = readCredential(claims, 'vc+jwt');
  const token = registeredClaims(claims);
  const { document } = read.content;
  if (token.issuer === undefined) throw malformed('iss');
  if (token.id === undefined || identifierOf(document.id) === undefined) throw malformed('jti');
  if (token.notBefore === undefined) throw malformed('nbf');
  const identified = subjectsOf(document).some((subject) => identifierOf(subject) !== undefined);
  if (identified && token.subject === undefined) throw malformed('sub');
  const content = { ...read.content, document: withPeriod(document, token), times: { issuedAt: token.issuedAt } };
  return { ...read, content };
}

/**
 * A signed badge of Open Badges 2.0: the payload is an Assertion that says it is verified by its signature. Its issuer is
 * behind the badge class and may only be linked to; the key is `creator`, or any that the issuer's profile lists.
 *
 * @see https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html#SignedBadge
 * @throws CredentialError `jose.type-wrong`, `jose.claims-malformed`
 */
export function readSignedBadge(claims: JsonObject): ReadPayload {
  const { verification, badge } = claims;
  const verifies = isJsonObject(verification) ? verification : {};
  if (!hasType(verifies, 'SignedBadge') && !hasType(verifies, 'signed')) {
    throw new CredentialError('jose.type-wrong', 'the Assertion is not one that is verified by its signature');
  }
  if (verifies.creator !== undefined && typeof verifies.creator !== 'string') throw malformed('verification/creator');
  return {
    kind: 'credential',
    form: 'open-badges-2.0-jws',
    signer: isJsonObject(badge) ? identifierOf(badge.issuer) : undefined,
    kid: verifies.creator,
    content: { document: claims, claims, times: {}, audience: [] },
  };
}
