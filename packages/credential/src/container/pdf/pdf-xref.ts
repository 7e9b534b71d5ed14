import { CredentialError } from '../../errors.ts';
import { ambiguous, malformed, tooLarge } from '../refuse.ts';
import { decodePdfStream } from './decode-pdf-stream.ts';
import { type Allowance, PdfLexer } from './pdf-lexer.ts';
import { isPdf, isPdfArray, isPdfDict, type PdfDict, type PdfValue, pdfCount } from './pdf-value.ts';
import { readPdfObject } from './read-pdf-object.ts';

const MAX_SECTIONS = 256;
const MAX_OBJECTS = 500_000;
const MAX_TABLE_BYTES = 8_388_608;
const TAIL = 2_048;

/** Where an object is: at an offset in the file, in a stream of objects, or deleted. */
export type PdfPlace =
  | { readonly at: 'offset'; readonly offset: number; readonly generation: number }
  | { readonly at: 'stream'; readonly stream: number; readonly index: number }
  | { readonly at: 'nowhere' };

/** The cross-reference table of a PDF with all its updates, the newest first. */
export interface PdfXref {
  readonly places: ReadonlyMap<number, PdfPlace>;
  /** The newest trailer. */
  readonly trailer: PdfDict;
  /** Where the newest section begins, and whether it is a stream: an update must be of the same sort. */
  readonly start: number;
  readonly isStream: boolean;
}

interface Section {
  readonly trailer: PdfDict;
  readonly isStream: boolean;
}

/**
 * Reads where everything in a PDF is (ISO 32000-2 section 7.5.4 to 7.5.8). A damaged table is refused and not rebuilt by
 * guessing, as viewers do: two viewers guess differently.
 *
 * @throws CredentialError `container.malformed`, `container.ambiguous`, `container.too-large`, `container.encrypted`
 */
export function readPdfXref(pdf: Uint8Array, allowance: Allowance): PdfXref {
  const start = findStart(pdf);
  const places = new Map<number, PdfPlace>();
  const seen = new Set<number>();
  let newest: Section | undefined;
  for (let at: number | undefined = start; at !== undefined; ) {
    if (seen.has(at) || seen.size >= MAX_SECTIONS) throw malformed('PDF: its updates have no end');
    seen.add(at);
    const section = readSection(new PdfLexer(pdf, at, allowance), places);
    newest ??= section;
    if (section.trailer.has('Encrypt')) throw new CredentialError('container.encrypted', 'PDF');
    const previous = section.trailer.get('Prev');
    at = previous === undefined ? undefined : pdfCount(previous, 'Prev');
  }
  if (newest === undefined) throw malformed('PDF: no trailer');
  return { places, trailer: newest.trailer, start, isStream: newest.isStream };
}

/** The number after the last `startxref`, with nothing but the end mark behind it. */
function findStart(pdf: Uint8Array): number {
  const tail = String.fromCharCode(...pdf.subarray(-TAIL));
  const at = tail.lastIndexOf('startxref');
  const match = /^startxref[\s\0]+(\d{1,10})[\s\0]+%%EOF([\s\0]*)/.exec(at < 0 ? '' : tail.slice(at));
  if (match?.[1] === undefined) throw malformed('PDF: no startxref at the end');
  if (at + match[0].length !== tail.length) throw ambiguous('PDF: bytes after the end');
  return Number(match[1]);
}

function readSection(lexer: PdfLexer, places: Map<number, PdfPlace>): Section {
  const start = lexer.position;
  if (start >= lexer.bytes.length) throw malformed('PDF: the table is not where it should be');
  if (lexer.word() !== 'xref') {
    lexer.position = start;
    return { trailer: readStreamSection(lexer, places), isStream: true };
  }
  const deleted: number[] = [];
  for (let word = lexer.word(); word !== 'trailer'; word = lexer.word()) {
    if (!/^\d{1,10}$/.test(word)) throw malformed(`PDF: a table that is not rightly written before ${lexer.position}`);
    readSubsection(lexer, Number(word), places, deleted);
  }
  const trailer = lexer.value();
  if (!isPdfDict(trailer)) throw malformed('PDF: no trailer');
  // What a hybrid file hides from old readers is marked as deleted in its table: the stream is looked at first.
  const hidden = trailer.get('XRefStm');
  if (hidden !== undefined) {
    lexer.position = pdfCount(hidden, 'XRefStm');
    readStreamSection(lexer, places);
  }
  for (const number of deleted) place(places, number, { at: 'nowhere' });
  return { trailer, isStream: false };
}

