import { malformed } from '../refuse.ts';
import type { PdfName, PdfString } from './pdf-value.ts';

const LONGEST_STRING = 262_144;
const ESCAPES: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

/** A name at its slash; `#41` is `A` (ISO 32000-2 section 7.3.5). */
export function readPdfName(
  bytes: Uint8Array,
  start: number,
  wordEnd: (at: number) => number,
): { value: PdfName; end: number } {
  const end = wordEnd(start + 1);
  if (end - start > 512) throw malformed(`PDF: a name at ${start} is too long`);
  const raw = String.fromCharCode(...bytes.subarray(start + 1, end));
  const name = raw.replaceAll(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return { value: { pdf: 'name', name }, end };
}

/** A string at its `(` or `<` (ISO 32000-2 section 7.3.4). */
export function readPdfString(bytes: Uint8Array, start: number): { value: PdfString; end: number } {
  return bytes[start] === 0x28 ? readLiteral(bytes, start) : readHex(bytes, start);
}

function readHex(bytes: Uint8Array, start: number): { value: PdfString; end: number } {
  const length = bytes.subarray(start, start + LONGEST_STRING).indexOf(0x3e);
  if (length < 0) throw malformed(`PDF: a string at ${start} has no end`);
  const end = start + length;
  return { value: { pdf: 'string', bytes: decodeHex(bytes.subarray(start + 1, end)) }, end: end + 1 };
}

/** Hexadecimal digits with white space between; an odd one at the end counts as if a 0 followed. */
export function decodeHex(bytes: Uint8Array): Uint8Array {
  const digits = bytes.filter((byte) => byte > 0x20);
  const decoded = new Uint8Array(Math.ceil(digits.length / 2));
  for (const [index, digit] of digits.entries()) {
    const value = Number.parseInt(String.fromCharCode(digit), 16);
    if (Number.isNaN(value)) throw malformed('PDF: not hexadecimal');
    decoded[index >> 1] = (decoded[index >> 1] ?? 0) | (index % 2 === 0 ? value << 4 : value);
  }
  return decoded;
}

function readLiteral(bytes: Uint8Array, start: number): { value: PdfString; end: number } {
  const value: number[] = [];
  let depth = 1;
  let at = start + 1;
  while (at < bytes.length && at - start < LONGEST_STRING) {
    const byte = bytes[at] ?? 0;
    if (byte === 0x5c) {
      at = readEscape(bytes, at + 1, value);
      continue;
    }
    if (byte === 0x28) depth++;
    if (byte === 0x29) depth--;
    at++;
    if (depth === 0) return { value: { pdf: 'string', bytes: Uint8Array.from(value) }, end: at };
    value.push(byte);
  }
  throw malformed(`PDF: a string at ${start} has no end`);
}

/** What follows a backslash: a letter, up to three octal digits, a line end that does not count, or itself. */
function readEscape(bytes: Uint8Array, at: number, value: number[]): number {
  const character = String.fromCharCode(bytes[at] ?? 0);
  const octal = /^[0-7]{1,3}/.exec(String.fromCharCode(...bytes.subarray(at, at + 3)))?.[0];
  if (octal !== undefined) {
    value.push(Number.parseInt(octal, 8) & 0xff);
    return at + octal.length;
  }
  if (character === '\r') return bytes[at + 1] === 0x0a ? at + 2 : at + 1;
  if (character !== '\n') value.push(ESCAPES[character] ?? bytes[at] ?? 0);
  return at + 1;
}
