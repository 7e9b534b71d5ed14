import { secp256k1 } from '@noble/curves/secp256k1.js';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { hex } from '@scure/base';
import { CredentialError } from '../../errors.ts';
import type { PublicKey } from '../../key/public-key.ts';

/**
 * The address of a key on an EVM chain: the last 20 bytes of the Keccak-256 of its point, in lower-case hexadecimal with
 * `0x`.
 *
 * @throws CredentialError `key.refused` for another kind of key than secp256k1
 */
export function ethereumAddress({ type, bytes }: PublicKey): string {
  if (type !== 'secp256k1') throw new CredentialError('key.refused', `${type} has no address on a blockchain`);
  const point = secp256k1.Point.fromBytes(bytes).toBytes(false);
  return `0x${hex.encode(keccak_256(point.subarray(1)).subarray(12))}`;
}
