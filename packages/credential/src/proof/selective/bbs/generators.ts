import { bls12_381 } from '@noble/curves/bls12-381.js';
import { concatBytes, numberToBytesBE } from '@noble/curves/utils.js';
import { hex } from '@scure/base';
import { CredentialError } from '../../../errors.ts';
import { expandMessage } from './scalars.ts';

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

/** The generators of one interface. They are the same for every key and message: made once. */
interface Series {
  readonly made: Generator[];
  chain?: Uint8Array;
}
const seriesOf = new Map<string, Series>();

/**
 * The first generators under the name of an interface, a constant of ours and never an input: Q_1, then one for each
 * message.
 *
 * @see https://www.ietf.org/archive/id/draft-irtf-cfrg-bbs-signatures-08.html#section-4.1.1
 * @throws CredentialError `credential.too-complex` for more than {@link MAX_MESSAGES} messages
 */
export function generators(messages: number, apiId: string): readonly [Generator, ...Generator[]] {
  if (messages > MAX_MESSAGES) throw new CredentialError('credential.too-complex', `${messages} statements for BBS`);
  const series = seriesOf.get(apiId) ?? { made: [] };
  seriesOf.set(apiId, series);
  while (series.made.length <= messages) series.made.push(next(series, apiId));
  const [first = next(series, apiId), ...others] = series.made.slice(0, messages + 1);
  return [first, ...others];
}

function next(series: Series, apiId: string): Generator {
  const tag = `${apiId}SIG_GENERATOR_SEED_`;
  const before = series.chain ?? expandMessage(new TextEncoder().encode(`${apiId}MESSAGE_GENERATOR_SEED`), tag);
  const chain = expandMessage(concatBytes(before, numberToBytesBE(series.made.length + 1, 8)), tag);
  series.chain = chain;
  const point = bls12_381.G1.hashToCurve(chain, { DST: `${apiId}SIG_GENERATOR_DST_` });
  return { point, bytes: point.toBytes() };
}
