import satori from 'satori';
import sharp from 'sharp';
import { type CredentialFace, palette } from './credential-face.ts';
import { loadFonts } from './fonts.ts';

const width = 1200;
const height = 630;

interface Box {
  type: 'div' | 'img';
  props: Record<string, unknown>;
}

/** The preview card of a credential page: 1200 × 630, PNG. */
export async function renderCard(face: CredentialFace): Promise<Uint8Array> {
  const fonts = await loadFonts();
  const svg = await satori(card(face) as never, {
    width,
    height,
    fonts: [
      { name: 'serif', data: fonts.serifBold, weight: 600 },
      { name: 'sans', data: fonts.sans, weight: 400 },
      { name: 'arabic', data: fonts.arabic, weight: 400 },
    ],
  });
  return sharp(Buffer.from(svg)).png({ compressionLevel: 8 }).toBuffer();
}

function card(face: CredentialFace): Box {
  const verdict = face.revoked ? 'Revoked by its issuer' : 'Open the page to verify it';
  return box(
    {
      width,
      height,
      background: palette.paper,
      borderLeft: `18px solid ${palette.laurel}`,
      padding: '64px 72px',
      gap: 56,
      alignItems: 'center',
      fontFamily: 'sans, arabic',
    },
    [
      ...(face.image ? [picture(face.image)] : []),
      box({ flexDirection: 'column', flex: 1, gap: 14 }, [
        words(`${face.achievementKind} · ${face.organisationName}`, { fontSize: 28, color: palette.muted }),
        words(shorten(face.achievementName, 80), {
          fontSize: 60,
          lineHeight: 1.12,
          color: palette.ink,
          fontFamily: 'serif, arabic',
        }),
        box({ width: 120, height: 4, background: palette.gold, marginTop: 8, marginBottom: 8 }, []),
        words(shorten(face.recipientName, 60), { fontSize: 40, color: palette.ink }),
        words(`Issued ${face.issuedOn} · ${verdict}`, {
          fontSize: 26,
          color: face.revoked ? palette.invalid : palette.muted,
        }),
      ]),
    ],
  );
}

function box(style: Record<string, unknown>, children: readonly Box[]): Box {
  return { type: 'div', props: { style: { display: 'flex', ...style }, children } };
}

function words(text: string, style: Record<string, unknown>): Box {
  return { type: 'div', props: { style: { display: 'flex', ...style }, children: text } };
}

function picture(image: Uint8Array): Box {
  const src = `data:image/png;base64,${Buffer.from(image).toString('base64')}`;
  return { type: 'img', props: { src, width: 320, height: 320, style: { objectFit: 'contain' } } };
}

function shorten(text: string, most: number): string {
  const letters = [...text];
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : text;
}
