import { concatBytes } from '../concat-bytes.ts';
import { malformed, tooLarge } from '../refuse.ts';
import { PdfDocument } from './pdf-document.ts';
import { objectBytes } from './pdf-update.ts';
import { isPdf, isPdfArray, isPdfDict, type PdfDict, type PdfRef, type PdfStream, type PdfValue } from './pdf-value.ts';
import { withoutJpegNotes } from './without-jpeg-notes.ts';
import { writePdfValue } from './write-pdf-value.ts';

const encoder = new TextEncoder();

/**
 * A PDF without what is said about it and not in it: `/Info`, XMP of the whole and of its parts, what programs keep for
 * themselves, the notes in JPEG pictures (place, camera), and everything that no page leads to any more, such as older states.
 * It is written anew from what its catalog leads to; pages, forms, attachments and the bytes of all other streams are the
 * same. The same file gives the same bytes.
 *
 * @returns `undefined` for a signed one: its signature would not fit any more
 * @see https://pdfa.org/resource/iso-32000-2/ section 14.3
 * @throws CredentialError `container.malformed`, `container.ambiguous`, `container.too-large`, `container.encrypted`,
 * `container.unsupported`
 */
export async function withoutPdfMetadata(pdf: Uint8Array): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const document = new PdfDocument(pdf);
  const copy = new PdfCopy(document);
  const { ref } = document.catalog();
  copy.take(ref);
  const objects = copy.all();
  if (copy.isSigned) return undefined;
  const [, version = '1.7'] = /^%PDF-(\d\.\d)/.exec(String.fromCharCode(...pdf.subarray(0, 8))) ?? [];
  const written = await fileOf(objects, version);
  const again = new PdfDocument(written);
  if (pagesOf(again) !== pagesOf(document)) throw malformed('PDF: its pages cannot be counted');
  return written;
}

/** Takes over objects, numbered anew, and all that they lead to. */
class PdfCopy {
  isSigned = false;
  readonly #document: PdfDocument;
  readonly #numbers = new Map<string, number>();
  readonly #waiting: PdfRef[] = [];
  #streamBytesLeft: number;

  constructor(document: PdfDocument) {
    this.#document = document;
    // Streams may lie in each other; together they have no more bytes than the file.
    this.#streamBytesLeft = document.bytes.length;
  }

  take({ number, generation }: PdfRef): PdfRef {
    const key = `${number} ${generation}`;
    const known = this.#numbers.get(key);
    if (known === undefined) this.#waiting.push({ pdf: 'ref', number, generation });
    const taken = known ?? this.#waiting.length;
    this.#numbers.set(key, taken);
    return { pdf: 'ref', number: taken, generation: 0 };
  }

  all(): readonly PdfValue[] {
    const taken: PdfValue[] = [];
    // It grows while it is gone through.
    for (const ref of this.#waiting) taken.push(this.#value(this.#document.resolve(ref)));
    return taken;
  }

  #value(value: PdfValue): PdfValue {
    if (isPdf(value, 'ref')) return this.take(value);
    if (isPdf(value, 'stream')) return this.#stream(value);
    if (isPdfArray(value)) return value.map((entry) => this.#value(entry));
    return isPdfDict(value) ? this.#dict(value) : value;
  }

  #dict(dict: PdfDict): Map<string, PdfValue> {
    // What is signed says which bytes of the file (ISO 32000-2 section 12.8.1).
    if (dict.has('ByteRange')) this.isSigned = true;
    const kept = [...dict].filter(([key, value]) => !this.#isAbout(key, value));
    return new Map(kept.map(([key, value]) => [key, this.#value(value)]));
  }

  /** By the value too: resources and destinations have whatever names their makers like. */
  #isAbout(key: string, value: PdfValue): boolean {
    if (key === 'Metadata') return nameIn(this.#document.stream(value)?.dict, 'Type') === 'Metadata';
    if (key === 'PieceInfo') return this.#document.dict(value) !== undefined;
    return key === 'LastModified' && isPdf(this.#document.resolve(value), 'string');
  }

  #stream({ dict, bytes }: PdfStream): PdfStream {
    this.#streamBytesLeft -= bytes.length;
    if (this.#streamBytesLeft < 0) throw tooLarge('PDF: its streams are larger than the file');
    const kept = this.#isJpeg(dict) ? concatBytes(withoutJpegNotes(bytes)) : bytes;
    return { pdf: 'stream', dict: this.#dict(dict).set('Length', kept.length), bytes: kept };
  }

  #isJpeg(dict: PdfDict): boolean {
    const filters = this.#document.resolve(dict.get('Filter'));
    const [filter, ...others] = isPdfArray(filters) ? filters : [filters];
    const name = this.#document.resolve(filter);
    return others.length === 0 && isPdf(name, 'name') && ['DCTDecode', 'DCT'].includes(name.name);
  }
}

function nameIn(dict: PdfDict | undefined, key: string): string | undefined {
  const value = dict?.get(key);
  return isPdf(value, 'name') ? value.name : undefined;
}

/** A file of these objects, numbered from 1, with a plain table; the first is the catalog (ISO 32000-2 section 7.5). */
async function fileOf(objects: readonly PdfValue[], version: string): Promise<Uint8Array<ArrayBuffer>> {
  // Bytes that are no text tell programs that there are some in the file.
  const parts: Uint8Array[] = [encoder.encode(`%PDF-${version}\n`), Uint8Array.of(0x25, 0xe2, 0xe3, 0xcf, 0xd3, 0x0a)];
  let at = parts.reduce((length, part) => length + part.length, 0);
  const lines = ['0000000000 65535 f \n'];
  for (const [index, value] of objects.entries()) {
    const part = objectBytes({ pdf: 'ref', number: index + 1, generation: 0 }, value);
    lines.push(`${String(at).padStart(10, '0')} 00000 n \n`);
    parts.push(part);
    at += part.length;
  }
  const hash = await crypto.subtle.digest('SHA-256', concatBytes(parts));
  const id: PdfValue = { pdf: 'string', bytes: new Uint8Array(hash).subarray(0, 16) };
  const trailer = new Map<string, PdfValue>([
    ['Size', lines.length],
    ['Root', { pdf: 'ref', number: 1, generation: 0 }],
    ['ID', [id, id]],
  ]);
  const table = `xref\n0 ${lines.length}\n${lines.join('')}trailer\n${writePdfValue(trailer)}\n`;
  return concatBytes([...parts, encoder.encode(`${table}startxref\n${at}\n%%EOF\n`)]);
}

function pagesOf(document: PdfDocument): number | undefined {
  const count = document.resolve(document.dict(document.catalog().dict.get('Pages'))?.get('Count'));
  return typeof count === 'number' ? count : undefined;
}
