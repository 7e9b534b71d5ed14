import { concatBytes } from '../container/concat-bytes.ts';

const TIME_BYTES = 8;
/** The last second that a date can be of. */
const MAX_SECONDS = 8.64e12;

/**
 * What a cosignature signs: a header, the time in seconds, and the text of the checkpoint. The header keeps it apart from
 * every checkpoint: the second line of one is a size.
 *
 * @see https://c2sp.org/tlog-cosignature
 */
export function cosignedMessage(seconds: number, text: string): Uint8Array<ArrayBuffer> {
  return concatBytes([new TextEncoder().encode(`cosignature/v1\ntime ${seconds}\n${text}`)]);
}

/** The time, in eight bytes, and the signature. */
export function encodeCosignature(seconds: number, signature: Uint8Array): Uint8Array<ArrayBuffer> {
  const time = new Uint8Array(TIME_BYTES);
  new DataView(time.buffer).setBigUint64(0, BigInt(seconds));
  return concatBytes([time, signature]);
}

/** The two again; undefined for what has no time, or one that no calendar has. */
export function decodeCosignature(bytes: Uint8Array): { seconds: number; signature: Uint8Array } | undefined {
  if (bytes.length <= TIME_BYTES) return undefined;
  const seconds = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0);
  return seconds > MAX_SECONDS ? undefined : { seconds: Number(seconds), signature: bytes.subarray(TIME_BYTES) };
}
