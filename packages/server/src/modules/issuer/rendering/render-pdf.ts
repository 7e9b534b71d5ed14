import { RECEIPT_FILE } from '@laurel/credential';
import PDFDocument from 'pdfkit';
import { encode } from 'uqr';
import { type Baked, type CredentialFace, palette } from './credential-face.ts';
import { type FontName, fontFiles, isRightToLeft } from './fonts.ts';

const margin = 56;
const qrSize = 96;
const pictureSize = 160;

type Doc = InstanceType<typeof PDFDocument>;

/** How a paragraph is set. */
interface Setting {
  font: FontName;
  size: number;
  color: string;
  gap: number;
  /** The most lines it may take; longer text is set smaller, and cut at last. */
  lines: number;
}

/**
 * A certificate to print: A4 across, one page whatever it says, with a QR code to the credential's page and the signed
 * credential and its receipt attached, so that the file alone can be verified.
 */
export async function renderPdf(face: CredentialFace, { secured, receipt }: Baked): Promise<Uint8Array> {
  const doc = new PDFDocument({
    size: 'A4',
    layout: 'landscape',
    margins: { top: margin, left: margin, right: margin, bottom: 0 },
    lang: 'en',
    displayTitle: true,
    pdfVersion: '1.7',
    info: { Title: `${face.achievementName} — ${face.recipientName}`, Author: face.organisationName },
  });
  for (const [name, file] of Object.entries(fontFiles)) doc.registerFont(name, file);
  const chunks: Uint8Array[] = [];
  doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise((resolve) => doc.on('end', resolve));
  drawBody(doc, face);
  drawFooter(doc, face);
  const attachment = { name: 'credential.json', type: 'application/vc', description: 'The signed credential' };
  doc.file(Buffer.from(secured), attachment);
  if (receipt !== undefined)
    doc.file(Buffer.from(receipt), {
      name: RECEIPT_FILE,
      type: 'application/json',
      description: 'Its place in the log',
    });
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}

function drawBody(doc: Doc, face: CredentialFace): void {
  const { width, height } = doc.page;
  doc.rect(0, 0, width, height).fill(palette.paper);
  doc.rect(0, 0, 12, height).fill(palette.laurel);
  if (face.image)
    doc.image(Buffer.from(face.image), width - margin - pictureSize, margin, { fit: [pictureSize, pictureSize] });
  const column = width - 2 * margin - (face.image ? pictureSize + 32 : 0);
  const quiet = { font: 'sans', size: 12, color: palette.muted, gap: 4, lines: 1 } as const;
  doc.x = margin;
  doc.y = margin;
  write(doc, column, face.organisationName, { font: 'sansBold', size: 14, color: palette.laurel, gap: 24, lines: 1 });
  write(doc, column, 'This certifies that', quiet);
  write(doc, column, face.recipientName, { font: 'serifBold', size: 30, color: palette.ink, gap: 10, lines: 1 });
  write(doc, column, `has earned the ${face.achievementKind.toLowerCase()}`, quiet);
  write(doc, column, face.achievementName, { font: 'serifBold', size: 26, color: palette.laurel, gap: 10, lines: 2 });
  write(doc, column, face.description, { font: 'serif', size: 11, color: palette.ink, gap: 10, lines: 4 });
  if (face.facts) write(doc, column, face.facts, { font: 'sans', size: 11, color: palette.ink, gap: 6, lines: 1 });
  drawResults(doc, column, face);
  if (face.skills.length > 0)
    write(doc, column, `Skills: ${face.skills.join(' · ')}`, { ...quiet, size: 10, lines: 2 });
}

const mostResults = 8;
const mostOfName = 40;

