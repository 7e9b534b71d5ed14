import { Refusal } from '../../refusal.ts';
import type { MediaType } from './store.ts';

const megabyte = 1024 * 1024;

/** A kind of file that is taken in. */
export interface AcceptedKind {
  /** What it is kept and answered as. */
  keptAs: MediaType;
  maxBytes: number;
  /** Whether a file that begins like this is of the kind it says. */
  beginsRight(head: Buffer): boolean;
}

/** How many bytes of a file tell its kind. */
export const headBytes = 64;

const png = Buffer.from('89504e470d0a1a0a', 'hex');
const jpeg = Buffer.from('ffd8ff', 'hex');
const ebml = Buffer.from('1a45dfa3', 'hex');
const startsWith = (head: Buffer, magic: Buffer) => head.subarray(0, magic.length).equals(magic);
const latin = (head: Buffer, start: number, end: number) => head.toString('latin1', start, end);

const image = { keptAs: 'image/png', maxBytes: 5 * megabyte } as const;
const kinds: Record<string, AcceptedKind> = {
  'image/png': { ...image, beginsRight: (head) => startsWith(head, png) },
  'image/jpeg': { ...image, beginsRight: (head) => startsWith(head, jpeg) },
  'image/webp': { ...image, beginsRight: (head) => latin(head, 0, 4) === 'RIFF' && latin(head, 8, 12) === 'WEBP' },
  'video/webm': {
    keptAs: 'video/webm',
    maxBytes: 200 * megabyte,
    // The header names the kind of Matroska file: element 0x4282, four letters long.
    beginsRight: (head) => startsWith(head, ebml) && head.includes(Buffer.from('\x42\x82\x84webm', 'latin1')),
  },
  'video/mp4': {
    keptAs: 'video/mp4',
    maxBytes: 200 * megabyte,
    beginsRight: (head) => /^ftyp(isom|iso[2-9]|mp4[12]|avc1|M4V |dash|MSNV)/.test(latin(head, 4, 12)),
  },
  'text/vtt': {
    keptAs: 'text/vtt',
    maxBytes: megabyte,
    beginsRight: (head) => /^(\xef\xbb\xbf)?WEBVTT([ \t\r\n]|$)/.test(latin(head, 0, headBytes)),
  },
};

/** The kind that a media type stands for. */
export function acceptedKind(mediaType: string): AcceptedKind {
  const kind = Object.hasOwn(kinds, mediaType) ? kinds[mediaType] : undefined;
  if (!kind) throw new Refusal('unsupported-media-type', `Send one of: ${Object.keys(kinds).join(', ')}.`);
  return kind;
}
