import { CredentialError } from '@laurel/credential';
import sharp from 'sharp';

/** A picture as pixels: red, green, blue and opacity, a byte each, row by row. */
export interface Pixels {
  data: Uint8ClampedArray<ArrayBuffer>;
  width: number;
  height: number;
}

/** A picture of a good camera has 30 megapixels at three bytes each. Decoding may hold all of it, and more than once. */
const maxUnpackedBytes = 100_000_000;
const maxPixels = 33_000_000;
/** Enough for the finest code that a camera can take, and little enough to be searched in a second. */
const maxSide = 2_400;
const decodeSeconds = 10;
/** What telephones and screenshots are written as. Decoders of rarer kinds are not given what strangers send. */
const formats = new Set(['png', 'jpeg', 'webp', 'gif']);

/**
 * Decodes a picture within bounds of pixels and time, made smaller where it is large; undefined where it cannot be read.
 *
 * @throws CredentialError `container.too-large`
 */
export async function decodePicture(picture: Uint8Array): Promise<Pixels | undefined> {
  const header = await headerOf(picture);
  if (!header) return undefined;
  if (header.unpackedBytes > maxUnpackedBytes)
    throw new CredentialError('container.too-large', `a picture of more than ${maxUnpackedBytes} bytes, unpacked`);
  try {
    const { data, info } = await sharp(picture, { limitInputPixels: maxPixels, failOn: 'error', pages: 1 })
      .timeout({ seconds: decodeSeconds })
      .resize({ width: maxSide, height: maxSide, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: 'white' })
      .toColourspace('srgb')
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { data: new Uint8ClampedArray(data), width: info.width, height: info.height };
  } catch (cause) {
    if (/timeout/i.test(String(cause))) throw new CredentialError('container.too-large', 'takes too long', { cause });
    return undefined;
  }
}

/** Whether the first twelve bytes are those of one of them. */
function isOneOf(start: string): boolean {
  if (start.startsWith('RIFF')) return start.endsWith('WEBP');
  return ['\x89PNG\r\n', '\xff\xd8\xff', 'GIF87a', 'GIF89a'].some((beginning) => start.startsWith(beginning));
}

/**
 * What the file says of itself, without decoding it. Even so much is not asked of decoders of other kinds: a drawing of a
 * kilobyte can keep its own busy for a minute.
 */
async function headerOf(picture: Uint8Array): Promise<{ unpackedBytes: number } | undefined> {
  const start = Buffer.from(picture.subarray(0, 12)).toString('latin1');
  if (!isOneOf(start)) return undefined;
  try {
    const header = await sharp(picture, { limitInputPixels: false, pages: 1 }).metadata();
    const { format, width, height, channels, depth } = header;
    const unpackedBytes = width * height * Math.max(3, channels) * (depth === 'uchar' ? 1 : 2);
    return formats.has(format) ? { unpackedBytes } : undefined;
  } catch {
    return undefined;
  }
}
