import { CredentialError } from '../../errors.ts';
import type { SignatureAlgorithm } from '../../key/verify-signature.ts';
import { malformedCose } from './decode-cbor.ts';

/** The algorithms by their numbers (RFC 9053 section 2), and by the later ones that also name the curve (RFC 9864). */
const algorithms: ReadonlyMap<unknown, SignatureAlgorithm> = new Map<number, SignatureAlgorithm>([
  [-8, 'EdDSA'],
  [-7, 'ES256'],
  [-35, 'ES384'],
  [-36, 'ES512'],
  [-19, 'EdDSA'],
  [-9, 'ES256'],
  [-51, 'ES384'],
  [-52, 'ES512'],
]);
/** HMAC (RFC 9053 section 3.1). */
const SYMMETRIC: ReadonlySet<unknown> = new Set([4, 5, 6, 7]);
const RS1 = -65_535;

/**
 * The algorithm that a protected header names, from a closed list.
 *
 * @throws CredentialError `jose.malformed`, `jose.algorithm-symmetric`, `jose.algorithm-weak`, `jose.algorithm-unsupported`
 */
export function coseAlgorithm(alg: unknown): SignatureAlgorithm {
  const algorithm = algorithms.get(alg);
  if (algorithm !== undefined) return algorithm;
  if (alg === undefined) throw malformedCose('the protected header has no alg');
  const shown = `alg ${String(alg).slice(0, 32)}`;
  if (SYMMETRIC.has(alg)) throw new CredentialError('jose.algorithm-symmetric', shown);
  if (alg === RS1) throw new CredentialError('jose.algorithm-weak', shown);
  throw new CredentialError('jose.algorithm-unsupported', shown);
}

/** The number of an algorithm that Laurel signs with. */
export function coseAlgorithmNumber(algorithm: SignatureAlgorithm): number {
  for (const [number, name] of algorithms) if (name === algorithm) return Number(number);
  throw new CredentialError('jose.algorithm-unsupported', algorithm);
}
