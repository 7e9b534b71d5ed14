import { CredentialError } from '../../../errors.ts';
import type { Random } from '../../cryptosuite.ts';
import { challengeOf } from './challenge.ts';
import { G1, generators } from './generators.ts';
import { Fr, messageToScalar, randomScalars, readScalars, serialise } from './scalars.ts';
import { type BbsMessages, commit } from './sign-messages.ts';
import { sum } from './sum.ts';

/** What `proveMessages` needs. */
export interface ProveMessagesInput extends BbsMessages {
  readonly signature: Uint8Array;
  readonly presentationHeader: Uint8Array;
  /** The places of the messages that are disclosed, in order. */
  readonly disclosed: readonly number[];
  readonly random: Random;
}

/**
 * `ProofGen` of BBS: proves that one holds a signature over the messages, and shows only some of them. Two proofs of one
 * signature cannot be told to be of one, as long as `random` is. It does not look whether the signature is right: a proof
 * of a wrong one is wrong.
 *
 * @see https://www.ietf.org/archive/id/draft-irtf-cfrg-bbs-signatures-08.html#section-3.6.3
 * @throws CredentialError `proof.malformed` when the signature cannot be one, `credential.too-complex`
 */
export function proveMessages(input: ProveMessagesInput): Uint8Array<ArrayBuffer> {
  const { disclosed, messages, presentationHeader, random, signature } = input;
  const { a, e } = readSignature(signature);
  const scalars = messages.map(messageToScalar);
  const hidden = scalars.map((_, at) => at).filter((at) => !disclosed.includes(at));
  const [r1 = 0n, r2 = 0n, eBlind = 0n, r1Blind = 0n, r3Blind = 0n, ...blinds] = randomScalars(
    5 + hidden.length,
    random,
  );
  const [, ...places] = generators(messages.length);
  const { commitment, domain } = commit(input, scalars);

  const d = commitment.multiply(r2);
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
  const challenge = challengeOf({ shown, points: [aBar, bBar, d, t1, t2], domain, presentationHeader });

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

/** `octets_to_signature`: section 4.2.4.3. */
function readSignature(signature: Uint8Array) {
  const [e] = readScalars(signature.subarray(48)) ?? [];
  if (signature.length !== 80 || e === undefined) throw new CredentialError('proof.malformed', 'no BBS signature');
  try {
    const a = G1.fromBytes(signature.subarray(0, 48));
    a.assertValidity();
    return { a, e };
  } catch (cause) {
    throw new CredentialError('proof.malformed', 'no BBS signature', { cause });
  }
}
