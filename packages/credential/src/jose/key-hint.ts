import { parseDid } from '../did/parse-did.ts';
import { CredentialError } from '../errors.ts';
import type { KeyHint } from './envelope.ts';

/**
 * Where to look for the key that a token names. A `kid` that is a DID URL must be the issuer's own: a token may not name
 * one party and be signed by another.
 *
 * @see https://www.w3.org/TR/vc-jose-cose/#using-header-params-claims-key-discovery
 * @throws CredentialError `jose.key-not-issuers`, `did.malformed`
 */
export function keyHintOf(issuer: string | undefined, kid: string | undefined): KeyHint {
  const implied = impliedKey(issuer);
  if (kid?.startsWith('did:') === true) {
    const { did, fragment } = parseDid(kid);
    if (issuer !== undefined && did !== issuer) throw notIssuers(kid, issuer);
    return { issuer: issuer ?? did, kid, verificationMethod: fragment === undefined ? impliedKey(did) : kid };
  }
  if (issuer !== undefined && kid?.startsWith('#') === true) {
    return { issuer, kid, verificationMethod: `${issuer}${kid}` };
  }
  if (issuer !== undefined && kid?.startsWith(`${issuer}#`) === true) return { issuer, kid, verificationMethod: kid };
  return { issuer, kid, verificationMethod: implied };
}

/** An identifier that is a key has just this one. */
function impliedKey(issuer: string | undefined): string | undefined {
  if (issuer === undefined || !/^did:(?:key|jwk):/.test(issuer)) return undefined;
  const { did, fragment, identifier, method } = parseDid(issuer);
  if (fragment !== undefined) return undefined;
  return `${did}#${method === 'key' ? identifier : '0'}`;
}

function notIssuers(kid: string, issuer: string): CredentialError {
  return new CredentialError('jose.key-not-issuers', `${kid.slice(0, 100)} is not of ${issuer.slice(0, 100)}`);
}
