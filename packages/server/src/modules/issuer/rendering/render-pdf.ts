import PDFDocument from 'pdfkit';
import { encode } from 'uqr';
import { type CredentialFace, palette } from './credential-face.ts';
import { type FontName, loadFonts } from './fonts.ts';

const margin = 56;
const qrSize = 96;

interface Line {
  font: FontName;
  size: number;
  color: string;
  gap?: number;
}

/**
 * A certificate to print: A4 across, tagged for screen readers, with a QR code to the credential's page and the signed
 * credential attached, so that the file alone can be verified.
 */
export async function renderPdf(face: CredentialFace, secured: string): Promise<Uint8Array> {
  const fonts = await loadFonts();
  const doc = new PDFDocument({
    size: 'A4',
    layout: 'landscape',
    margin,
    tagged: true,
    lang: 'en',
    displayTitle: true,
    pdfVersion: '1.7',
    info: { Title: `${face.achievementName} — ${face.recipientName}`, Author: face.organisationName },
  });
  for (const [name, bytes] of Object.entries(fonts)) doc.registerFont(name, bytes);
  const chunks: Uint8Array[] = [];
  doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise((resolve) => doc.on('end', resolve));
  draw(doc, face);
  doc.file(Buffer.from(secured), {
    name: 'credential.json',
    type: 'application/vc',
    description: 'The signed credential',
    relationship: 'Source',
  } as never);
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}

type Doc = InstanceType<typeof PDFDocument>;

function draw(doc: Doc, face: CredentialFace): void {
  const { width, height } = doc.page;
  doc.rect(0, 0, width, height).fill(palette.paper);
  doc.rect(0, 0, 12, height).fill(palette.laurel);
  const textWidth = width - 2 * margin - (face.image ? 190 : 0);
  const say = writer(doc, textWidth);
  doc.x = margin;
  doc.y = margin;
  say(face.organisationName, { font: 'sansBold', size: 14, color: palette.laurel, gap: 26 });
  say('This certifies that', { font: 'sans', size: 12, color: palette.muted, gap: 4 });
  say(face.recipientName, { font: 'serifBold', size: 30, color: palette.ink, gap: 10 });
  say(`has earned the ${face.achievementKind.toLowerCase()}`, { font: 'sans', size: 12, color: palette.muted, gap: 4 });
  say(face.achievementName, { font: 'serifBold', size: 26, color: palette.laurel, gap: 12 });
  say(face.description, { font: 'serif', size: 11, color: palette.ink, gap: 12 });
  for (const fact of face.facts) say(fact, { font: 'sans', size: 11, color: palette.ink, gap: 2 });
  if (face.skills.length > 0)
    say(`Skills: ${face.skills.join(' · ')}`, { font: 'sans', size: 10, color: palette.muted, gap: 2 });
  if (face.image) doc.image(Buffer.from(face.image), width - margin - 160, margin, { fit: [160, 160] });
  footer(doc, face);
}

function footer(doc: Doc, face: CredentialFace): void {
  const { width, height } = doc.page;
  const top = height - margin - qrSize;
  doc
    .moveTo(margin, top - 16)
    .lineTo(width - margin, top - 16)
    .lineWidth(1)
    .stroke(palette.gold);
  drawQr(doc, face.url, margin, top);
  const say = writer(doc, width - 2 * margin - qrSize - 24);
  doc.x = margin + qrSize + 24;
  doc.y = top + 8;
  const dates = [
    `Issued ${face.issuedOn}`,
    face.completedOn && `completed ${face.completedOn}`,
    face.validUntil && `valid until ${face.validUntil}`,
  ];
  say(dates.filter(Boolean).join(' · '), { font: 'sansBold', size: 11, color: palette.ink, gap: 4 });
  say(
    'Scan the code or open the address to see whether this credential is valid today. The signed credential is attached to this file.',
    { font: 'sans', size: 10, color: palette.muted, gap: 4 },
  );
  say(face.url, { font: 'sans', size: 10, color: palette.laurel });
}

/** Writes paragraphs one under another, each run in a face that has its letters. */
function writer(doc: Doc, width: number): (text: string, line: Line) => void {
  const left = () => doc.x;
  return (text, { font, size, color, gap = 0 }) => {
    const x = left();
    const face = /[\u0590-\u08ff\ufb1d-\ufeff]/u.test(text) ? 'arabic' : font;
    doc.font(face).fontSize(size).fillColor(color);
    const limit = doc.page.height - margin - qrSize - 40;
    doc.text(text, x, doc.y, { width, height: Math.max(size * 1.4, limit - doc.y + 400), ellipsis: true, lineGap: 1 });
    doc.x = x;
    doc.y += gap;
  };
}

function drawQr(doc: Doc, text: string, x: number, y: number): void {
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  const cell = qrSize / size;
  for (const [row, cells] of data.entries()) {
    for (const [column, dark] of cells.entries()) if (dark) doc.rect(x + column * cell, y + row * cell, cell, cell);
  }
  doc.fill(palette.ink);
}
