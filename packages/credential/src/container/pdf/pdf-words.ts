import { CredentialError } from '../../errors.ts';
import { concatBytes } from '../concat-bytes.ts';
import { PdfDocument } from './pdf-document.ts';
import { nextToken, type PdfFont, readPdfFont } from './pdf-font.ts';
import { type Allowance, PdfLexer } from './pdf-lexer.ts';
import { isPdf, isPdfArray, type PdfDict, type PdfValue } from './pdf-value.ts';

const MAX_PAGES = 1_000;
/** Bytes of what draws the pages: several times what so many words need. */
const MAX_READ = 4_194_304;
/** A drawing may use another, and that one itself. */
const MAX_DRAWINGS = 5_000;
const MAX_DEPTH = 8;
/** From this share of a letter's width on, a gap is one between words. */
const WORD_GAP = -150;

/**
 * The words on the pages of a PDF in the order in which they are written there, to be compared with those of others: no
 * layout, and no guess where a font does not say what its codes mean. Nothing is run or drawn. What cannot be read is left
 * out, and after so many characters the rest is.
 *
 * @throws CredentialError `container.malformed`, `container.ambiguous`, `container.too-large`, `container.encrypted`,
 * `container.unsupported` where no page can be found
 */
export function pdfWords(pdf: Uint8Array, { maxCharacters }: { maxCharacters: number }): string {
  const document = new PdfDocument(pdf);
  const reader = new WordReader(document, maxCharacters);
  for (const { dict, resources } of pagesOf(document)) {
    if (reader.isFull) break;
    reader.read(() => contentsOf(document, dict), resources, 0);
  }
  return reader.words();
}

/** What draws, a page or a part of one, and how far it has been read. */
interface Drawing {
  readonly lexer: PdfLexer;
  readonly resources: PdfDict | undefined;
  readonly depth: number;
  font: PdfFont | undefined;
}

type Operator = (given: readonly PdfValue[], drawing: Drawing) => void;

/** Reads what draws pages for its words. */
class WordReader {
  readonly #document: PdfDocument;
  readonly #maxCharacters: number;
  readonly #fonts = new Map<PdfDict, PdfFont>();
  readonly #allowance: Allowance = { left: MAX_READ };
  readonly #operators = this.#textOperators();
  #said = '';
  #drawings = 0;
  /** How high the line is that was placed last. */
  #line: PdfValue | undefined;

  constructor(document: PdfDocument, maxCharacters: number) {
    this.#document = document;
    this.#maxCharacters = maxCharacters;
  }

  get isFull(): boolean {
    return this.#said.length >= this.#maxCharacters || this.#drawings >= MAX_DRAWINGS;
  }

  words(): string {
    return this.#said.slice(0, this.#maxCharacters).replaceAll(/\s+/g, ' ').trim();
  }

  /** One page, or a drawing that it uses; what is damaged ends there. */
  read(contents: () => Uint8Array, resources: PdfDict | undefined, depth: number): void {
    this.#drawings += 1;
    try {
      this.#draw({ lexer: new PdfLexer(contents(), 0, this.#allowance), resources, depth, font: undefined });
    } catch (error) {
      if (!(error instanceof CredentialError)) throw error;
    }
    this.#gap();
  }

