import sharp from 'sharp';
import { Refusal } from '../../refusal.ts';

/** A picture of a good camera; 120 MB while it is decoded. */
const maxPixels = 30_000_000;
const maxSide = 2_048;
const decodeSeconds = 20;

/**
 * Makes a picture anew: decodes it, turns it upright, brings it within 2048 pixels and writes it as PNG. Whatever else was
 * in the file — place and camera, comments, a second file behind the picture — is left behind.
 *
 * @throws Refusal `unreadable-image`
 */
export async function remakeImage(bytes: Uint8Array): Promise<Buffer> {
  try {
    return await sharp(bytes, { limitInputPixels: maxPixels, failOn: 'warning', pages: 1 })
      .autoOrient()
      .resize({ width: maxSide, height: maxSide, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .png()
      .timeout({ seconds: decodeSeconds })
      .toBuffer();
  } catch (cause) {
    throw new Refusal(
      'unreadable-image',
      `Nothing was kept. Open the image in an image program and save it anew, with at most ${maxPixels / 1_000_000} megapixels.`,
      { cause },
    );
  }
}
