import type { Random } from '../../cryptosuite.ts';
import { challengeOf } from './challenge.ts';
import { G1 } from './generators.ts';
import type { Pseudonym } from './pseudonym.ts';
import { readSignature } from './read-signature.ts';
import { Fr, randomScalars, serialise } from './scalars.ts';
import { type SignedScalars, signedPoint } from './signed-point.ts';
import { sum } from './sum.ts';

/** What `proveScalars` needs. */
export interface ProveScalarsInput extends SignedScalars {
  readonly signature: Uint8Array;
  readonly presentationHeader: Uint8Array;
  /** The places of the scalars that are disclosed, in order. */
  readonly disclosed: readonly number[];
  readonly random: Random;
  /** It shows as well that the last of the scalars, which is not disclosed, makes this pseudonym. */
  readonly pseudonym?: Pseudonym | undefined;
}

/**
 * `CoreProofGen` of BBS: proves that one holds a signature over the scalars, and shows only some of them.
 *
 * @see https://www.ietf.org/archive/id/draft-irtf-cfrg-bbs-signatures-08.html#section-3.6.3
 * @see https://www.ietf.org/archive/id/draft-irtf-cfrg-bbs-per-verifier-linkability-00.html#name-core-proof-generation-with-
 * @throws CredentialError `proof.malformed` when the signature cannot be one
 */
export function proveScalars(input: ProveScalarsInput): Uint8Array<ArrayBuffer> {
  const { basis, disclosed, presentationHeader, pseudonym, random, scalars, signature } = input;
  const { a, e } = readSignature(signature);
  const hidden = scalars.map((_, at) => at).filter((at) => !disclosed.includes(at));
  const [r1 = 0n, r2 = 0n, eBlind = 0n, r1Blind = 0n, r3Blind = 0n, ...blinds] = randomScalars(
    5 + hidden.length,
    random,
  );
  const [, ...places] = basis.generators;
  const { point, domain } = signedPoint(input);

  const d = point.multiply(r2);
  const aBar = a.multiply(Fr.mul(r1, r2));
  const bBar = sum([
    [d, r1],
    [aBar, Fr.neg(e)],
  ]);
  const t1 = sum([
    [aBar, eBlind],
    [d, r1Blind],
  ]);
  const blinded = hidden.map((at, index) => [places[at]?.point ?? G1.ZERO, blinds[index] ?? 0n] as const);
  const t2 = sum([[d, r3Blind], ...blinded]);
  const shown = disclosed.map((at) => [at, scalars[at] ?? 0n] as const);
  const points = [aBar, bBar, d, t1, t2];
  if (pseudonym !== undefined) {
    points.push(pseudonym.point, pseudonym.base, pseudonym.base.multiply(blinds.at(-1) ?? 0n));
  }
  const challenge = challengeOf({ apiId: basis.apiId, shown, points, domain, presentationHeader });

  const answer = (blind: bigint, secret: bigint) => Fr.add(blind, Fr.mul(secret, challenge));
  return Uint8Array.from(
    serialise(
      ...[aBar, bBar, d],
      answer(eBlind, e),
      answer(r1Blind, Fr.neg(r1)),
      answer(r3Blind, Fr.neg(Fr.inv(r2))),
      ...hidden.map((at, index) => answer(blinds[index] ?? 0n, scalars[at] ?? 0n)),
      challenge,
    ),
  );
}
