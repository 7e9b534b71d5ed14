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
