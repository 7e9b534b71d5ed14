import { malformed, tooLarge } from '../refuse.ts';
import { readPdfName, readPdfString } from './pdf-literals.ts';
import { isPdf, type PdfValue } from './pdf-value.ts';

const MAX_DEPTH = 64;
/** No keyword and no number is longer; the rest is not looked at. */
const LONGEST_WORD = 128;
const MAX_ITEMS = 500_000;
const SPACE = new Set([0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20]);
const DELIMITER = new Set(Array.from('()<>[]{}/%', (character) => character.charCodeAt(0)));
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;

/** How many bytes may still be read, over all readers of one document: objects that point into each other end here. */
export interface Allowance {
  left: number;
}

/**
 * Reads values at a place in a PDF (ISO 32000-2 section 7.2 and 7.3).
 *
 * Every method throws CredentialError `container.malformed` or `container.too-large`.
 */
export class PdfLexer {
  position: number;
  readonly bytes: Uint8Array;
  readonly #allowance: Allowance;

  constructor(bytes: Uint8Array, position: number, allowance: Allowance) {
    this.bytes = bytes;
    this.position = position;
    this.#allowance = allowance;
  }

  value(depth = 0): PdfValue {
    if (depth > MAX_DEPTH) throw tooLarge(`PDF: more than ${MAX_DEPTH} levels`);
    this.skipSpace();
    const byte = this.bytes[this.position];
    const next = this.bytes[this.position + 1];
    if (byte === 0x2f) return this.#literal(readPdfName(this.bytes, this.position, (at) => this.#wordEnd(at)));
    if (byte === 0x28 || (byte === 0x3c && next !== 0x3c))
      return this.#literal(readPdfString(this.bytes, this.position));
    if (byte === 0x3c) return this.#dict(depth + 1);
    if (byte === 0x5b) return this.#array(depth + 1);
    return this.#plain();
  }

  /** A whole number that stands alone, as in `12 0 obj`. */
  integer(): number {
    const word = this.word();
    if (!/^\d{1,15}$/.test(word)) throw malformed(`PDF: no number before ${this.position}`);
    return Number(word);
  }

  keyword(expected: string): void {
    if (this.word() !== expected) throw malformed(`PDF: no "${expected}" before ${this.position}`);
  }

  /** The next run of regular characters, '' before a delimiter. */
  word(): string {
    this.skipSpace();
    const start = this.position;
    this.#moveTo(this.#wordEnd(start));
    return this.#text(start, Math.min(this.position, start + LONGEST_WORD));
  }

  skipSpace(): void {
    let at = this.position;
    for (;;) {
      const byte = this.bytes[at];
      if (byte === 0x25) while (at < this.bytes.length && this.bytes[at] !== 0x0a && this.bytes[at] !== 0x0d) at++;
      else if (byte !== undefined && SPACE.has(byte)) at++;
      else break;
    }
    this.#moveTo(at);
  }

  /** `null`, `true`, `false`, a number, or a reference, which begins like two numbers. */
  #plain(): PdfValue {
    const word = this.word();
    if (word === 'true' || word === 'false') return word === 'true';
    if (word === 'null') return null;
    if (!NUMBER.test(word)) throw malformed(`PDF: nothing known before ${this.position}`);
    return this.#reference(word) ?? Number(word);
  }

  /** What follows a number when it is the first of a reference: white space, a generation, white space, `R`. */
  #reference(number: string): PdfValue | undefined {
    if (!/^\d{1,10}$/.test(number)) return undefined;
    const start = this.#afterSpace(this.position);
    const end = this.#wordEnd(start);
    const mark = this.#afterSpace(end);
    if (end - start > 5 || this.bytes[mark] !== 0x52 || this.#wordEnd(mark) !== mark + 1) return undefined;
    const generation = this.#text(start, end);
    if (mark === end || !/^\d+$/.test(generation)) return undefined;
    this.#moveTo(mark + 1);
    return { pdf: 'ref', number: Number(number), generation: Number(generation) };
  }

  #array(depth: number): readonly PdfValue[] {
    this.#moveTo(this.position + 1);
    const values: PdfValue[] = [];
    while (!this.#closes(']')) {
      if (values.length >= MAX_ITEMS) throw tooLarge(`PDF: an array of more than ${MAX_ITEMS}`);
      values.push(this.value(depth));
    }
    return values;
  }

  #dict(depth: number): PdfValue {
    this.#moveTo(this.position + 2);
    const dict = new Map<string, PdfValue>();
    while (!this.#closes('>>')) {
      const key = this.value(depth);
      if (!isPdf(key, 'name')) throw malformed(`PDF: a key that is no name before ${this.position}`);
      // Some readers take the first, some the last.
      if (dict.has(key.name)) throw malformed(`PDF: the key ${key.name.slice(0, 32)} twice before ${this.position}`);
      dict.set(key.name, this.value(depth));
    }
    return dict;
  }

  #closes(mark: ']' | '>>'): boolean {
    this.skipSpace();
    for (let index = 0; index < mark.length; index++) {
      if (this.bytes[this.position + index] !== mark.charCodeAt(index)) return false;
    }
    this.#moveTo(this.position + mark.length);
    return true;
  }

  #literal<T extends PdfValue>({ value, end }: { value: T; end: number }): T {
    this.#moveTo(end);
    return value;
  }

  #wordEnd(from: number): number {
    let at = from;
    for (let byte = this.bytes[at]; byte !== undefined && !SPACE.has(byte) && !DELIMITER.has(byte); ) {
      byte = this.bytes[++at];
    }
    return at;
  }

  #afterSpace(from: number): number {
    let at = from;
    for (let byte = this.bytes[at]; byte !== undefined && SPACE.has(byte); ) byte = this.bytes[++at];
    return at;
  }

  #text(start: number, end: number): string {
    let text = '';
    for (let at = start; at < end; at++) text += String.fromCharCode(this.bytes[at] ?? 0);
    return text;
  }

  #moveTo(position: number): void {
    // One more for each step, so that nothing can be read for free.
    this.#allowance.left -= position - this.position + 1;
    if (this.#allowance.left < 0) throw tooLarge('PDF: too much to read');
    this.position = position;
  }
}
