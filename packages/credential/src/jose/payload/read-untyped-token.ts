import type { JsonObject } from '../../model/json-value.ts';
import { typeWrong } from '../token-type.ts';
import { isBadgeToken, readBadgeToken, readSignedBadge } from './read-badge-token.ts';
import { readCredential } from './read-credential.ts';
import { readLegacyToken } from './read-legacy-token.ts';
import { hasType, type ReadPayload } from './read-payload.ts';
import { readPresentation } from './read-presentation.ts';

/**
 * Reads a token whose header does not say what it carries, as VC Data Model 1.1 and Open Badges have it. Then the payload
 * must say so itself; an identity or access token never does.
 *
 * @throws CredentialError `jose.type-wrong`, `jose.claims-malformed`, `jose.claims-conflict`
 */
export function readUntypedToken(claims: JsonObject, typ: string | undefined): ReadPayload {
  if (claims.vc !== undefined || claims.vp !== undefined) return readLegacyToken(claims);
  if (hasType(claims, 'VerifiablePresentation')) return readPresentation(claims, 'vp+jwt');
  if (hasType(claims, 'VerifiableCredential')) {
    return isBadgeToken(claims, typ) ? readBadgeToken(claims) : readCredential(claims, 'vc+jwt');
  }
  if (hasType(claims, 'Assertion')) return readSignedBadge(claims);
  throw typeWrong('the payload is neither a credential nor a presentation');
}
