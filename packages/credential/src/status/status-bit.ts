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

/**
 * The value at `index` of a list whose values have `size` bits each, most significant bit first. A value may lie across
 * two bytes.
 *
 * @throws CredentialError `status.index-out-of-range`
 */
export function statusValue(bits: Uint8Array, index: number, size: number): number {
  checkIndex(bits, index, size);
  let value = 0;
  for (let bit = index * size; bit < (index + 1) * size; bit++) {
    value = (value << 1) | (((bits[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1);
  }
  return value;
}

/** @throws CredentialError `status.index-out-of-range` */
export function checkIndex(bits: Uint8Array, index: number, size: number): void {
  if (Number.isSafeInteger(index) && index >= 0 && (index + 1) * size <= bits.length * 8) return;
  throw new CredentialError('status.index-out-of-range', `${index} of ${Math.floor((bits.length * 8) / size)}`);
}
