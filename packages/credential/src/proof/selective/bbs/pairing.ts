import { bls12_381 } from '@noble/curves/bls12-381.js';
import type { G1Point } from './generators.ts';

export const G2 = bls12_381.G2.Point;

/** e(one, key) = e(other, BP2). */
export function pairsEqual(one: G1Point, key: InstanceType<typeof G2>, other: G1Point): boolean {
  const product = bls12_381.pairingBatch([
    { g1: one, g2: key },
    { g1: other.negate(), g2: G2.BASE },
  ]);
  return bls12_381.fields.Fp12.eql(product, bls12_381.fields.Fp12.ONE);
}