function readSubsection(lexer: PdfLexer, first: number, places: Map<number, PdfPlace>, deleted: number[]): void {
  const count = lexer.integer();
  for (let number = first; number < first + count; number++) {
    const offset = lexer.integer();
    const generation = lexer.integer();
    const kind = lexer.word();
    if (kind === 'n') place(places, number, { at: 'offset', offset, generation });
    else if (kind === 'f') deleted.push(number);
    else throw malformed(`PDF: a table that is not rightly written before ${lexer.position}`);
  }
}

/** A section that is a stream of numbers in three columns (ISO 32000-2 section 7.5.8). */
function readStreamSection(lexer: PdfLexer, places: Map<number, PdfPlace>): PdfDict {
  const { value } = readPdfObject(lexer, () => undefined);
  const type = isPdf(value, 'stream') ? value.dict.get('Type') : undefined;
  if (!isPdf(value, 'stream') || !isPdf(type, 'name') || type.name !== 'XRef') {
    throw malformed('PDF: the table is not where it should be');
  }
  const rows = readRows(decodePdfStream(value, MAX_TABLE_BYTES), counts(value.dict.get('W'), 'W'));
  for (const [first, count] of subsections(value.dict)) {
    for (let number = first; number < first + count; number++) {
      const row = rows.next();
      if (row.done === true) throw malformed('PDF: the table ends early');
      place(places, number, row.value);
    }
  }
  return value.dict;
}

function subsections(dict: PdfDict): readonly (readonly [first: number, count: number])[] {
  const index = dict.has('Index') ? counts(dict.get('Index'), 'Index') : [0, pdfCount(dict.get('Size'), 'Size')];
  return index.flatMap((first, at) => (at % 2 === 0 ? [[first, index[at + 1] ?? 0] as const] : []));
}

function* readRows(data: Uint8Array, widths: readonly number[]): Generator<PdfPlace, undefined> {
  const [a = 0, b = 0, c = 0] = widths;
  const width = a + b + c;
  if (widths.length !== 3 || Math.max(a, b, c) > 8 || b === 0) throw malformed('PDF: W is not rightly written');
  for (let at = 0; at + width <= data.length; at += width) {
    // Without a first column every object is at an offset.
    const kind = a === 0 ? 1 : bigEndian(data, at, a);
    yield placeOf(kind, bigEndian(data, at + a, b), bigEndian(data, at + a + b, c));
  }
}

function placeOf(kind: number, second: number, third: number): PdfPlace {
  if (kind === 1) return { at: 'offset', offset: second, generation: third };
  return kind === 2 ? { at: 'stream', stream: second, index: third } : { at: 'nowhere' };
}

/** What is newer was placed before, and stays. */
function place(places: Map<number, PdfPlace>, number: number, where: PdfPlace): void {
  if (places.has(number)) return;
  if (places.size >= MAX_OBJECTS) throw tooLarge(`PDF: more than ${MAX_OBJECTS} objects`);
  places.set(number, where);
}

function counts(value: PdfValue | undefined, what: string): readonly number[] {
  if (!isPdfArray(value)) throw malformed(`PDF: ${what} is not a list`);
  return value.map((entry) => pdfCount(entry, what));
}

function bigEndian(data: Uint8Array, at: number, width: number): number {
  let value = 0;
  for (let index = at; index < at + width; index++) value = value * 256 + (data[index] ?? 0);
  return value;
}
