import type { G1Point } from './generators.ts';
import { readPoint } from './read-point.ts';
import { readScalars } from './scalars.ts';

/** A proof of BBS, as far as it can be read without arithmetic. */
export interface ReadProof {
  readonly e: bigint;
  readonly r1: bigint;
  readonly r3: bigint;
  /** One for each scalar that is hidden. */
  readonly answers: readonly bigint[];
  readonly challenge: bigint;
  /** Reads the points, which costs; undefined where one is none. */
  points(): readonly [aBar: G1Point, bBar: G1Point, d: G1Point] | undefined;
}

/** Three points, and the scalars of a proof that hides nothing. */
const POINTS_LENGTH = 3 * 48;
const SCALARS_BESIDE_HIDDEN = 4;

/**
 * Reads a proof of BBS, or gives undefined.
 *
 * @see https://www.ietf.org/archive/id/draft-irtf-cfrg-bbs-signatures-08.html#section-4.2.4.5
 */
export function readProof(proof: Uint8Array): ReadProof | undefined {
  const scalars = readScalars(proof.subarray(POINTS_LENGTH));
  if (scalars === undefined || scalars.length < SCALARS_BESIDE_HIDDEN) return undefined;
  const [e = 0n, r1 = 0n, r3 = 0n, ...answers] = scalars;
  const challenge = answers.pop() ?? 0n;
  return { e, r1, r3, answers, challenge, points: () => readPoints(proof) };
}

function readPoints(proof: Uint8Array): readonly [G1Point, G1Point, G1Point] | undefined {
  const [aBar, bBar, d] = [0, 48, 96].map((at) => readPoint(proof.subarray(at, at + 48)));
  return aBar === undefined || bBar === undefined || d === undefined ? undefined : [aBar, bBar, d];
}
