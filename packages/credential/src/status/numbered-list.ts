import { CredentialError } from '../errors.ts';
import type { JsonObject, JsonValue } from '../model/json-value.ts';
import { statusValue } from './status-bit.ts';
import type { StatusList } from './status-type.ts';

/** The least a list may hold, so that an index tells nobody whom it is about (Bitstring Status List section 6.1). */
export const MIN_STATUS_LIST_ENTRIES = 131_072;

/** The most bits that Laurel reads and writes for one value: 256 messages are as many as a person could keep apart. */
const MAX_STATUS_SIZE = 8;

/** What `numberedList` needs. */
interface NumberedListInput extends Pick<StatusList, 'purposes' | 'ttlMs'> {
  /** Bits a value, where the list itself says so. */
  readonly size?: number | undefined;
  readonly expand: () => Uint8Array;
}

/** A list in which each credential has a number. It is expanded once, and only when somebody asks. */
export function numberedList({ purposes, ttlMs, size: stated, expand }: NumberedListInput): StatusList {
  let expanded: Uint8Array | undefined;
  const bits = () => {
    expanded ??= expand();
    return expanded;
  };
  return {
    purposes,
    ttlMs,
    bits,
    lookUp({ index, size }) {
      if (stated !== undefined && stated !== size) {
        throw new CredentialError('status.list-malformed', `values of ${stated} bits, not ${size}`);
      }
      checkLength(bits(), size);
      return { value: statusValue(bits(), index ?? -1, size) };
    },
  };
}

/**
 * Section 3.2: a list is long enough by its entries, not by its bits.
 *
 * @throws CredentialError `status.list-too-short`
 */
export function checkLength(bits: Uint8Array, size: number): void {
  const entries = Math.floor((bits.length * 8) / size);
  if (entries >= MIN_STATUS_LIST_ENTRIES) return;
  throw new CredentialError('status.list-too-short', `${entries} of at least ${MIN_STATUS_LIST_ENTRIES} entries`);
}

/**
 * One to eight bits a value. The standard sets no upper bound, so a larger one is not wrong, only beyond us.
 *
 * @throws CredentialError `status.size-unsupported`
 */
export function checkStatusSize(size: number): number {
  if (Number.isInteger(size) && size >= 1 && size <= MAX_STATUS_SIZE) return size;
  throw new CredentialError('status.size-unsupported', `${size} bits`);
}

/**
 * The subject of a credential that publishes a list.
 *
 * @throws CredentialError `status.list-malformed`
 */
export function subjectOf(credential: JsonObject, type: string): JsonValue | undefined {
  const types = Array.isArray(credential.type) ? credential.type : [credential.type];
  if (!types.includes(type)) throw new CredentialError('status.list-malformed', `not a ${type}`);
  return credential.credentialSubject;
}
