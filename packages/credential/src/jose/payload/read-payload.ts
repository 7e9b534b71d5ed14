import type { JsonObject } from '../../model/json-value.ts';
import { typesOf } from '../../model/types-of.ts';
import { versionOf } from '../../model/version.ts';
import type { EnvelopeContent, EnvelopeForm, OpenedEnvelope } from '../envelope.ts';
import { malformed } from '../registered-claims.ts';

/** A payload that was understood. Nobody has verified it. */
export interface ReadPayload {
  readonly kind: OpenedEnvelope['kind'];
  readonly form: EnvelopeForm;
  /** Whose key must have signed. */
  readonly signer?: string | undefined;
  /** A key that the payload itself names. */
  readonly kid?: string | undefined;
  readonly content: EnvelopeContent;
}

/** True if a document calls itself by this type. */
export function hasType(document: JsonObject, wanted: string): boolean {
  return typesOf(document).includes(wanted);
}

/** The names of a document's beginning and end, by its version of the data model. */
export function periodNames(document: JsonObject): { readonly start: string; readonly end: string } {
  return versionOf(document) === '1.1'
    ? { start: 'issuanceDate', end: 'expirationDate' }
    : { start: 'validFrom', end: 'validUntil' };
}

/** VC-JOSE-COSE section 1.1.2.1: the claims `vc` and `vp` must not be present where the payload is the document. */
export function forbidLegacyClaims(claims: JsonObject): void {
  for (const name of ['vc', 'vp']) if (claims[name] !== undefined) throw malformed(name);
}
