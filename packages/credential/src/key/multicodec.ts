import type { KeyType } from './public-key.ts';

/**
 * What precedes a key in a Multikey: the multicodec of its kind, as a varint.
 *
 * @see https://www.w3.org/TR/cid-1.0/#Multikey
 */
export const multicodecs: readonly { readonly type: KeyType; readonly prefix: readonly [number, number] }[] = [
  { type: 'Ed25519', prefix: [0xed, 0x01] },
  { type: 'P-256', prefix: [0x80, 0x24] },
  { type: 'P-384', prefix: [0x81, 0x24] },
  { type: 'P-521', prefix: [0x82, 0x24] },
  { type: 'secp256k1', prefix: [0xe7, 0x01] },
  { type: 'BLS12-381-G2', prefix: [0xeb, 0x01] },
];

/**
 * Kinds of public key that stand in the table of multicodecs and that Laurel does not verify with. They are not malformed.
 *
 * @see https://github.com/multiformats/multicodec/blob/master/table.csv
 */
const otherKinds: ReadonlyMap<number, string> = new Map([
  [0xea, 'BLS12-381 G1'],
  [0xec, 'X25519'],
  [0xee, 'BLS12-381 G1 and G2'],
  [0xef, 'Sr25519'],
  [0x1203, 'Ed448'],
  [0x1204, 'X448'],
  [0x1205, 'RSA'],
  [0x1206, 'SM2'],
  [0x1210, 'ML-DSA-44'],
  [0x1211, 'ML-DSA-65'],
  [0x1212, 'ML-DSA-87'],
]);

/** What a prefix says that is none of {@link multicodecs}. */
export function otherMulticodec(first: number, second: number): { kind: string | undefined; isSecret: boolean } {
  const code = first < 0x80 ? first : (first & 0x7f) | (second << 7);
  return { kind: otherKinds.get(code), isSecret: code >= 0x1300 && code <= 0x131f };
}
