import type { PreparedPdf } from './pdf-thread.ts';
import { documentMaySayWhose, saysOfDocument } from './says-of-document.ts';
import type { FoundKind } from './submission-kinds.ts';

/** What a kept file says beyond what one sees in it, a plain sentence each, for whoever hands it in. */
export function whatItSays(
  { kind, keptAs }: FoundKind,
  bytes: Uint8Array | undefined,
  prepared: PreparedPdf = { words: '', left: 'not-understood' },
): string[] {
  if (kind === 'image') return ['The picture was made anew: place, camera and notes in it are gone.'];
  if (kind === 'video')
    return ['A video is kept as it is, with whatever the camera wrote into it, which can be the place.'];
  if (kind === 'archive') return ['An archive is kept as it is. What its files say of you stays in them.'];
  if (!bytes || kind === 'text') return [];
  if (kind === 'pdf') return saysOfPdf(Buffer.from(bytes), prepared);
  return saysOfDocument(bytes, keptAs);
}

/**
 * Whether a file may say in itself whose it is, beyond what one sees in it: it was left as it is, and does or was not looked into.
 */
export function maySayWhose({ mediaType, notes }: { mediaType: string; notes: readonly string[] }): boolean {
  if (mediaType === 'image/png' || mediaType === 'text/plain') return false;
  if (mediaType === 'application/pdf') return !notes.includes(madeAnew);
  return mediaType === 'application/zip' || mediaType.startsWith('video/') || documentMaySayWhose(notes);
}

const madeAnew =
  'Author, dates and programs that the PDF named are taken out, and place and camera of JPEG pictures in it. What one sees in it stays.';
const whyLeft = {
  signed: 'The PDF is signed, and is kept as it is: any change would break its signature.',
  locked: 'The PDF is locked, and is kept as it is, with whatever it says of its author.',
  'not-understood':
    'The PDF is kept as it is, with whatever it says of its author: it is not written so that it can be changed safely.',
};

/** NOTE: what stands in compressed parts of a PDF that was left as it is is not looked for. */
function saysOfPdf(bytes: Buffer, prepared: PreparedPdf): string[] {
  const text = bytes.toString('latin1');
  const author = readPdfString(readEntry('Author', text));
  const inXmp = valueAt(text, '<dc:creator>', /^[\s\S]{0,200}?<rdf:li[^>]{0,100}>([^<]{1,200})</);
  const name = 'left' in prepared ? author || inXmp : undefined;
  return [
    'left' in prepared ? whyLeft[prepared.left] : madeAnew,
    ...(name ? [`It names its author: “${name.slice(0, 100)}”.`] : []),
    ...(/\/(JavaScript|JS)\b/.test(text) ? ['It contains a script.'] : []),
    ...(/\/EmbeddedFiles?\b/.test(text) ? ['It contains other files.'] : []),
  ];
}

const pdfString = /^\s*(\((?:[^()\\]|\\.){0,400}\)|<[0-9A-Fa-f\s]{0,800}>)/;

/** What a PDF says by a key: as text there, or in an object that it points to. */
function readEntry(key: string, text: string): string | undefined {
  const object = valueAt(text, `/${key}`, /^\s+(\d{1,7} \d{1,5}) R/);
  return valueAt(text, `/${key}`, pdfString) ?? (object && valueAt(text, `${object} obj`, pdfString, /^$|\s/));
}

/** A hostile file holds a word millions of times: the first places are looked at, and little behind each. */
const mostPlaces = 20;
const mostBehind = 1_000;

/** What is said behind a word, at the first place where it is said so. */
function valueAt(text: string, word: string, value: RegExp, before = /^/): string | undefined {
  let places = 0;
  for (let at = text.indexOf(word); at !== -1 && places < mostPlaces; at = text.indexOf(word, at + word.length)) {
    if (!before.test(text.slice(Math.max(0, at - 1), at))) continue;
    places += 1;
    const behind = at + word.length;
    const found = value.exec(text.slice(behind, behind + mostBehind))?.[1];
    if (found !== undefined) return found;
  }
  return undefined;
}

function readPdfString(written: string | undefined): string {
  if (!written) return '';
  const bytes = written.startsWith('<')
    ? Buffer.from(written.slice(1, -1).replaceAll(/\s/g, ''), 'hex')
    : Buffer.from(written.slice(1, -1).replaceAll(/\\([()\\])/g, '$1'), 'latin1');
  const isUtf16 = bytes[0] === 0xfe && bytes[1] === 0xff && bytes.length % 2 === 0;
  const text = isUtf16 ? Buffer.from(bytes.subarray(2)).swap16().toString('utf16le') : bytes.toString('latin1');
  return text.replaceAll(/\p{Cc}/gu, '').trim();
}
