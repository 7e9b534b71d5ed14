import type { Credential } from './credential.ts';

/** The identifier of the issuer, which may stand alone or in an object (VC Data Model 2.0 section 4.7). */
export function issuerId(credential: Credential): string {
  return typeof credential.issuer === 'string' ? credential.issuer : credential.issuer.id;
}
