import { CredentialError } from '../../errors.ts';
import type { SignatureAlgorithm } from '../../key/verify-signature.ts';
import type { JsonValue } from '../../model/json-value.ts';

/** What a header may ask for. Ed25519 is the later, unambiguous name of EdDSA on that curve (RFC 9864). */
const known: ReadonlyMap<JsonValue | undefined, SignatureAlgorithm> = new Map([
  ['EdDSA', 'EdDSA'],
  ['Ed25519', 'EdDSA'],
  ['ES256', 'ES256'],
  ['ES384', 'ES384'],
  ['ES512', 'ES512'],
  ['ES256K', 'ES256K'],
  ['RS256', 'RS256'],
  ['PS256', 'PS256'],
]);

/**
 * The algorithm that the `alg` of a protected header names, from a closed list.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8725#section-3.1
 * @throws CredentialError `jose.unsigned`, `jose.algorithm-symmetric`, `jose.algorithm-weak`, `jose.algorithm-unsupported`,
 * `jose.malformed`
 */
export function signatureAlgorithm(alg: JsonValue | undefined): SignatureAlgorithm {
  const algorithm = known.get(alg);
  if (algorithm !== undefined) return algorithm;
  if (typeof alg !== 'string' || alg === '') throw new CredentialError('jose.malformed', 'the header has no alg');
  const shown = JSON.stringify(alg.slice(0, 32));
  if (/^none$/i.test(alg)) throw new CredentialError('jose.unsigned', `alg ${shown}`);
  if (/^HS\d+/i.test(alg)) throw new CredentialError('jose.algorithm-symmetric', `alg ${shown}`);
  if (/^RS1$/i.test(alg)) throw new CredentialError('jose.algorithm-weak', `alg ${shown}`);
  throw new CredentialError('jose.algorithm-unsupported', `alg ${shown}`);
}
