import { malformed, tooLarge } from '../refuse.ts';
import { decodePdfStream } from './decode-pdf-stream.ts';
import { type Allowance, PdfLexer } from './pdf-lexer.ts';
import {
  isPdf,
  isPdfArray,
  isPdfDict,
  type PdfDict,
  type PdfRef,
  type PdfStream,
  type PdfValue,
  pdfCount,
} from './pdf-value.ts';
import { type PdfPlace, type PdfXref, readPdfXref } from './pdf-xref.ts';
import { readPdfObject } from './read-pdf-object.ts';

/** Bytes read, over all objects: a document that needs more points at itself. */
const MAX_READ = 16_777_216;
/** Bytes unpacked, over all streams. */
const MAX_UNPACKED = 16_777_216;
const MAX_PACKED_OBJECTS = 10_000;
const MAX_REFERENCES = 8;

/**
 * A PDF whose objects are read when they are asked for. It owns what has been read and what may still be.
 *
 * Every method throws CredentialError `container.malformed`, `container.too-large`, `container.unsupported`.
 */
export class PdfDocument {
  readonly bytes: Uint8Array;
  readonly xref: PdfXref;
  readonly #allowance: Allowance = { left: MAX_READ };
  readonly #objects = new Map<number, PdfValue>();
  readonly #packed = new Map<number, ReadonlyMap<number, PdfValue>>();
  readonly #reading = new Set<number>();
  #unpackedLeft = MAX_UNPACKED;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.xref = readPdfXref(bytes, this.#allowance);
  }

  /** The value itself, where it is a reference; `null` for what is not there (ISO 32000-2 section 7.3.10). */
  resolve(value: PdfValue | undefined): PdfValue {
    let resolved = value ?? null;
    for (let step = 0; isPdf(resolved, 'ref'); step++) {
      if (step > MAX_REFERENCES) throw malformed('PDF: references without end');
      resolved = this.#object(resolved);
    }
    return resolved;
  }

  /** What a reference leads to as a dictionary, an array or a stream; `undefined` for anything else. */
  dict(value: PdfValue | undefined): PdfDict | undefined {
    const resolved = this.resolve(value);
    return isPdfDict(resolved) ? resolved : undefined;
  }

  array(value: PdfValue | undefined): readonly PdfValue[] {
    const resolved = this.resolve(value);
    return isPdfArray(resolved) ? resolved : [];
  }

  stream(value: PdfValue | undefined): PdfStream | undefined {
    const resolved = this.resolve(value);
    return isPdf(resolved, 'stream') ? resolved : undefined;
  }

  /** The document catalog, where everything begins (ISO 32000-2 section 7.7.2). */
  catalog(): { ref: PdfRef; dict: PdfDict } {
    const ref = this.xref.trailer.get('Root');
    const dict = this.dict(ref);
    if (!isPdf(ref, 'ref') || dict === undefined) throw malformed('PDF: no catalog');
    return { ref, dict };
  }

  unpack(stream: PdfStream): Uint8Array {
    const { dict } = stream;
    const direct = new Map(dict);
    for (const key of ['Filter', 'DecodeParms', 'F', 'DP'])
      if (dict.has(key)) direct.set(key, this.#direct(dict.get(key)));
    const output = decodePdfStream({ ...stream, dict: direct }, this.#unpackedLeft);
    this.#unpackedLeft -= output.length;
    return output;
  }

  #direct(value: PdfValue | undefined): PdfValue {
    const resolved = this.resolve(value);
    return isPdfArray(resolved) ? resolved.map((entry) => this.resolve(entry)) : resolved;
  }

  #object({ number, generation }: PdfRef): PdfValue {
    const known = this.#objects.get(number);
    if (known !== undefined) return known;
    const place = this.xref.places.get(number);
    if (place === undefined || place.at === 'nowhere') return null;
    if (place.at === 'offset' && place.generation !== generation) return null;
    if (this.#reading.has(number)) throw malformed(`PDF: the object ${number} needs itself`);
    this.#reading.add(number);
    const value = this.#read(number, place);
    this.#reading.delete(number);
    this.#objects.set(number, value);
    return value;
  }

  #read(number: number, place: Exclude<PdfPlace, { readonly at: 'nowhere' }>): PdfValue {
    if (place.at === 'stream') return this.#packedObjects(place.stream).get(number) ?? null;
    const object = readPdfObject(new PdfLexer(this.bytes, place.offset, this.#allowance), (value) =>
      this.resolve(value),
    );
    if (object.number !== number || object.generation !== place.generation) {
      throw malformed(`PDF: another object than ${number} at ${place.offset}`);
    }
    return object.value;
  }

  /** The objects that a stream holds (ISO 32000-2 section 7.5.7): numbers and offsets first, then the objects. */
  #packedObjects(number: number): ReadonlyMap<number, PdfValue> {
    const known = this.#packed.get(number);
    if (known !== undefined) return known;
    // A stream of objects cannot itself be in one.
    const place = this.xref.places.get(number);
    const stream =
      place?.at === 'offset' ? this.stream({ pdf: 'ref', number, generation: place.generation }) : undefined;
    if (stream === undefined) throw malformed(`PDF: no stream of objects ${number}`);
    const count = pdfCount(this.resolve(stream.dict.get('N')), 'N');
    if (count > MAX_PACKED_OBJECTS) throw tooLarge(`PDF: ${count} objects in one stream`);
    const first = pdfCount(this.resolve(stream.dict.get('First')), 'First');
    const data = this.unpack(stream);
    const header = new PdfLexer(data, 0, this.#allowance);
    const objects = new Map<number, PdfValue>();
    for (let index = 0; index < count; index++) {
      const key = header.integer();
      const lexer = new PdfLexer(data, first + header.integer(), this.#allowance);
      if (!objects.has(key)) objects.set(key, lexer.value());
    }
    this.#packed.set(number, objects);
    return objects;
  }
}
