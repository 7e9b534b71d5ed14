import type { Basis } from './basis.ts';
import { hashToScalar, serialise } from './scalars.ts';

/**
 * Ties a signature to its key, its header, its interface and the number of its messages.
 *
 * @see https://www.ietf.org/archive/id/draft-irtf-cfrg-bbs-signatures-08.html#section-4.2.3
 */
export function domainOf(publicKey: Uint8Array, { apiId, generators }: Basis, header: Uint8Array): bigint {
  const points = generators.map(({ bytes }) => bytes);
  const id = new TextEncoder().encode(apiId);
  return hashToScalar(serialise(publicKey, generators.length - 1, ...points, id, header.length, header), apiId);
}
