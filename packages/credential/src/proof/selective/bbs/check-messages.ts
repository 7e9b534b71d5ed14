import { bls12_381 } from '@noble/curves/bls12-381.js';
import type { PublicKey } from '../../../key/public-key.ts';
import { challengeOf } from './challenge.ts';
import { domainOf } from './domain.ts';
import { G1, type G1Point, generators, MAX_MESSAGES, P1 } from './generators.ts';
import { Fr, messageToScalar, readScalars } from './scalars.ts';
import { sum } from './sum.ts';

/** What `checkMessages` needs. */
export interface CheckMessagesInput {
  readonly publicKey: PublicKey;
  readonly proof: Uint8Array;
  readonly header: Uint8Array;
  readonly presentationHeader: Uint8Array;
  readonly messages: readonly Uint8Array[];
  /** The place of each message among all that were signed, in order. */
  readonly places: readonly number[];
}

/** Three points, and the scalars of a proof that hides nothing. */
const POINTS_LENGTH = 3 * 48;
const SCALARS_BESIDE_HIDDEN = 4;

/**
 * `ProofVerify` of BBS: whether the proof shows that the messages were signed, in these places, under this header. What
 * can be seen without arithmetic is seen first.
 *
 * @see https://www.ietf.org/archive/id/draft-irtf-cfrg-bbs-signatures-08.html#section-3.6.4
 */
export function checkMessages({ proof, ...input }: CheckMessagesInput): boolean {
  const { messages, places, presentationHeader, publicKey } = input;
  const scalars = readScalars(proof.subarray(POINTS_LENGTH));
  if (publicKey.type !== 'BLS12-381-G2' || scalars === undefined || scalars.length < SCALARS_BESIDE_HIDDEN)
    return false;
  const [e = 0n, r1 = 0n, r3 = 0n, ...answers] = scalars;
  const challenge = answers.pop() ?? 0n;
  const count = messages.length + answers.length;
  if (count > MAX_MESSAGES || places.length !== messages.length || !inOrder(places, count)) return false;
  const points = readPoints(proof.subarray(0, POINTS_LENGTH));
  if (points === undefined) return false;

  const [first, ...others] = generators(count);
  const domain = domainOf(publicKey.bytes, [first, ...others], input.header);
  const shown = messages.map((message, at) => [places[at] ?? 0, messageToScalar(message)] as const);
  const known = new Map(shown);
  const hidden = answers.values();
  const [aBar, bBar, d] = points;
  const t1 = sum([
    [bBar, challenge],
    [aBar, e],
    [d, r1],
  ]);
  const t2 = sum([
    [P1, challenge],
    [first.point, Fr.mul(domain, challenge)],
    ...others.map(({ point }, place) => {
      const message = known.get(place);
      return [point, message === undefined ? (hidden.next().value ?? 0n) : Fr.mul(message, challenge)] as const;
    }),
    [d, r3],
  ]);
  if (challengeOf({ shown, points: [aBar, bBar, d, t1, t2], domain, presentationHeader }) !== challenge) return false;
  return pairsEqual(aBar, publicKey, bBar);
}

function inOrder(places: readonly number[], count: number): boolean {
  return places.every((place, at) => Number.isInteger(place) && place < count && place > (places[at - 1] ?? -1));
}

/** Each a point of G1 in its one form, in the right group, and not the point at infinity. */
function readPoints(bytes: Uint8Array): readonly [G1Point, G1Point, G1Point] | undefined {
  const read = (at: number) => {
    const point = G1.fromBytes(bytes.subarray(at * 48, (at + 1) * 48));
    point.assertValidity();
    return point;
  };
  try {
    return [read(0), read(1), read(2)];
  } catch {
    return undefined;
  }
}

/** e(Abar, W) = e(Bbar, BP2). */
function pairsEqual(aBar: G1Point, publicKey: PublicKey, bBar: G1Point): boolean {
  const G2 = bls12_381.G2.Point;
  const product = bls12_381.pairingBatch([
    { g1: aBar, g2: G2.fromBytes(publicKey.bytes) },
    { g1: bBar.negate(), g2: G2.BASE },
  ]);
  return bls12_381.fields.Fp12.eql(product, bls12_381.fields.Fp12.ONE);
}
