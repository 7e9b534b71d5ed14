import { adler32 } from './adler32.ts';
import { type Bounds, CompressionFault, refusing } from './bounds.ts';
import { type Inflated, inflate } from './inflate.ts';

const HEADER_LENGTH = 2;
const CHECKSUM_LENGTH = 4;

/**
 * Decompresses one zlib stream (RFC 1950), bounded, with its checksum compared. Whether bytes may follow it is the
 * caller's to say: `consumed` tells where it ends.
 *
 * @throws CredentialError with the codes of `bounds`
 */
export function unzlib(bytes: Uint8Array, bounds: Bounds): Inflated {
  return refusing(bounds, () => {
    checkHeader(bytes);
    const { output, consumed } = inflate(bytes.subarray(HEADER_LENGTH), bounds);
    const end = HEADER_LENGTH + consumed;
    if (end + CHECKSUM_LENGTH > bytes.length) throw new CompressionFault('malformed', 'zlib: no checksum');
    const stated = new DataView(bytes.buffer, bytes.byteOffset + end, CHECKSUM_LENGTH).getUint32(0);
    if (stated !== adler32(output)) throw new CompressionFault('malformed', 'zlib: the checksum does not fit');
    return { output, consumed: end + CHECKSUM_LENGTH };
  });
}

/** DEFLATE with a window of at most 32 KiB, and no dictionary agreed on beforehand. */
function checkHeader([method = 0, flags = 0]: Uint8Array): void {
  const right = (method & 0x0f) === 8 && method >> 4 <= 7 && (method * 256 + flags) % 31 === 0 && (flags & 0x20) === 0;
  if (!right) throw new CompressionFault('malformed', 'not zlib');
}
