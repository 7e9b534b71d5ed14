import { unzlib } from '../../compression/unzlib.ts';
import { CredentialError } from '../../errors.ts';
import { malformed, tooLarge } from '../refuse.ts';
import { decodeAscii85 } from './decode-ascii85.ts';
import { decodeHex } from './pdf-literals.ts';
import { isPdf, isPdfArray, isPdfDict, type PdfDict, type PdfStream, type PdfValue, pdfCount } from './pdf-value.ts';
import { undoPredictor } from './undo-predictor.ts';

const MAX_FILTERS = 4;

/**
 * The bytes of a stream, unpacked (ISO 32000-2 section 7.4). Pictures' own filters and LZW are not known: what holds a
 * credential has no use for them.
 *
 * @throws CredentialError `container.malformed`, `container.too-large`, `container.unsupported`
 */
export function decodePdfStream({ dict, bytes }: PdfStream, maxOutput: number): Uint8Array {
  const filters = listOf(dict.get('Filter') ?? dict.get('F'));
  const parameters = listOf(dict.get('DecodeParms') ?? dict.get('DP'));
  if (filters.length > MAX_FILTERS) throw malformed(`PDF: more than ${MAX_FILTERS} filters`);
  const decoded = filters.reduce<Uint8Array>(
    (data, filter, index) => applyFilter(data, filter, { parameters: parameters[index], maxOutput }),
    bytes,
  );
  if (decoded.length > maxOutput) throw tooLarge(`PDF: a stream of more than ${maxOutput} bytes`);
  return decoded;
}

interface FilterOptions {
  readonly parameters: PdfValue | undefined;
  readonly maxOutput: number;
}

function applyFilter(data: Uint8Array, filter: PdfValue, { parameters, maxOutput }: FilterOptions): Uint8Array {
  const name = isPdf(filter, 'name') ? filter.name : '';
  if (name === 'FlateDecode' || name === 'Fl') {
    const bounds = { maxOutput, malformed: 'container.malformed', tooLarge: 'container.too-large' } as const;
    // Bytes after the packed data are line ends that a careless writer counted.
    return predicted(unzlib(data, bounds).output, isPdfDict(parameters) ? parameters : undefined);
  }
  if (name === 'ASCIIHexDecode' || name === 'AHx') return decodeHex(upTo(data, 0x3e));
  if (name === 'ASCII85Decode' || name === 'A85') return decodeAscii85(upTo(data, 0x7e));
  throw new CredentialError('container.unsupported', `PDF: the filter ${name.slice(0, 32)}`);
}

function predicted(data: Uint8Array, parameters: PdfDict | undefined): Uint8Array {
  const predictor = pdfCount(parameters?.get('Predictor') ?? 1, 'Predictor');
  if (predictor === 1) return data;
  if (predictor < 10) throw new CredentialError('container.unsupported', `PDF: the predictor ${predictor}`);
  const columns = pdfCount(parameters?.get('Columns') ?? 1, 'Columns');
  const colors = pdfCount(parameters?.get('Colors') ?? 1, 'Colors');
  const bits = pdfCount(parameters?.get('BitsPerComponent') ?? 8, 'BitsPerComponent');
  return undoPredictor(data, { width: Math.ceil((columns * colors * bits) / 8), step: Math.ceil((colors * bits) / 8) });
}

function upTo(data: Uint8Array, end: number): Uint8Array {
  const at = data.indexOf(end);
  return at < 0 ? data : data.subarray(0, at);
}

function listOf(value: PdfValue | undefined): readonly PdfValue[] {
  if (value === undefined || value === null) return [];
  return isPdfArray(value) ? value : [value];
}
