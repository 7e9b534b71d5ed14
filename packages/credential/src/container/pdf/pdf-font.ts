import { CredentialError } from '../../errors.ts';
import { tooLarge } from '../refuse.ts';
import type { PdfDocument } from './pdf-document.ts';
import { type Allowance, PdfLexer } from './pdf-lexer.ts';
import { isPdf, isPdfArray, type PdfDict, type PdfValue } from './pdf-value.ts';

/** What the codes of a font mean. */
export type PdfFont = (codes: Uint8Array) => string;

const LONGEST_MEANING = 32;
/** What a meaning costs of what may be read: a few bytes give a range of thousands of codes one. */
const MEANING_COST = 32;
const utf16 = new TextDecoder('utf-16be');
const latin = new TextDecoder('windows-1252');

/**
 * How a font's codes are read: by its table `/ToUnicode`, and without one as Latin letters, which is right for what most
 * programs write (ISO 32000-2 section 9.10). Codes that mean nothing are left out.
 */
export function readPdfFont(document: PdfDocument, font: PdfDict, allowance: Allowance): PdfFont {
  const subtype = document.resolve(font.get('Subtype'));
  const width = isPdf(subtype, 'name') && subtype.name === 'Type0' ? 2 : 1;
  const table = document.stream(font.get('ToUnicode'));
  const meanings = table && readTable(document.unpack(table), allowance);
  if (meanings) return (codes) => byTable(codes, width, meanings);
  if (width === 2) return () => '';
  return (codes) => latin.decode(codes).replaceAll(/\p{Cc}/gu, '');
}

function byTable(codes: Uint8Array, width: 1 | 2, meanings: ReadonlyMap<number, string>): string {
  let said = '';
  for (let at = 0; at + width <= codes.length; at += width) {
    const code = width === 1 ? codes[at] : (codes[at] ?? 0) * 256 + (codes[at + 1] ?? 0);
    said += meanings.get(code ?? 0) ?? '';
  }
  return said;
}

/** A value, or a word that is none; `undefined` at the end. */
export function nextToken(lexer: PdfLexer): { value: PdfValue } | string | undefined {
  lexer.skipSpace();
  const byte = lexer.bytes[lexer.position];
  if (byte === undefined) return undefined;
  // Numbers, strings, names, arrays and dictionaries begin with these.
  if ('+-.0123456789(</['.includes(String.fromCharCode(byte))) return { value: lexer.value() };
  const word = lexer.word();
  // A mark that closes nothing.
  if (word === '') lexer.position += 1;
  return word;
}

/** The meanings that a table gives, as far as it can be read (Adobe Technical Note 5411). */
function readTable(bytes: Uint8Array, allowance: Allowance): ReadonlyMap<number, string> {
  const table = new CodeTable(new PdfLexer(bytes, 0, allowance), allowance);
  try {
    table.read();
  } catch (error) {
    if (!(error instanceof CredentialError)) throw error;
  }
  return table.meanings;
}

class CodeTable {
  readonly meanings = new Map<number, string>();
  readonly #lexer: PdfLexer;
  readonly #allowance: Allowance;

  constructor(lexer: PdfLexer, allowance: Allowance) {
    this.#lexer = lexer;
    this.#allowance = allowance;
  }

  read(): void {
    for (let token = nextToken(this.#lexer); token !== undefined; token = nextToken(this.#lexer)) {
      if (token === 'beginbfchar') for (const [code, to] of this.#groups(2)) this.#give(numberOf(code), to);
      if (token === 'beginbfrange') for (const [from, last, to] of this.#groups(3)) this.#giveRange(from, last, to);
    }
  }

  /** The values up to the word that ends a list, so many together. */
  *#groups(size: number): Generator<readonly PdfValue[]> {
    let group: PdfValue[] = [];
    for (let token = nextToken(this.#lexer); typeof token === 'object'; token = nextToken(this.#lexer)) {
      group.push(token.value);
      if (group.length < size) continue;
      yield group;
      group = [];
    }
  }

  #giveRange(from: PdfValue | undefined, last: PdfValue | undefined, to: PdfValue | undefined): void {
    const first = numberOf(from);
    for (let code = first; code <= numberOf(last); code++) {
      const by = code - first;
      this.#give(code, isPdfArray(to) ? to[by] : to, isPdfArray(to) ? 0 : by);
    }
  }

  /** In a range, the last letter of a meaning goes on counting. */
  #give(code: number, to: PdfValue | undefined, by = 0): void {
    this.#allowance.left -= MEANING_COST;
    if (this.#allowance.left < 0) throw tooLarge('PDF: too many meanings');
    if (!isPdf(to, 'string') || to.bytes.length > LONGEST_MEANING) return;
    const bytes = Uint8Array.from(to.bytes);
    const end = bytes.length - 1;
    const counted = (bytes[end - 1] ?? 0) * 256 + (bytes[end] ?? 0) + by;
    if (end > 0) bytes[end - 1] = counted >> 8;
    bytes[end] = counted;
    this.meanings.set(code, utf16.decode(bytes).replaceAll(/\p{Cc}/gu, ' '));
  }
}

function numberOf(value: PdfValue | undefined): number {
  return isPdf(value, 'string') && value.bytes.length <= 2
    ? value.bytes.reduce((sum, byte) => sum * 256 + byte, 0)
    : -1;
}
