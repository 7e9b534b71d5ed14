import { randomBytes } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { renderSVG } from 'uqr';
import { describe, expect, test } from 'vitest';
import type { QrReader } from '../qr-reader.ts';

const codeOf = (text: string, side: number) =>
  sharp(Buffer.from(renderSVG(text, { border: 4 })))
    .resize(side)
    .png()
    .toBuffer();

/** Codes as a telephone would take them: on a table, a little turned. */
export async function photoOf(texts: readonly string[], side = 1_400): Promise<Sharp> {
  const codes = await Promise.all(texts.map((text) => codeOf(text, side - 400)));
  const turned = await Promise.all(
    codes.map((code) => sharp(code).rotate(4, { background: '#e8e4da' }).png().toBuffer()),
  );
  const table = { width: side * texts.length, height: side, channels: 3, background: '#d9d4c6' } as const;
  const composed = await sharp({ create: table })
    .composite(turned.map((input, index) => ({ input, left: side * index + 150, top: 150 })))
    .png()
    .toBuffer();
  return sharp(composed).blur(0.6);
}

/** A PNG whose header says a size, with so many bytes of pixels, packed. */
export function pngOf(width: number, height: number, pixels: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(data.length, 0);
    ends.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
  };
  const magic = Buffer.from('89504e470d0a1a0a', 'hex');
  const data = chunk('IDAT', deflateSync(Buffer.alloc(pixels)));
  return Buffer.concat([magic, chunk('IHDR', header), data, chunk('IEND', Buffer.alloc(0))]);
}

/** What every reader of QR codes does. */
export function describeQrReader(name: string, create: () => QrReader): void {
  describe(`${name} reads QR codes in pictures`, () => {
    const reader = create();
    const token = randomBytes(900).toString('base64url');

    test.each(['png', 'jpeg', 'webp', 'gif'] as const)('a photo of a long code, as %s', async (format) => {
      expect(await reader.read(await (await photoOf([token])).toFormat(format).toBuffer())).toEqual([token]);
    });

    test('every code in the picture, each once', async () => {
      const picture = await (await photoOf(['one', 'two', 'three'])).jpeg().toBuffer();
      expect([...(await reader.read(picture))].sort()).toEqual(['one', 'three', 'two']);
    });

    test('a code on a transparent ground, and one in a large photo', async () => {
      const code = await codeOf('clear', 600);
      const clear = await sharp(code).unflatten().png().toBuffer();
      expect(await reader.read(clear)).toEqual(['clear']);
      const large = await (await photoOf(['large'])).resize(5_000).jpeg().toBuffer();
      expect(await reader.read(large)).toEqual(['large']);
    });

    test('pictures that come at the same moment have each their own answer', async () => {
      const pictures = await Promise.all(['a', 'b', 'c'].map((text) => codeOf(text, 300)));
      expect(await Promise.all(pictures.map((picture) => reader.read(picture)))).toEqual([['a'], ['b'], ['c']]);
    });

    test('a picture without a code has none, and what cannot be decoded neither', async () => {
      const plain = await sharp({ create: { width: 300, height: 300, channels: 3, background: 'red' } })
        .png()
        .toBuffer();
      const noise = await sharp(randomBytes(1_000 * 1_000 * 3), { raw: { width: 1_000, height: 1_000, channels: 3 } })
        .jpeg()
        .toBuffer();
      for (const picture of [
        plain,
        noise,
        plain.subarray(0, 60),
        randomBytes(500),
        Buffer.alloc(0),
        Buffer.from('GIF89a'),
      ])
        expect(await reader.read(picture)).toEqual([]);
    });

    test('E01 a picture of too many pixels is refused by its header, and others are read after it', async () => {
      const deep = { create: { width: 4_000, height: 4_000, channels: 4, background: 'red' } } as const;
      const sixteenBits = await sharp(deep).toColourspace('rgb16').png({ progressive: true }).toBuffer();
      for (const bomb of [pngOf(100_000, 100_000, 4), pngOf(8_000, 8_000, 50_000_000), sixteenBits])
        await expect(reader.read(bomb)).rejects.toMatchObject({ code: 'container.too-large' });
      expect(await reader.read(await codeOf('after', 300))).toEqual(['after']);
    });
  });
}
