import type { PublicKey } from '../../../key/public-key.ts';
import type { Basis } from './basis.ts';
import { challengeOf } from './challenge.ts';
import { domainOf } from './domain.ts';
import { P1 } from './generators.ts';
import { G2, pairsEqual } from './pairing.ts';
import type { Pseudonym } from './pseudonym.ts';
import type { ReadProof } from './read-proof.ts';
import { Fr } from './scalars.ts';
import { sum } from './sum.ts';

/** What `checkScalars` needs. */
export interface CheckScalarsInput {
  readonly publicKey: PublicKey;
  /** It has an answer for each generator of the basis whose scalar is not shown. */
  readonly proof: ReadProof;
  readonly header: Uint8Array;
  readonly presentationHeader: Uint8Array;
  readonly basis: Basis;
  /** The places of the disclosed scalars, in order, and the scalars. */
  readonly shown: readonly (readonly [place: number, scalar: bigint])[];
  /** It must show as well that the last of the scalars, which is not shown, makes this pseudonym. */
  readonly pseudonym?: Pseudonym | undefined;
}

/**
 * `CoreProofVerify` of BBS: whether the proof shows that the scalars were signed, in these places, under this header.
 *
 * @see https://www.ietf.org/archive/id/draft-irtf-cfrg-bbs-signatures-08.html#section-3.6.4
 * @see https://www.ietf.org/archive/id/draft-irtf-cfrg-bbs-per-verifier-linkability-00.html#name-core-proof-verification-wit
 */
export function checkScalars({ basis, proof, publicKey, shown, ...input }: CheckScalarsInput): boolean {
  const { header, presentationHeader, pseudonym } = input;
  const { answers, challenge, e, r1, r3 } = proof;
  const read = proof.points();
  if (publicKey.type !== 'BLS12-381-G2' || read === undefined) return false;
  const [aBar, bBar, d] = read;
  const [first, ...others] = basis.generators;
  const domain = domainOf(publicKey.bytes, basis, header);
  const known = new Map(shown);
  const hidden = answers.values();
  const t1 = sum([
    [bBar, challenge],
    [aBar, e],
    [d, r1],
  ]);
  const t2 = sum([
    [P1, challenge],
    [first.point, Fr.mul(domain, challenge)],
    ...others.map(({ point }, place) => {
      const scalar = known.get(place);
      return [point, scalar === undefined ? (hidden.next().value ?? 0n) : Fr.mul(scalar, challenge)] as const;
    }),
    [d, r3],
  ]);
  const points = [aBar, bBar, d, t1, t2];
  if (pseudonym !== undefined) {
    const { base, point } = pseudonym;
    const t3 = sum([
      [base, answers.at(-1) ?? 0n],
      [point, Fr.neg(challenge)],
    ]);
    points.push(point, base, t3);
  }
  // A proof can be put together so that they cancel out; an honest one never is.
  if (points.some((point) => point.is0())) return false;
  if (challengeOf({ apiId: basis.apiId, shown, points, domain, presentationHeader }) !== challenge) return false;
  return pairsEqual(aBar, G2.fromBytes(publicKey.bytes), bBar);
}

/** Whether places are in ascending order, none twice, and all below a count. */
export function inOrder(places: readonly number[], count: number): boolean {
  return places.every((place, at) => Number.isInteger(place) && place < count && place > (places[at - 1] ?? -1));
}
