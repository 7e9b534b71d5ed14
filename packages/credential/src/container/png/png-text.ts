import { unzlib } from '../../compression/unzlib.ts';
import { decodeUtf8 } from '../decode-utf8.ts';
import { MAX_CREDENTIAL_BYTES } from '../limits.ts';
import { ambiguous, CREDENTIAL_BOUNDS, malformed, tooLarge } from '../refuse.ts';
import type { PngChunk } from './png-chunks.ts';

/** The chunks that hold a text under a keyword (PNG section 11.3.3). */
export type TextChunkType = 'iTXt' | 'tEXt' | 'zTXt';

/** True for the three kinds of text chunks. */
export function isTextChunk(chunk: PngChunk): chunk is PngChunk & { readonly type: TextChunkType } {
  return chunk.type === 'iTXt' || chunk.type === 'tEXt' || chunk.type === 'zTXt';
}

/** The keyword of a text chunk, as it is written; what is no keyword is ''. */
export function keywordOf({ data }: PngChunk): string {
  return String.fromCharCode(...data.subarray(0, Math.min(keywordEnd(data), 80)));
}

/**
 * The text of a text chunk, unpacked where it is packed.
 *
 * @throws CredentialError `container.malformed`, `container.too-large`; `container.ambiguous` for a tEXt or zTXt beyond
 * ASCII, which one program reads as Latin-1 and another as UTF-8
 */
export function textOf(chunk: PngChunk & { readonly type: TextChunkType }): string {
  const rest = chunk.data.subarray(keywordEnd(chunk.data) + 1);
  if (chunk.type === 'iTXt') return internationalText(rest);
  if (chunk.type === 'tEXt') return asciiText(bounded(rest));
  if (rest[0] !== 0) throw malformed('PNG: zTXt is packed in an unknown way');
  return asciiText(unpack(rest.subarray(1)));
}

/** Compression flag and method, language tag, translated keyword, text (PNG section 11.3.3.4). */
function internationalText(rest: Uint8Array): string {
  const [packed, method] = rest;
  const language = rest.indexOf(0, 2);
  const translated = language < 0 ? -1 : rest.indexOf(0, language + 1);
  if (translated < 0 || method !== 0 || packed === undefined || packed > 1) {
    throw malformed('PNG: iTXt is not rightly written');
  }
  const text = rest.subarray(translated + 1);
  return decodeUtf8(packed === 1 ? unpack(text) : bounded(text));
}

function unpack(bytes: Uint8Array): Uint8Array {
  const { output, consumed } = unzlib(bytes, CREDENTIAL_BOUNDS);
  if (consumed !== bytes.length) throw malformed('PNG: bytes after the packed text');
  return output;
}

function bounded(bytes: Uint8Array): Uint8Array {
  if (bytes.length > MAX_CREDENTIAL_BYTES) throw tooLarge(`PNG: a text of more than ${MAX_CREDENTIAL_BYTES} bytes`);
  return bytes;
}

function asciiText(bytes: Uint8Array): string {
  if (bytes.some((byte) => byte > 0x7f)) throw ambiguous('PNG: a text beyond ASCII that is not marked as UTF-8');
  return decodeUtf8(bytes);
}

function keywordEnd(data: Uint8Array): number {
  return data.indexOf(0) < 0 ? data.length : data.indexOf(0);
}
