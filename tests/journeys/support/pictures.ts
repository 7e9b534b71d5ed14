import sharp from 'sharp';
import { renderSVG } from 'uqr';

/** A small picture of nothing. */
export function plainPng(): Promise<Buffer> {
  return sharp({ create: { width: 64, height: 64, channels: 3, background: '#1c5c42' } })
    .png()
    .toBuffer();
}

/** A QR code as a telephone would take it: on a table, a little turned, as a JPEG. */
export async function photoOfCode(text: string): Promise<Buffer> {
  const code = await sharp(Buffer.from(renderSVG(text, { border: 4 })))
    .resize(1_100)
    .rotate(4, { background: '#e8e4da' })
    .png()
    .toBuffer();
  return sharp({ create: { width: 1_400, height: 1_400, channels: 3, background: '#d9d4c6' } })
    .composite([{ input: code }])
    .blur(0.6)
    .jpeg({ quality: 85 })
    .toBuffer();
}
