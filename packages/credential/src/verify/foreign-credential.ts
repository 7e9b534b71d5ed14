import type { OpenedEnvelope } from '../jose/envelope.ts';
import { CREDENTIALS_V2 } from '../jsonld/pinned-contexts.ts';
import type { Credential } from '../model/credential.ts';
import type { JsonObject } from '../model/json-value.ts';

/**
 * An SD-JWT VC of the IETF is no credential of the W3C: it has a type (`vct`), an issuer and claims, and no contexts. It is
 * checked in the same shape. Nothing is added that it does not say.
 *
 * @see https://datatracker.ietf.org/doc/draft-ietf-oauth-sd-jwt-vc/
 */
export function foreignCredential({ keyHint, unverified }: OpenedEnvelope): Credential {
  const { vct, status: _status, iss: _iss, cnf: _cnf, ...claims } = unverified.claims;
  return {
    '@context': [CREDENTIALS_V2],
    type: ['VerifiableCredential'],
    issuer: keyHint.issuer ?? '',
    ...(typeof vct === 'string' ? { name: vct } : {}),
    credentialSubject: claims as JsonObject,
  };
}
