import { malformed } from '../refuse.ts';
import type { PdfLexer } from './pdf-lexer.ts';
import { isPdfDict, type PdfValue, pdfCount } from './pdf-value.ts';

/** An object of a file with its number. */
export interface PdfObject {
  readonly number: number;
  readonly generation: number;
  readonly value: PdfValue;
}

/**
 * Reads `12 0 obj … endobj` at a place, with its stream. `resolve` finds the length of a stream where that is a
 * reference. A stream that does not end where it says is refused.
 *
 * @throws CredentialError `container.malformed`, `container.too-large`
 */
export function readPdfObject(
  lexer: PdfLexer,
  resolve: (value: PdfValue | undefined) => PdfValue | undefined,
): PdfObject {
  const number = lexer.integer();
  const generation = lexer.integer();
  lexer.keyword('obj');
  const value = lexer.value();
  const word = lexer.word();
  if (word === 'endobj') return { number, generation, value };
  if (word !== 'stream' || !isPdfDict(value)) throw malformed(`PDF: the object ${number} has no end`);
  const start = afterLineEnd(lexer.bytes, lexer.position);
  const end = start + pdfCount(resolve(value.get('Length')) ?? value.get('Length'), 'Length');
  if (end > lexer.bytes.length) throw malformed(`PDF: the stream ${number} is longer than the file`);
  lexer.position = end;
  lexer.keyword('endstream');
  return { number, generation, value: { pdf: 'stream', dict: value, bytes: lexer.bytes.subarray(start, end) } };
}

/** After `stream` comes one line end, which is not part of it (ISO 32000-2 section 7.3.8.1). */
function afterLineEnd(bytes: Uint8Array, at: number): number {
  if (bytes[at] === 0x0d) return bytes[at + 1] === 0x0a ? at + 2 : at + 1;
  return bytes[at] === 0x0a ? at + 1 : at;
}
