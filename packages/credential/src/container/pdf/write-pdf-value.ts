import { isPdf, isPdfArray, isPdfDict, type PdfDict, type PdfValue } from './pdf-value.ts';

/** A value as a PDF writes it, in ASCII alone (ISO 32000-2 section 7.3). A stream is written as its dictionary. */
export function writePdfValue(value: PdfValue): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return writeNumber(value);
  if (isPdfArray(value)) return `[${value.map(writePdfValue).join(' ')}]`;
  if (isPdfDict(value)) return writeDict(value);
  if (isPdf(value, 'name')) return writeName(value.name);
  if (isPdf(value, 'string')) return `<${Array.from(value.bytes, hex).join('')}>`;
  if (isPdf(value, 'ref')) return `${value.number} ${value.generation} R`;
  return writeDict(value.dict);
}

function writeDict(dict: PdfDict): string {
  return `<<${Array.from(dict, ([key, value]) => `${writeName(key)} ${writePdfValue(value)}`).join(' ')}>>`;
}

/** PDF knows no exponents. */
function writeNumber(value: number): string {
  return Number.isInteger(value) ? value.toFixed(0) : value.toFixed(10).replace(/0+$/, '');
}

function writeName(name: string): string {
  return `/${name.replaceAll(/[^A-Za-z0-9_.+-]/g, (character) => `#${hex(character.charCodeAt(0))}`)}`;
}

function hex(byte: number): string {
  return (byte & 0xff).toString(16).padStart(2, '0');
}
