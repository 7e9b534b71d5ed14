import { tryDecodeUtf8 } from '../decode-utf8.ts';

/**
 * A text string (ISO 32000-2 section 7.9.2.2): UTF-16 or UTF-8 by its byte order mark, else one character a byte. It
 * labels a file, so where PDFDocEncoding differs from Latin-1 does not matter.
 */
export function pdfText(bytes: Uint8Array): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes.subarray(2));
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes.subarray(2));
  const utf8 =
    bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? tryDecodeUtf8(bytes.subarray(3)) : undefined;
  return utf8 ?? Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}
