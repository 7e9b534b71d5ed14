import { bakeSvg } from '@laurel/credential';
import { type Baked, type CredentialFace, palette } from './credential-face.ts';
import { isRightToLeft } from './fonts.ts';

const width = 640;
const height = 360;
const left = 56;

interface Line {
  text: string;
  /** Where the letters stand. */
  y: number;
  size: number;
  color: string;
  serif?: true;
}

/** A drawn badge with the credential and its receipt baked in: text and plain shapes, nothing that runs or is fetched. */
export function renderBadgeSvg(face: CredentialFace, { secured, receipt }: Baked): string {
  return bakeSvg(drawBadge(face), escapeForXml(secured), { receipt: receipt && escapeForXml(receipt) });
}

function drawBadge(face: CredentialFace): string {
  const { gold, laurel, line, paper } = palette;
  const label = escapeXml(`${face.achievementName}, ${face.recipientName}`);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${label}">`,
    `<title>${label}</title>`,
    `<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="12" fill="${paper}" stroke="${line}"/>`,
    `<rect x="0" y="24" width="10" height="${height - 48}" fill="${laurel}"/>`,
    `<rect x="${left}" y="228" width="72" height="3" fill="${gold}"/>`,
    ...linesOf(face).map(draw),
    '</svg>',
  ].join('\n');
}

function linesOf(face: CredentialFace): Line[] {
  const { ink, invalid, muted } = palette;
  const name = wrap(face.achievementName, { columns: 24, lines: 3 });
  const first = 206 - (name.length - 1) * 42;
  const [kind = ''] = wrap(`${face.achievementKind} · ${face.organisationName}`, { columns: 52, lines: 1 });
  const [recipient = ''] = wrap(face.recipientName, { columns: 38, lines: 1 });
  const since = { issued: '', revoked: ' · Revoked by its issuer', replaced: ' · Issued anew since' }[face.standing];
  return [
    { text: kind, y: 62, size: 18, color: muted },
    ...name.map((text, index): Line => ({ text, y: first + index * 42, size: 36, color: ink, serif: true })),
    { text: recipient, y: 276, size: 26, color: ink },
    { text: `Issued ${face.issuedOn}${since}`, y: 316, size: 17, color: face.standing === 'revoked' ? invalid : muted },
  ];
}

function draw({ text, y, size, color, serif }: Line): string {
  const family = serif ? "'Source Serif 4', Georgia, serif" : "'Source Sans 3', system-ui, sans-serif";
  const place = isRightToLeft(text) ? `x="${width - left}" direction="rtl"` : `x="${left}"`;
  return `<text ${place} y="${y}" font-family="${family}" font-size="${size}" fill="${color}">${escapeXml(text)}</text>`;
}

/** Breaks a text between words into lines of about so many letters; what does not fit is cut, and shows that it was. */
function wrap(text: string, { columns, lines }: { columns: number; lines: number }): string[] {
  const wrapped: string[] = [];
  let line = '';
  for (const word of text.trim().split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (columnsOf(longer) <= columns || line === '') {
      line = longer;
      continue;
    }
    wrapped.push(line);
    line = word;
  }
  wrapped.push(line);
  const shown = wrapped.slice(0, lines).map((one) => cut(one, columns));
  if (wrapped.length <= lines) return shown;
  return shown.map((one, index) => (index === lines - 1 ? `${cut(one, columns - 1).replace(/…$/, '')}…` : one));
}

function cut(line: string, columns: number): string {
  if (columnsOf(line) <= columns) return line;
  let short = '';
  for (const letter of line) {
    if (columnsOf(short + letter) >= columns) break;
    short += letter;
  }
  return `${short}…`;
}

/** Letters of East Asian scripts are twice as wide. */
function columnsOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) >= 0x2e80 ? 2 : 1), 0);
}

function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Two characters that JSON may hold as they are and XML may not: the same JSON with them written as escapes. */
function escapeForXml(json: string): string {
  return json.replaceAll('\ufffe', '\\ufffe').replaceAll('\uffff', '\\uffff');
}
