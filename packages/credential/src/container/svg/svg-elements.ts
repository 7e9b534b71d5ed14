import { SaxesParser, type SaxesTagNS } from 'saxes';
import { RECEIPT_NAMESPACE } from '../receipt-names.ts';
import { ambiguous, malformed, tooLarge } from '../refuse.ts';
import { checkDoctype } from './check-doctype.ts';

/** Open Badges 3.0 gives the first; the others are what earlier versions and other people's bakers write. */
export const OB3_NAMESPACE = 'https://purl.imsglobal.org/ob/v3p0';
const NAMESPACES: ReadonlySet<string> = new Set([
  OB3_NAMESPACE,
  'https://purl.imsglobal.org/spec/ob/v3p0',
  'http://openbadges.org',
  'https://openbadges.org',
]);
const SVG_NAMESPACE = 'http://www.w3.org/2000/svg';

const MAX_CHARACTERS = 16_777_216;
const MAX_DEPTH = 256;
const MAX_ELEMENTS = 50_000;

/** An element that holds a credential, or a receipt: where it lies in the text, its `verify` attribute, and its text, CDATA included. */
export interface BakedElement {
  readonly name: 'credential' | 'assertion' | 'receipt';
  readonly start: number;
  end: number;
  readonly verify: string | undefined;
  body: string;
}

/** The start tag of the picture: where it lies, and the namespaces that it declares. */
export interface SvgRoot {
  readonly start: number;
  readonly end: number;
  readonly isSelfClosing: boolean;
  readonly namespaces: Readonly<Record<string, string>>;
}

/** What of an SVG concerns a credential. */
export interface SvgElements {
  readonly root: SvgRoot;
  readonly baked: readonly BakedElement[];
  readonly receipts: readonly BakedElement[];
}

/**
 * Reads an SVG for its credentials. Nothing in it is run, drawn or fetched; entities and document types of its own are
 * refused, and elements are known by the address of their namespace, not by their prefix.
 *
 * @throws CredentialError `container.malformed`, `container.too-large`, `container.unsafe`, `container.ambiguous`
 */
export function svgElements(svg: string): SvgElements {
  if (svg.length > MAX_CHARACTERS) throw tooLarge(`SVG: more than ${MAX_CHARACTERS} characters`);
  // Half a character is none in XML, and the parser falls over one at the end of a document type.
  if (!svg.isWellFormed()) throw malformed('SVG: half a character');
  const scan = new SvgScan(svg);
  const root = scan.run();
  const [receipts, baked] = [true, false].map((isReceipt) =>
    scan.held.filter(({ name }) => (name === 'receipt') === isReceipt),
  );
  return { root, baked: baked ?? [], receipts: receipts ?? [] };
}

class SvgScan {
  readonly held: BakedElement[] = [];
  readonly #svg: string;
  readonly #parser = new SaxesParser({ xmlns: true });
  #root: SvgRoot | undefined;
  #open: { element: BakedElement; depth: number } | undefined;
  #depth = 0;
  #elements = 0;

  constructor(svg: string) {
    this.#svg = svg;
    const parser = this.#parser;
    parser.on('error', (cause) => {
      throw malformed(`SVG: ${cause.message}`, { cause });
    });
    parser.on('xmldecl', ({ encoding }) => checkEncoding(encoding, svg));
    parser.on('doctype', checkDoctype);
    parser.on('opentag', (tag) => this.#enter(tag));
    parser.on('closetag', () => this.#leave());
    parser.on('text', (text) => this.#add(text));
    parser.on('cdata', (text) => this.#add(text));
  }

  run(): SvgRoot {
    this.#parser.write(this.#svg).close();
    if (this.#root === undefined) throw malformed('SVG: nothing in it');
    return this.#root;
  }

  #enter(tag: SaxesTagNS): void {
    if (++this.#depth > MAX_DEPTH) throw tooLarge(`SVG: more than ${MAX_DEPTH} levels`);
    if (++this.#elements > MAX_ELEMENTS) throw tooLarge(`SVG: more than ${MAX_ELEMENTS} elements`);
    const end = this.#parser.position;
    // In XML no attribute holds a bare "<": the last one is where this tag begins.
    const start = this.#svg.lastIndexOf('<', end - 1);
    this.#root ??= rootOf(tag, start, end);
    if (this.#open !== undefined) throw ambiguous(`SVG: <${tag.name}> inside a credential`);
    if (!isBaked(tag)) return;
    const element = { name: tag.local, start, end, verify: tag.attributes.verify?.value, body: '' };
    this.held.push(element);
    this.#open = { element, depth: this.#depth };
  }

  #leave(): void {
    if (this.#open?.depth === this.#depth) {
      this.#open.element.end = this.#parser.position;
      this.#open = undefined;
    }
    this.#depth--;
  }

  #add(text: string): void {
    if (this.#open !== undefined) this.#open.element.body += text;
  }
}

function isBaked(tag: SaxesTagNS): tag is SaxesTagNS & { readonly local: BakedElement['name'] } {
  if (tag.uri === RECEIPT_NAMESPACE) return tag.local === 'receipt';
  return NAMESPACES.has(tag.uri) && (tag.local === 'credential' || tag.local === 'assertion');
}

function rootOf(tag: SaxesTagNS, start: number, end: number): SvgRoot {
  if (tag.local !== 'svg' || tag.uri !== SVG_NAMESPACE) throw malformed(`SVG: the outermost element is <${tag.name}>`);
  return { start, end, isSelfClosing: tag.isSelfClosing, namespaces: { ...tag.ns } };
}

/** The text is read as UTF-8: another encoding that it claims would give other words to another program. */
function checkEncoding(encoding: string | undefined, svg: string): void {
  if (encoding === undefined || /^utf-?8$/i.test(encoding)) return;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is what every encoding shares that XML allows here
  if (/[^\u0000-\u007f]/.test(svg)) throw ambiguous(`SVG: it says that it is ${encoding}`);
}