/** Two beside each other; where there are too many, how many more stand on the credential's page. */
function drawResults(doc: Doc, column: number, { results }: CredentialFace): void {
  const shown = results.length > mostResults ? results.slice(0, mostResults - 1) : results;
  const lines = shown.map(({ name, reached }) => `${cut(name)}: ${reached}`);
  if (shown.length < results.length) lines.push(`and ${results.length - shown.length} more, on the credential’s page`);
  const gap = 24;
  const width = lines.length > 1 ? (column - gap) / 2 : column;
  const left = doc.x;
  for (let at = 0; at < lines.length; at += 2) {
    const top = doc.y;
    for (const [beside, text] of lines.slice(at, at + 2).entries()) {
      doc.x = left + beside * (width + gap);
      doc.y = top;
      write(doc, width, text, { font: 'sans', size: 10, color: palette.ink, gap: 2, lines: 1 });
    }
  }
  doc.x = left;
  if (lines.length > 0) doc.y += 4;
}

/** A long name must not push out what was reached. */
function cut(name: string): string {
  return name.length > mostOfName ? `${name.slice(0, mostOfName - 1).trimEnd()}…` : name;
}

function drawFooter(doc: Doc, face: CredentialFace): void {
  const { width, height } = doc.page;
  const top = height - margin - qrSize;
  doc
    .moveTo(margin, top - 16)
    .lineTo(width - margin, top - 16)
    .lineWidth(1)
    .stroke(palette.gold);
  drawQr(doc, face.url, { x: margin, y: top });
  const column = width - 2 * margin - qrSize - 24;
  const dates = [
    `Issued ${face.issuedOn}`,
    face.completedOn && `completed ${face.completedOn}`,
    face.validUntil && `valid until ${face.validUntil}`,
  ];
  const how =
    'Scan the code or open the address to see whether this credential is valid today, and how each result was assessed. The signed credential is attached to this file.';
  doc.x = margin + qrSize + 24;
  doc.y = top + 6;
  write(doc, column, dates.filter(Boolean).join(' · '), {
    font: 'sansBold',
    size: 11,
    color: palette.ink,
    gap: 4,
    lines: 1,
  });
  write(doc, column, how, { font: 'sans', size: 10, color: palette.muted, gap: 4, lines: 2 });
  write(doc, column, face.url, { font: 'sans', size: 10, color: palette.laurel, gap: 0, lines: 1 });
}

/** Writes a paragraph and moves below it. */
function write(doc: Doc, width: number, text: string, setting: Setting): void {
  const { x, y } = doc;
  const rightToLeft = isRightToLeft(text);
  doc.font(rightToLeft ? 'arabic' : setting.font).fillColor(setting.color);
  const size = sizeThatFits(doc, text, { ...setting, width });
  doc.fontSize(size);
  const most = doc.heightOfString('x', { width }) * setting.lines;
  if (rightToLeft) writeRightToLeft(doc, text, { x, y });
  else doc.text(text, x, y, { width, height: most, ellipsis: true });
  const high = rightToLeft ? doc.currentLineHeight(true) : Math.min(most, doc.heightOfString(text, { width }));
  doc.x = x;
  doc.y = y + high + setting.gap;
}

/** The kit shapes each word as its script wants and puts word after word from left to right: here they go the other way. */
function writeRightToLeft(doc: Doc, text: string, { x, y }: { x: number; y: number }): void {
  const space = doc.widthOfString('n') * 0.6;
  let left = x;
  for (const word of text.split(/\s+/).reverse()) {
    doc.text(word, left, y, { lineBreak: false });
    left += doc.widthOfString(word) + space;
  }
}

function sizeThatFits(
  doc: Doc,
  text: string,
  { size, lines, width }: { size: number; lines: number; width: number },
): number {
  for (let tried = size; tried > size * 0.6; tried -= 1) {
    doc.fontSize(tried);
    const fits =
      lines === 1
        ? doc.widthOfString(text) <= width
        : doc.heightOfString(text, { width }) <= doc.heightOfString('x', { width }) * lines + 1;
    if (fits) return tried;
  }
  return size * 0.6;
}

function drawQr(doc: Doc, text: string, { x, y }: { x: number; y: number }): void {
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  const cell = qrSize / size;
  for (const [row, cells] of data.entries()) {
    for (const [column, dark] of cells.entries()) if (dark) doc.rect(x + column * cell, y + row * cell, cell, cell);
  }
  doc.fill(palette.ink);
}
