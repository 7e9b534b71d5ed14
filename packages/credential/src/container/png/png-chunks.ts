import { crc32 } from '../../compression/crc32.ts';
import { ambiguous, malformed, tooLarge } from '../refuse.ts';

/** The first eight bytes of every PNG (PNG section 5.2). */
export const PNG_SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

const MAX_CHUNKS = 50_000;
/** Length, type and checksum. */
const FRAME = 12;
const CRITICAL = ['IHDR', 'PLTE', 'IDAT', 'IEND'];

/** One chunk: where it lies in the file, frame included, and the data inside the frame. */
export interface PngChunk {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly data: Uint8Array;
}

/**
 * The chunks of a PNG, each with its checksum compared, in an order that PNG allows. No pixel is decoded.
 *
 * @see https://www.w3.org/TR/png-3/#5DataRep
 * @throws CredentialError `container.malformed`, `container.too-large`; `container.ambiguous` for bytes after the end,
 * which other programs read
 */
export function pngChunks(png: Uint8Array): readonly PngChunk[] {
  if (PNG_SIGNATURE.some((byte, at) => png[at] !== byte)) throw malformed('PNG: the signature is damaged');
  const chunks: PngChunk[] = [];
  let at = PNG_SIGNATURE.length;
  while (chunks.at(-1)?.type !== 'IEND') {
    const chunk = readChunk(png, at);
    chunks.push(chunk);
    if (chunks.length > MAX_CHUNKS) throw tooLarge(`PNG: more than ${MAX_CHUNKS} chunks`);
    at = chunk.end;
  }
  if (at !== png.length) throw ambiguous(`PNG: ${png.length - at} bytes after the end`);
  checkOrder(chunks);
  return chunks;
}

function readChunk(png: Uint8Array, start: number): PngChunk {
  if (start + FRAME > png.length) throw malformed('PNG: it ends early');
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const end = start + FRAME + view.getUint32(start);
  if (end > png.length) throw malformed(`PNG: the chunk at ${start} is longer than the file`);
  const type = String.fromCharCode(...png.subarray(start + 4, start + 8));
  if (!/^[A-Za-z]{4}$/.test(type)) throw malformed(`PNG: the chunk at ${start} has no type`);
  if (view.getUint32(end - 4) !== crc32(png.subarray(start + 4, end - 4))) {
    throw malformed(`PNG: the checksum of ${type} at ${start} does not fit`);
  }
  return { type, start, end, data: png.subarray(start + 8, end - 4) };
}

/** PNG section 5.6, as far as it says that there is one picture and where it begins and ends. */
function checkOrder(chunks: readonly PngChunk[]): void {
  const types = chunks.map(({ type }) => type);
  const unknown = types.find((type) => /^[A-Z]/.test(type) && !CRITICAL.includes(type));
  if (unknown !== undefined) throw malformed(`PNG: ${unknown} is not known and must be`);
  const first = types.indexOf('IDAT');
  const last = types.lastIndexOf('IDAT');
  const right =
    types.lastIndexOf('IHDR') === 0 &&
    first > 0 &&
    types.slice(first, last).every((type) => type === 'IDAT') &&
    types.indexOf('PLTE') === types.lastIndexOf('PLTE') &&
    types.indexOf('PLTE') < first;
  if (!right) throw malformed('PNG: its chunks are not in order');
  checkHeader(chunks[0]?.data ?? new Uint8Array());
  if (chunks.at(-1)?.data.length !== 0) throw malformed('PNG: IEND holds data');
}

function checkHeader(data: Uint8Array): void {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const right = data.length === 13 && view.getInt32(0) > 0 && view.getInt32(4) > 0;
  if (!right) throw malformed('PNG: IHDR is not rightly written');
}
