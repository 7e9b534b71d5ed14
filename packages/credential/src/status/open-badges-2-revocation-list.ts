import { CredentialError } from '../errors.ts';
import { isJsonObject } from '../model/json-value.ts';
import { parseJson } from '../model/parse-json.ts';
import { type Revocation, readRevocations } from './revocation-list.ts';

/** The revocation list of an issuer of Open Badges 2.0. */
export interface OpenBadges2RevocationList {
  readonly id?: string | undefined;
  readonly issuer?: string | undefined;
  /** Ask it with `findRevocation`. */
  readonly revocations: readonly Revocation[];
}

/**
 * Reads the document behind the `revocationList` of an Open Badges 2.0 issuer, which signed badges must be looked up in.
 * It is unsigned: that it came from the address in the issuer's profile, over https, is for the caller to see to.
 *
 * @see https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html#RevocationList
 * @throws CredentialError `json.*`, `status.list-malformed`
 */
export function readOpenBadges2RevocationList(body: string | Uint8Array): OpenBadges2RevocationList {
  const document = parseJson(body);
  if (!isJsonObject(document)) throw new CredentialError('status.list-malformed', 'not a JSON object');
  const types = Array.isArray(document.type) ? document.type : [document.type];
  if (!types.includes('RevocationList')) throw new CredentialError('status.list-malformed', 'not a RevocationList');
  const { id, issuer } = document;
  const issuerId = isJsonObject(issuer) ? issuer.id : issuer;
  return {
    id: typeof id === 'string' ? id : undefined,
    issuer: typeof issuerId === 'string' ? issuerId : undefined,
    revocations: readRevocations(document, ['revokedAssertions']),
  };
}
