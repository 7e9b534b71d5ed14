const PRIME = 65_521;
/** So many bytes can be added up before a sum leaves 32 bits. */
const RUN = 5_552;

/** Adler-32 as zlib uses it (RFC 1950 section 8.2). */
export function adler32(bytes: Uint8Array): number {
  let low = 1;
  let high = 0;
  for (let start = 0; start < bytes.length; start += RUN) {
    for (const byte of bytes.subarray(start, start + RUN)) {
      low += byte;
      high += low;
    }
    low %= PRIME;
    high %= PRIME;
  }
  return ((high << 16) | low) >>> 0;
}
