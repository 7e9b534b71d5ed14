import sharp, { type OverlayOptions } from 'sharp';
import { type CredentialFace, palette } from './credential-face.ts';
import { fontFiles } from './fonts.ts';

const width = 1200;
const height = 630;
const margin = 84;
const pictureSize = 320;

interface Words {
  text: string;
  font: 'serifBold' | 'sans';
  /** Height of a letter's line in pixels, more or less. */
  size: number;
  color: string;
  /** Space to the next line. */
  gap: number;
  /** The most height it may take; longer text is set smaller. */
  most: number;
}

const families = { serifBold: 'Source Serif 4, Noto Naskh Arabic', sans: 'Source Sans 3, Noto Naskh Arabic' };

/** The preview card of a credential page: 1200 × 630, PNG. */
export async function renderCard(face: CredentialFace): Promise<Uint8Array> {
  const left = face.image ? margin + pictureSize + 56 : margin;
  const column = width - left - margin;
  const blocks = await Promise.all(
    wordsOf(face).map(async (words) => ({ ...words, ...(await setWords(words, column)) })),
  );
  const rule = 36;
  const total = blocks.reduce((sum, block) => sum + block.height + block.gap, rule);
  let top = Math.max(margin / 2, Math.round((height - total) / 2));
  const layers: OverlayOptions[] = [];
  for (const [index, { png, height: high, gap }] of blocks.entries()) {
    layers.push({ input: png, left, top });
    top += high + gap;
    if (index !== 1) continue;
    layers.push({ input: { create: { width: 120, height: 4, channels: 4, background: palette.gold } }, left, top });
    top += rule;
  }
  if (face.image) layers.push({ input: await fitPicture(face.image), left: margin, top: (height - pictureSize) / 2 });
  layers.push({ input: { create: { width: 18, height, channels: 4, background: palette.laurel } }, left: 0, top: 0 });
  const paper = sharp({ create: { width, height, channels: 4, background: palette.paper } });
  return paper.composite(layers).png({ compressionLevel: 8 }).toBuffer();
}

function wordsOf(face: CredentialFace): Words[] {
  const verdict = {
    issued: 'Open the page to verify it',
    revoked: 'Revoked by its issuer',
    replaced: 'Issued anew since: open the page for it',
  }[face.standing];
  const quiet = { font: 'sans', color: palette.muted } as const;
  return [
    { ...quiet, text: `${face.achievementKind} · ${face.organisationName}`, size: 28, gap: 26, most: 72 },
    { text: face.achievementName, font: 'serifBold', size: 58, color: palette.ink, gap: 30, most: 220 },
    { text: face.recipientName, font: 'sans', size: 40, color: palette.ink, gap: 26, most: 110 },
    {
      ...quiet,
      text: `Issued ${face.issuedOn} · ${verdict}`,
      size: 26,
      color: face.standing === 'revoked' ? palette.invalid : palette.muted,
      gap: 0,
      most: 72,
    },
  ];
}

/** Sets a text in a column, smaller where it would grow too high. The letters are shaped and ordered as their script wants. */
async function setWords(words: Words, column: number): Promise<{ png: Buffer; height: number }> {
  for (let { size } = words; ; size *= 0.85) {
    const set = sharp({
      text: {
        text: `<span foreground="${words.color}">${escapeMarkup(words.text)}</span>`,
        font: `${families[words.font]} ${words.font === 'serifBold' ? 'Semi-Bold ' : ''}${Math.round(size * 0.75)}`,
        fontfile: await fontFileFor(words),
        width: column,
        dpi: 96,
        rgba: true,
        wrap: 'word-char',
      },
    });
    const { data, info } = await set.png().toBuffer({ resolveWithObject: true });
    if (info.height <= words.most || size < 12)
      return { png: await crop(data, info, words.most), height: Math.min(info.height, words.most) };
  }
}

async function crop(
  png: Buffer,
  { width: wide, height: high }: { width: number; height: number },
  most: number,
): Promise<Buffer> {
  if (high <= most) return png;
  return sharp(png).extract({ left: 0, top: 0, width: wide, height: most }).png().toBuffer();
}

async function fontFileFor({ text, font }: Words): Promise<string> {
  return /[\u0590-\u08ff\ufb1d-\ufeff]/u.test(text) ? fontFiles.arabic : fontFiles[font];
}

function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function fitPicture(image: Uint8Array): Promise<Buffer> {
  const clear = { r: 0, g: 0, b: 0, alpha: 0 };
  return sharp(image).resize(pictureSize, pictureSize, { fit: 'contain', background: clear }).png().toBuffer();
}
