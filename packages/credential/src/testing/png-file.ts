import { crc32 } from '../compression/crc32.ts';
import { concatBytes } from '../container/concat-bytes.ts';
import { PNG_SIGNATURE } from '../container/png/png-chunks.ts';

const encoder = new TextEncoder();

/** One chunk, rightly framed. */
export function pngChunk(type: string, data: Uint8Array | string = ''): Uint8Array {
  const body = concatBytes([encoder.encode(type), typeof data === 'string' ? encoder.encode(data) : data]);
  const chunk = concatBytes([new Uint8Array(4), body, new Uint8Array(4)]);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, body.length - 4);
  view.setUint32(chunk.length - 4, crc32(body));
  return chunk;
}

/** An iTXt chunk; `packed` is text that is compressed already. */
export function internationalText(keyword: string, text: string | Uint8Array, packed = false): Uint8Array {
  const bytes = typeof text === 'string' ? encoder.encode(text) : text;
  return pngChunk('iTXt', concatBytes([encoder.encode(`${keyword}\0`), Uint8Array.of(packed ? 1 : 0, 0, 0, 0), bytes]));
}

/** The parts of a picture of one grey pixel. */
export const onePixel = {
  signature: PNG_SIGNATURE,
  header: pngChunk('IHDR', Uint8Array.of(0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0)),
  // One row: a filter byte and a grey value, as zlib stores them.
  data: pngChunk('IDAT', Uint8Array.of(0x78, 0x01, 0x01, 2, 0, 0xfd, 0xff, 0, 0x80, 0x01, 0x02, 0x00, 0x81)),
  end: pngChunk('IEND'),
} as const;

/** A picture with chunks after its header, and with others before its end. */
export function pngFile(afterHeader: readonly Uint8Array[] = [], beforeEnd: readonly Uint8Array[] = []): Uint8Array {
  const { signature, header, data, end } = onePixel;
  return concatBytes([signature, header, ...afterHeader, data, ...beforeEnd, end]);
}
