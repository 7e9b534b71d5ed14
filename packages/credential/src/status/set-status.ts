import { CredentialError } from '../errors.ts';
import { checkStatusSize, MIN_STATUS_LIST_ENTRIES } from './numbered-list.ts';
import { checkIndex, statusValue } from './status-bit.ts';
import { isIrreversible, type StatusListPurpose } from './status-purpose.ts';

/** What `setStatus` needs. */
export interface SetStatusInput {
  /** The list. It is changed in place, so that a thousand changes cost no copy each. */
  readonly bits: Uint8Array;
  readonly index: number;
  /** How many bits a value has, by default 1. */
  readonly size?: number | undefined;
  readonly value: number;
  /** What the entry at this index is about. Revocation and refresh are never taken back. */
  readonly purpose: StatusListPurpose;
}

/**
 * Sets one value of a status list.
 *
 * @see https://www.w3.org/TR/vc-bitstring-status-list/#bitstring-generation-algorithm
 * @throws CredentialError `status.index-out-of-range`, `status.size-unsupported`, `status.value-out-of-range`,
 * `status.not-reversible`
 * @example
 * const bits = emptyStatusBits();
 * setStatus({ bits, index: 94567, value: 1, purpose: 'revocation' });
 */
export function setStatus({ bits, index, size = 1, value, purpose }: SetStatusInput): void {
  checkStatusSize(size);
  checkIndex(bits, index, size);
  if (!Number.isInteger(value) || value < 0 || value >= 2 ** size) {
    throw new CredentialError('status.value-out-of-range', `${value} in ${size} bits`);
  }
  if (value === 0 && isIrreversible(purpose) && statusValue(bits, index, size) !== 0) {
    throw new CredentialError('status.not-reversible', `${purpose} at ${index}`);
  }
  for (let place = 0; place < size; place++) {
    const bit = index * size + place;
    const mask = 0x80 >> (bit & 7);
    const on = ((value >> (size - 1 - place)) & 1) === 1;
    const byte = bits[bit >> 3] ?? 0;
    bits[bit >> 3] = on ? byte | mask : byte & ~mask;
  }
}

/**
 * A new list with every value zero, of the least length that the standard allows unless told otherwise.
 *
 * @throws CredentialError `status.size-unsupported`, `status.list-too-short`
 */
export function emptyStatusBits({ entries = MIN_STATUS_LIST_ENTRIES, size = 1 } = {}): Uint8Array<ArrayBuffer> {
  if (!Number.isSafeInteger(entries) || entries < MIN_STATUS_LIST_ENTRIES) {
    throw new CredentialError('status.list-too-short', `${entries} of at least ${MIN_STATUS_LIST_ENTRIES} entries`);
  }
  return new Uint8Array(Math.ceil((entries * checkStatusSize(size)) / 8));
}
