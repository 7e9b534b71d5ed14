import type { Basis } from './basis.ts';
import { domainOf } from './domain.ts';
import { type G1Point, P1 } from './generators.ts';
import { sum } from './sum.ts';

/** What a signature is made over, as scalars. */
export interface SignedScalars {
  /** 96 bytes. */
  readonly publicKey: Uint8Array;
  readonly header: Uint8Array;
  readonly basis: Basis;
  /** One for each generator after the first; those that are missing count as zero. */
  readonly scalars: readonly bigint[];
}

/** B, the point that stands for the header and all messages, and the domain. */
export function signedPoint({ basis, header, publicKey, scalars }: SignedScalars): {
  readonly point: G1Point;
  readonly domain: bigint;
} {
  const [first, ...others] = basis.generators;
  const domain = domainOf(publicKey, basis, header);
  const terms = others.map(({ point }, at) => [point, scalars[at] ?? 0n] as const);
  return { point: sum([[P1, 1n], [first.point, domain], ...terms]), domain };
}