  #draw(drawing: Drawing): void {
    let given: PdfValue[] = [];
    for (let token = nextToken(drawing.lexer); token !== undefined && !this.isFull; token = nextToken(drawing.lexer)) {
      if (typeof token === 'object') {
        given.push(token.value);
        continue;
      }
      this.#operators.get(token)?.(given, drawing);
      given = [];
    }
  }

  #say(font: PdfFont | undefined, part: PdfValue | undefined): void {
    if (isPdf(part, 'string')) this.#said += font?.(part.bytes) ?? '';
    else if (typeof part === 'number' && part < WORD_GAP) this.#gap();
  }

  #newLine(): void {
    this.#line = undefined;
    this.#gap();
  }

  #gap(): void {
    if (!this.#said.endsWith(' ')) this.#said += ' ';
  }

  /** Of all that draws, what shows words or moves to where the next are (ISO 32000-2 section 9.4). */
  #textOperators(): ReadonlyMap<string, Operator> {
    const newLine: Operator = () => this.#newLine();
    // Along a line, letters are moved one by one; between words they leave a space, or a gap in an array.
    const move: Operator = (given) => {
      if (given.at(-1) !== 0) this.#newLine();
    };
    const place: Operator = (given) => {
      if (given.at(-1) !== this.#line) this.#gap();
      this.#line = given.at(-1);
    };
    const below: Operator = (given, { font }) => {
      this.#newLine();
      this.#say(font, given.at(-1));
    };
    return new Map<string, Operator>([
      ['Tj', (given, { font }) => this.#say(font, given.at(-1))],
      [
        'TJ',
        (given, { font }) => {
          for (const part of this.#document.array(given.at(-1))) this.#say(font, part);
        },
      ],
      ["'", below],
      ['"', below],
      ['Td', move],
      ['TD', move],
      ['Tm', place],
      ['T*', newLine],
      [
        'Tf',
        (given, drawing) => {
          drawing.font = this.#font(drawing.resources, given.at(-2));
        },
      ],
      ['Do', (given, { resources, depth }) => this.#drawing(resources, given.at(-1), depth)],
      ['ID', (_, { lexer }) => skipPicture(lexer)],
    ]);
  }

  #font(resources: PdfDict | undefined, name: PdfValue | undefined): PdfFont | undefined {
    const dict = this.#named(resources, 'Font', name);
    const found = this.#document.dict(dict);
    if (!found) return undefined;
    const font = this.#fonts.get(found) ?? readPdfFont(this.#document, found, this.#allowance);
    this.#fonts.set(found, font);
    return font;
  }

  #drawing(resources: PdfDict | undefined, name: PdfValue | undefined, depth: number): void {
    const form = this.#document.stream(this.#named(resources, 'XObject', name));
    const subtype = form?.dict.get('Subtype');
    if (!form || !isPdf(subtype, 'name') || subtype.name !== 'Form' || depth >= MAX_DEPTH) return;
    const own = this.#document.dict(form.dict.get('Resources')) ?? resources;
    this.read(() => this.#document.unpack(form), own, depth + 1);
  }

  #named(resources: PdfDict | undefined, kind: string, name: PdfValue | undefined): PdfValue | undefined {
    return isPdf(name, 'name') ? this.#document.dict(resources?.get(kind))?.get(name.name) : undefined;
  }
}

/** The pages in their order, each with what it draws with, which it may have from above (ISO 32000-2 section 7.7.3). */
function pagesOf(document: PdfDocument): readonly { dict: PdfDict; resources: PdfDict | undefined }[] {
  const pages: { dict: PdfDict; resources: PdfDict | undefined }[] = [];
  const seen = new Set<PdfDict>();
  const nodes = [{ node: document.catalog().dict.get('Pages') ?? null, above: undefined as PdfDict | undefined }];
  for (let next = nodes.pop(); next !== undefined && pages.length < MAX_PAGES; next = nodes.pop()) {
    const dict = document.dict(next.node);
    if (dict === undefined || seen.has(dict)) continue;
    seen.add(dict);
    const resources = document.dict(dict.get('Resources')) ?? next.above;
    if (dict.has('Contents')) pages.push({ dict, resources });
    for (const node of document.array(dict.get('Kids')).toReversed()) nodes.push({ node, above: resources });
  }
  return pages;
}

/** What draws a page may be in several streams, which are one (ISO 32000-2 section 7.8.2). */
function contentsOf(document: PdfDocument, page: PdfDict): Uint8Array {
  const contents = document.resolve(page.get('Contents'));
  const streams = (isPdfArray(contents) ? contents : [contents]).map((each) => document.stream(each));
  const between = Uint8Array.of(0x0a);
  return concatBytes(streams.flatMap((stream) => (stream ? [document.unpack(stream), between] : [])));
}

/** A picture in the middle of what draws: its bytes are no words. */
function skipPicture(lexer: PdfLexer): void {
  const { bytes } = lexer;
  for (let at = lexer.position; at < bytes.length; at++) {
    const isEnd = bytes[at] === 0x45 && bytes[at + 1] === 0x49;
    if (!isEnd || (bytes[at - 1] ?? 0) > 0x20 || (bytes[at + 2] ?? 0x20) > 0x20) continue;
    lexer.position = at + 2;
    return;
  }
  lexer.position = bytes.length;
}
