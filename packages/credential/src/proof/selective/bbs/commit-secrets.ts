import type { Random } from '../../cryptosuite.ts';
import { blindGenerators } from './basis.ts';
import { blindChallengeOf } from './blind-challenge.ts';
import { type BlindSecrets, scalarsOfSecrets } from './blind-secrets.ts';
import { Fr, randomScalars, serialise } from './scalars.ts';
import { sum } from './sum.ts';

/** What `commitSecrets` gives. */
export interface CommittedSecrets {
  /** For the issuer: it tells nothing of the secrets. */
  readonly commitmentWithProof: Uint8Array<ArrayBuffer>;
  /** What hides them, which the holder needs for every proof and keeps to itself. */
  readonly proverBlind: bigint;
}

/**
 * `Commit` of blind BBS: a point that stands for secrets of the holder and hides them, and a proof that the holder knows
 * them. Two commitments to one secret cannot be told to be to one, as long as `random` is.
 *
 * @see https://www.ietf.org/archive/id/draft-irtf-cfrg-bbs-blind-signatures-00.html#name-commitment-computation
 */
export function commitSecrets(secrets: BlindSecrets, random: Random): CommittedSecrets {
  const { apiId, scalars } = scalarsOfSecrets(secrets);
  const generators = blindGenerators(scalars.length, apiId);
  const points = generators.map(({ point }) => point);
  const [proverBlind = 0n, ...blinds] = randomScalars(scalars.length + 2, random);
  const hidden = [proverBlind, ...scalars];
  const commitment = sum(points.map((point, at) => [point, hidden[at] ?? 0n]));
  const blinded = sum(points.map((point, at) => [point, blinds[at] ?? 0n]));
  const challenge = blindChallengeOf({ apiId, generators, commitment, blinded });
  const answers = hidden.map((secret, at) => Fr.add(blinds[at] ?? 0n, Fr.mul(secret, challenge)));
  return { commitmentWithProof: Uint8Array.from(serialise(commitment, ...answers, challenge)), proverBlind };
}
