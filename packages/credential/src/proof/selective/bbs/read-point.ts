import { G1, type G1Point } from './generators.ts';

/** Reads a point of G1 in its one form, in the right group and not the point at infinity, or gives undefined. */
export function readPoint(bytes: Uint8Array): G1Point | undefined {
  try {
    const point = G1.fromBytes(bytes);
    point.assertValidity();
    return point.is0() ? undefined : point;
  } catch {
    return undefined;
  }
}
