import { blindGenerators } from './basis.ts';
import { blindChallengeOf } from './blind-challenge.ts';
import { isSecretCount } from './blind-secrets.ts';
import type { G1Point } from './generators.ts';
import { readPoint } from './read-point.ts';
import { Fr, readScalars } from './scalars.ts';
import { sum } from './sum.ts';

/** A commitment whose proof is right. */
export interface CheckedCommitment {
  readonly point: G1Point;
  /** To how many secrets it is. */
  readonly secrets: number;
}

/**
 * Reads a holder's commitment and checks the proof that the holder knows what is in it, or gives undefined. Without that
 * proof, whoever asks for a signature could choose a commitment that makes another message signed.
 *
 * @see https://www.ietf.org/archive/id/draft-irtf-cfrg-bbs-blind-signatures-00.html#name-commitment-verification
 */
export function checkCommitment(commitmentWithProof: Uint8Array, apiId: string): CheckedCommitment | undefined {
  const answers = [...(readScalars(commitmentWithProof.subarray(48)) ?? [])];
  const challenge = answers.pop();
  const secrets = answers.length - 1;
  if (challenge === undefined || !isSecretCount(secrets, apiId)) return undefined;
  const commitment = readPoint(commitmentWithProof.subarray(0, 48));
  if (commitment === undefined) return undefined;
  const generators = blindGenerators(secrets, apiId);
  const blinded = sum([
    ...generators.map(({ point }, at) => [point, answers[at] ?? 0n] as const),
    [commitment, Fr.neg(challenge)],
  ]);
  // It can be put together so that they cancel out; an honest one never is.
  if (blinded.is0()) return undefined;
  const asked = blindChallengeOf({ apiId, generators, commitment, blinded });
  return asked === challenge ? { point: commitment, secrets } : undefined;
}
