import { submissionFileKinds } from '@laurel/api';
import { readZip, type ZipFile } from '@laurel/credential';
import { Refusal } from '../../refusal.ts';
import type { MediaType } from './store.ts';

const megabyte = 1024 * 1024;

/** What can be handed in. */
export type SubmissionFileKind = (typeof submissionFileKinds)[number];

/** What a file was found to be. */
export interface FoundKind {
  kind: SubmissionFileKind;
  keptAs: MediaType;
}

/** How large a file of each kind may be. */
export const maxBytesOf: Record<SubmissionFileKind, number> = {
  image: 20 * megabyte,
  pdf: 25 * megabyte,
  text: 2 * megabyte,
  document: 50 * megabyte,
  archive: 50 * megabyte,
  video: 200 * megabyte,
};

const words: Record<SubmissionFileKind, string> = {
  image: 'a PNG, JPEG or WebP picture',
  pdf: 'a PDF',
  text: 'a text in UTF-8',
  document: 'a Word, Excel, PowerPoint or OpenDocument file',
  archive: 'a ZIP archive',
  video: 'an MP4 or WebM video',
};

interface Sign {
  at?: number;
  bytes: string;
  /** What follows somewhere in the first bytes. */
  also?: string;
  is: FoundKind | 'zip';
}

const image = { kind: 'image', keptAs: 'image/png' } as const;
const brands = ['isom', 'iso2', 'iso3', 'iso4', 'iso5', 'iso6', 'mp41', 'mp42', 'avc1', 'M4V ', 'dash', 'MSNV'];
const signs: readonly Sign[] = [
  { bytes: '\x89PNG\r\n\x1a\n', is: image },
  { bytes: '\xff\xd8\xff', is: image },
  { bytes: 'RIFF', also: 'WEBP', is: image },
  { bytes: '%PDF-', is: { kind: 'pdf', keptAs: 'application/pdf' } },
  { bytes: 'PK\x03\x04', is: 'zip' },
  // The header names the kind of Matroska file: element 0x4282, four letters long.
  { bytes: '\x1aE\xdf\xa3', also: '\x42\x82\x84webm', is: { kind: 'video', keptAs: 'video/webm' } },
  ...brands.map((brand) => ({ at: 4, bytes: `ftyp${brand}`, is: { kind: 'video', keptAs: 'video/mp4' } as const })),
];

/**
 * What the first bytes of a file say it is; `zip` and `text` are decided once all of it is there.
 *
 * @throws Refusal `unsupported-media-type` where it is none of what is accepted, with the way to mend it
 */
export function sniff(head: Buffer, accepted: readonly SubmissionFileKind[]): FoundKind | 'zip' | 'text' {
  const start = head.toString('latin1');
  if (/^ftyp(hei[cxms]|hev[cxms]|mif1|msf1)/.test(start.slice(4))) {
    throw new Refusal(
      'unsupported-media-type',
      'Nothing was kept. This is a HEIC picture, which few programs can open. Save it as JPEG and send that; on an iPhone, choose Settings, Camera, Formats, “Most Compatible”.',
    );
  }
  const found = signs.find(({ at = 0, bytes, also = '' }) => start.startsWith(bytes, at) && start.includes(also))?.is;
  if (typeof found === 'object') requireAccepted(found, accepted);
  return found ?? 'text';
}

/**
 * What a whole ZIP file is: an office document, or an archive.
 *
 * @throws Refusal `unsupported-media-type`
 */
export function kindOfZip(bytes: Uint8Array, accepted: readonly SubmissionFileKind[]): FoundKind {
  const files = open(bytes);
  const mimetype = files.find(({ name, size }) => name === 'mimetype' && size < 100);
  const odf = mimetype ? Buffer.from(mimetype.unpack()).toString('latin1') : '';
  const names = files.map(({ name }) => name);
  const keptAs = documentType(names, odf);
  const kind: FoundKind = keptAs ? { kind: 'document', keptAs } : { kind: 'archive', keptAs: 'application/zip' };
  requireAccepted(kind, accepted);
  return kind;
}

/** Nothing is unpacked to look at names: a file that would grow beyond measure is refused by what it says of itself. */
function open(bytes: Uint8Array): readonly ZipFile[] {
  try {
    return readZip(bytes, { maxUnpackedBytes: 1_024 * megabyte });
  } catch (cause) {
    throw new Refusal(
      'unsupported-media-type',
      'Nothing was kept: the file is damaged, locked, or packed in a way that hides something. Make it anew and send that.',
      { cause },
    );
  }
}

const openDocuments = (['text', 'spreadsheet', 'presentation'] as const).map(
  (kind) => `application/vnd.oasis.opendocument.${kind}` as const,
);

function documentType(names: readonly string[], odf: string): MediaType | undefined {
  const opened = openDocuments.find((type) => type === odf);
  if (opened) return opened;
  if (!names.includes('[Content_Types].xml')) return undefined;
  // Macros are for nobody to run.
  if (names.some((name) => name.endsWith('vbaProject.bin'))) return undefined;
  const office = 'application/vnd.openxmlformats-officedocument.' as const;
  if (names.includes('word/document.xml')) return `${office}wordprocessingml.document`;
  if (names.includes('xl/workbook.xml')) return `${office}spreadsheetml.sheet`;
  return names.includes('ppt/presentation.xml') ? `${office}presentationml.presentation` : undefined;
}

/**
 * Says that bytes are text: UTF-8 without control characters.
 *
 * @throws Refusal `unsupported-media-type`
 */
export function requirePlainText(bytes: Uint8Array, accepted: readonly SubmissionFileKind[]): FoundKind {
  const kind: FoundKind = { kind: 'text', keptAs: 'text/plain' };
  requireAccepted(kind, accepted);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: refusing control characters is the purpose
    if (text.length > 0 && !/[\u0000-\u0008\u000e-\u001f]/.test(text)) return kind;
  } catch {}
  throw notAccepted(accepted);
}

function requireAccepted({ kind }: FoundKind, accepted: readonly SubmissionFileKind[]): void {
  if (!accepted.includes(kind)) throw notAccepted(accepted, `This is ${words[kind]}. `);
}

function notAccepted(accepted: readonly SubmissionFileKind[], first = ''): Refusal {
  const list = submissionFileKinds.filter((kind) => accepted.includes(kind)).map((kind) => words[kind]);
  return new Refusal('unsupported-media-type', `Nothing was kept. ${first}What is accepted here: ${list.join('; ')}.`);
}
