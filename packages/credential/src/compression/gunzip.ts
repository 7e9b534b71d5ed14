import { type Bounds, CompressionFault, refusing } from './bounds.ts';
import { crc32 } from './crc32.ts';
import { inflate } from './inflate.ts';

const HEADER_LENGTH = 10;
const TRAILER_LENGTH = 8;
const NAME_AND_COMMENT = 0x18;

/**
 * Decompresses exactly one GZIP member (RFC 1952), bounded, with its checksum and its length compared.
 *
 * Several members, bytes after the end, and the header's optional parts other than the file name and comment are refused.
 *
 * @throws CredentialError with the codes of `bounds`
 */
export function gunzip(bytes: Uint8Array, bounds: Bounds): Uint8Array<ArrayBuffer> {
  return refusing(bounds, () => member(bytes, bounds));
}

function member(bytes: Uint8Array, bounds: Bounds): Uint8Array<ArrayBuffer> {
  const start = bodyStart(bytes);
  const { output, consumed } = inflate(bytes.subarray(start), bounds);
  const trailer = bytes.subarray(start + consumed);
  if (trailer.length !== TRAILER_LENGTH) throw malformed('bytes after the end, or too few');
  const view = new DataView(trailer.buffer, trailer.byteOffset, TRAILER_LENGTH);
  if (view.getUint32(0, true) !== crc32(output)) throw malformed('the checksum does not fit');
  if (view.getUint32(4, true) !== output.length) throw malformed('the length does not fit');
  return output;
}

function bodyStart(bytes: Uint8Array): number {
  const flags = bytes[3] ?? 0xff;
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b || bytes[2] !== 8) throw malformed('not GZIP');
  if ((flags & ~NAME_AND_COMMENT) !== 0) throw malformed('header flags');
  const named = (flags & 0x08) === 0 ? HEADER_LENGTH : afterZero(bytes, HEADER_LENGTH);
  return (flags & 0x10) === 0 ? named : afterZero(bytes, named);
}

function afterZero(bytes: Uint8Array, from: number): number {
  const zero = bytes.indexOf(0, from);
  if (zero < 0) throw malformed('the header has no end');
  return zero + 1;
}

function malformed(detail: string): CompressionFault {
  return new CompressionFault('malformed', `GZIP: ${detail}`);
}
