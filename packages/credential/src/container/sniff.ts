import { tryDecodeUtf8 } from './decode-utf8.ts';
import type { SeenKind } from './read-result.ts';
import { textKind } from './text/text-kind.ts';

/** The first bytes of files that are no text. A tag 18 before an array of four is a COSE_Sign1 (RFC 9052 section 4.2). */
const BEGINNINGS: readonly (readonly [kind: SeenKind, at: number, bytes: string])[] = [
  ['png', 0, '\x89PNG'],
  ['pdf', 0, '%PDF-'],
  ['zip', 0, 'PK\x03\x04'],
  ['zip', 0, 'PK\x05\x06'],
  ['cose', 0, '\xd2\x84'],
  ['image', 0, '\xff\xd8\xff'],
  ['image', 0, 'GIF8'],
  ['image', 0, 'BM'],
  ['image', 0, 'II*\0'],
  ['image', 0, 'MM\0*'],
  ['image', 8, 'WEBP'],
  ['image', 4, 'ftypavif'],
  ['image', 4, 'ftyphei'],
  ['image', 4, 'ftypmif1'],
];

/** What bytes are, and their text where they are text, without the byte order mark that only JSON forbids. */
export interface Sniffed {
  readonly kind: SeenKind;
  readonly text: string | undefined;
}

/** Tells what bytes are by what is in them. A name or a media type says nothing. */
export function sniff(bytes: Uint8Array): Sniffed {
  const beginning = BEGINNINGS.find(([, at, start]) => startsWith(bytes, at, start));
  // "BM" begins many texts as well as bitmaps: text comes first.
  if (beginning !== undefined && beginning[2] !== 'BM') return { kind: beginning[0], text: undefined };
  const text = tryDecodeUtf8(bytes);
  if (text === undefined || text.includes('\0')) return { kind: beginning?.[0] ?? 'unknown', text: undefined };
  return sniffText(text);
}

/** {@link sniff} for what is text already. */
export function sniffText(text: string): Sniffed {
  const kind = textKind(text);
  return { kind, text: kind === 'json' ? text : text.replace(/^\ufeff/, '') };
}

function startsWith(bytes: Uint8Array, at: number, start: string): boolean {
  for (let index = 0; index < start.length; index++) {
    if (bytes[at + index] !== start.charCodeAt(index)) return false;
  }
  return true;
}
