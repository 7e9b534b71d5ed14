import { concatBytes } from '../concat-bytes.ts';
import type { PdfDocument } from './pdf-document.ts';
import { isPdf, type PdfDict, type PdfRef, type PdfValue } from './pdf-value.ts';
import { writePdfValue } from './write-pdf-value.ts';

const encoder = new TextEncoder();

interface Written {
  readonly ref: PdfRef;
  readonly value: PdfValue;
}

/**
 * New and changed objects, to be added behind a PDF that stays as it is, byte for byte (ISO 32000-2 section 7.5.6). A
 * signature over the old bytes still fits.
 */
export class PdfUpdate {
  readonly #document: PdfDocument;
  readonly #written: Written[] = [];
  #next: number;

  constructor(document: PdfDocument) {
    this.#document = document;
    const { places, trailer } = document.xref;
    const size = trailer.get('Size');
    this.#next = [...places.keys()].reduce(
      (most, number) => Math.max(most, number + 1),
      typeof size === 'number' ? size : 1,
    );
  }

  /** Adds an object and gives its reference. */
  add(value: PdfValue): PdfRef {
    const ref = { pdf: 'ref', number: this.#next++, generation: 0 } as const;
    this.#written.push({ ref, value });
    return ref;
  }

  /** Puts a new value in the place of an object. */
  replace(ref: PdfRef, value: PdfValue): void {
    this.#written.push({ ref, value });
  }

  /** The old bytes and the update. `id` becomes the second half of the file's identifier. */
  bytes(id: Uint8Array): Uint8Array<ArrayBuffer> {
    const old = this.#document.bytes;
    const parts = [old, encoder.encode('\n')];
    const offsets = new Map<PdfRef, number>();
    let at = old.length + 1;
    for (const { ref, value } of this.#written) {
      offsets.set(ref, at);
      const part = objectBytes(ref, value);
      parts.push(part);
      at += part.length;
    }
    const trailer = this.#trailer(id);
    parts.push(
      this.#document.xref.isStream ? this.#streamSection(offsets, trailer, at) : tableSection(offsets, trailer),
    );
    parts.push(encoder.encode(`startxref\n${at}\n%%EOF\n`));
    return concatBytes(parts);
  }

  #trailer(id: Uint8Array): Map<string, PdfValue> {
    const { trailer, start, isStream } = this.#document.xref;
    const next = new Map<string, PdfValue>();
    for (const key of ['Root', 'Info']) if (trailer.has(key)) next.set(key, trailer.get(key) ?? null);
    const [first] = this.#document.array(trailer.get('ID'));
    const second: PdfValue = { pdf: 'string', bytes: id };
    next.set('ID', [isPdf(first, 'string') ? first : second, second]);
    next.set('Prev', start);
    // The stream that holds the table is an object as well.
    return next.set('Size', this.#next + (isStream ? 1 : 0));
  }

  /** The table as a stream, which lists itself: one byte for the kind, four for the offset, two for the generation. */
  #streamSection(offsets: ReadonlyMap<PdfRef, number>, trailer: PdfDict, at: number): Uint8Array {
    const self = { pdf: 'ref', number: this.#next, generation: 0 } as const;
    const all = inOrder(new Map([...offsets, [self, at]]));
    const rows = new Uint8Array(all.length * 7);
    const view = new DataView(rows.buffer);
    for (const [index, [ref, offset]] of all.entries()) {
      view.setUint8(index * 7, 1);
      view.setUint32(index * 7 + 1, offset);
      view.setUint16(index * 7 + 5, ref.generation);
    }
    const dict = new Map<string, PdfValue>([
      ['Type', { pdf: 'name', name: 'XRef' }],
      ...trailer,
      ['Index', all.flatMap(([{ number }]) => [number, 1])],
      ['W', [1, 4, 2]],
      ['Length', rows.length],
    ]);
    return objectBytes(self, { pdf: 'stream', dict, bytes: rows });
  }
}

/** The table as text, twenty bytes a line. */
function tableSection(offsets: ReadonlyMap<PdfRef, number>, trailer: PdfDict): Uint8Array {
  const lines = inOrder(offsets).map(([{ number, generation }, offset]) => {
    return `${number} 1\n${String(offset).padStart(10, '0')} ${String(generation).padStart(5, '0')} n \n`;
  });
  return encoder.encode(`xref\n${lines.join('')}trailer\n${writePdfValue(trailer)}\n`);
}

function inOrder(offsets: ReadonlyMap<PdfRef, number>): readonly (readonly [PdfRef, number])[] {
  return [...offsets].toSorted(([one], [other]) => one.number - other.number);
}

/** An object as a file has it. */
export function objectBytes({ number, generation }: PdfRef, value: PdfValue): Uint8Array {
  const head = `${number} ${generation} obj\n${writePdfValue(value)}\n`;
  if (!isPdf(value, 'stream')) return encoder.encode(`${head}endobj\n`);
  return concatBytes([encoder.encode(`${head}stream\n`), value.bytes, encoder.encode('\nendstream\nendobj\n')]);
}
