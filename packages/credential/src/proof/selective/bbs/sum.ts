import { pippenger } from '@noble/curves/abstract/curve.js';
import { G1, type G1Point } from './generators.ts';

/**
 * The sum of points, each taken so many times. Its time tells nothing of the scalars' size, but its memory access may: not
 * for private keys.
 */
export function sum(terms: readonly (readonly [point: G1Point, times: bigint])[]): G1Point {
  return pippenger(
    G1,
    terms.map(([point]) => point),
    terms.map(([, times]) => times),
  );
}
