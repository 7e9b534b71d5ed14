import { malformed } from '../refuse.ts';

/** What a PDF is made of (ISO 32000-2 section 7.3). Arrays are arrays, dictionaries are maps without their slashes. */
export type PdfValue =
  | null
  | boolean
  | number
  | PdfName
  | PdfString
  | PdfRef
  | PdfStream
  | readonly PdfValue[]
  | PdfDict;

/** A dictionary. */
export type PdfDict = ReadonlyMap<string, PdfValue>;

/** A name, without its slash and its escapes: one character a byte. */
export interface PdfName {
  readonly pdf: 'name';
  readonly name: string;
}

/** A string, which is bytes. */
export interface PdfString {
  readonly pdf: 'string';
  readonly bytes: Uint8Array;
}

/** A reference to an object elsewhere in the file. */
export interface PdfRef {
  readonly pdf: 'ref';
  readonly number: number;
  readonly generation: number;
}

/** A dictionary with bytes, still packed. */
export interface PdfStream {
  readonly pdf: 'stream';
  readonly dict: PdfDict;
  readonly bytes: Uint8Array;
}

/** True for a dictionary; a stream is none. */
export function isPdfDict(value: PdfValue | undefined): value is PdfDict {
  return value instanceof Map;
}

/** True for an array. */
export function isPdfArray(value: PdfValue | undefined): value is readonly PdfValue[] {
  return Array.isArray(value);
}

/** True for one of the kinds that are neither plain nor collections. */
export function isPdf<K extends 'name' | 'string' | 'ref' | 'stream'>(
  value: PdfValue | undefined,
  kind: K,
): value is Extract<PdfName | PdfString | PdfRef | PdfStream, { readonly pdf: K }> {
  return typeof value === 'object' && value !== null && 'pdf' in value && value.pdf === kind;
}

/** A whole number, not negative. */
export function pdfCount(value: PdfValue | undefined, what: string): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  throw malformed(`PDF: ${what} is not a count`);
}
