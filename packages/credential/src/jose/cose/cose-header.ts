import { CredentialError } from '../../errors.ts';
import { malformedCose } from './decode-cbor.ts';

/** The labels of the header parameters that are read (IANA COSE Header Parameters). */
export const label = { alg: 1, crit: 2, contentType: 3, kid: 4, cwtClaims: 15, typ: 16 } as const;

/** What may stand in `crit`: what is understood here. */
const UNDERSTOOD: ReadonlySet<unknown> = new Set([label.alg, label.contentType, label.kid, label.cwtClaims, label.typ]);

/** One of the two header maps. */
export type CoseHeader = ReadonlyMap<number | string, unknown>;

/** A header map whose labels are integers or texts (RFC 9052 section 1.4). */
export function toCoseHeader(value: unknown, place: string): CoseHeader {
  if (!(value instanceof Map)) throw malformedCose(`the ${place} header is no map`);
  for (const key of value.keys()) {
    if (typeof key !== 'string' && !Number.isInteger(key)) throw malformedCose(`a label of the ${place} header`);
  }
  // The labels were just seen to be integers and texts.
  return value as CoseHeader;
}

/**
 * The rules for the two header maps together: no parameter in both, and nothing critical that is not understood.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9052#section-3.1
 * @throws CredentialError `jose.malformed`, `jose.extension-unsupported`
 */
export function checkHeaders(protectedHeader: CoseHeader, unprotectedHeader: CoseHeader): void {
  for (const key of unprotectedHeader.keys()) {
    if (protectedHeader.has(key)) throw malformedCose(`the parameter ${key} is in both headers`);
  }
  if (unprotectedHeader.has(label.crit)) throw malformedCose('crit is not protected');
  const crit = protectedHeader.get(label.crit);
  if (crit === undefined) return;
  if (!Array.isArray(crit) || crit.length === 0) throw malformedCose('crit');
  const unknown = crit.find((entry) => !UNDERSTOOD.has(entry) || !protectedHeader.has(entry));
  if (unknown !== undefined) throw new CredentialError('jose.extension-unsupported', `crit ${String(unknown)}`);
}
