import { malformed } from '../refuse.ts';

/** Base 85 as PDF writes it, without its end mark (ISO 32000-2 section 7.4.3): four bytes in five characters, `z` for zeros. */
export function decodeAscii85(bytes: Uint8Array): Uint8Array {
  const decoded: number[] = [];
  let group: number[] = [];
  for (const byte of bytes) {
    if (byte <= 0x20) continue;
    if (byte === 0x7a && group.length === 0) group = [0, 0, 0, 0, 0];
    else if (byte >= 0x21 && byte <= 0x75) group.push(byte - 0x21);
    else throw malformed('PDF: not base 85');
    if (group.length < 5) continue;
    decoded.push(...groupBytes(group));
    group = [];
  }
  if (group.length === 1) throw malformed('PDF: base 85 that ends early');
  if (group.length > 1) decoded.push(...groupBytes([...group, 84, 84, 84].slice(0, 5)).slice(0, group.length - 1));
  return Uint8Array.from(decoded);
}

function groupBytes(group: readonly number[]): number[] {
  const value = group.reduce((sum, digit) => sum * 85 + digit, 0);
  if (value > 0xffffffff) throw malformed('PDF: not base 85');
  return [value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff];
}
