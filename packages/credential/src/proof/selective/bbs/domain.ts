import type { Generator } from './generators.ts';
import { API_ID, hashToScalar, serialise } from './scalars.ts';

/**
 * Ties a signature to its key, its header and the number of its messages.
 *
 * @see https://www.ietf.org/archive/id/draft-irtf-cfrg-bbs-signatures-08.html#section-4.2.3
 */
export function domainOf(publicKey: Uint8Array, generators: readonly Generator[], header: Uint8Array): bigint {
  const points = generators.map(({ bytes }) => bytes);
  const id = new TextEncoder().encode(API_ID);
  return hashToScalar(serialise(publicKey, generators.length - 1, ...points, id, header.length, header));
}
