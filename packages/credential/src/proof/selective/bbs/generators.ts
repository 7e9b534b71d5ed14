import { bls12_381 } from '@noble/curves/bls12-381.js';
import { concatBytes, numberToBytesBE } from '@noble/curves/utils.js';
import { hex } from '@scure/base';
import { CredentialError } from '../../../errors.ts';
import { API_ID, expandMessage } from './scalars.ts';

/** Making a generator takes a millisecond or two: a proof cannot make a verifier compute more than this many. */
export const MAX_MESSAGES = 512;

export const G1 = bls12_381.G1.Point;
export type G1Point = InstanceType<typeof G1>;

/** P1 of the suite BLS12-381-SHA-256: section 7.2.2 of the draft. */
export const P1 = G1.fromBytes(
  hex.decode('a8ce256102840821a3e94ea9025e4662b205762f9776b3a766c872b948f1fd225e7c59698588e70d11406d161b4e28c9'),
);

/** A point that stands for one place among the messages, and its bytes. */
export interface Generator {
  readonly point: G1Point;
  readonly bytes: Uint8Array;
}

/** They are the same for every key and message: made once. */
const made: Generator[] = [];
let chain: Uint8Array | undefined;

/**
 * The first generators: Q_1, then one for each message.
 *
 * @see https://www.ietf.org/archive/id/draft-irtf-cfrg-bbs-signatures-08.html#section-4.1.1
 * @throws CredentialError `credential.too-complex` for more than {@link MAX_MESSAGES} messages
 */
export function generators(messages: number): readonly [Generator, ...Generator[]] {
  if (messages > MAX_MESSAGES) throw new CredentialError('credential.too-complex', `${messages} statements for BBS`);
  while (made.length <= messages) made.push(next());
  const [first = next(), ...others] = made.slice(0, messages + 1);
  return [first, ...others];
}

function next(): Generator {
  const tag = `${API_ID}SIG_GENERATOR_SEED_`;
  const before = chain ?? expandMessage(new TextEncoder().encode(`${API_ID}MESSAGE_GENERATOR_SEED`), tag);
  chain = expandMessage(concatBytes(before, numberToBytesBE(made.length + 1, 8)), tag);
  const point = bls12_381.G1.hashToCurve(chain, { DST: `${API_ID}SIG_GENERATOR_DST_` });
  return { point, bytes: point.toBytes() };
}
