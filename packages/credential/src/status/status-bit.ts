import { CredentialError } from '../errors.ts';

/**
 * One bit of a status list. Index 0 is the leftmost: the most significant bit of the first byte.
 *
 * @see https://www.w3.org/TR/vc-bitstring-status-list/#bitstring-encoding
 * @throws CredentialError `status.index-out-of-range`
 * @example
 * statusBit(Uint8Array.of(0b1000_0001), 0); // true
 * statusBit(Uint8Array.of(0b1000_0001), 1); // false
 */
export function statusBit(bits: Uint8Array, index: number): boolean {
  return statusValue(bits, index, 1) !== 0;
}

/** The entry at `index` of a list whose entries have `size` bits each, most significant bit first. */
export function statusValue(bits: Uint8Array, index: number, size: number): number {
  const start = index * size;
  if (!Number.isSafeInteger(index) || index < 0 || start + size > bits.length * 8) {
    throw new CredentialError('status.index-out-of-range', `${index} of ${Math.floor((bits.length * 8) / size)}`);
  }
  let value = 0;
  for (let bit = start; bit < start + size; bit++) {
    value = (value << 1) | (((bits[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1);
  }
  return value;
}
