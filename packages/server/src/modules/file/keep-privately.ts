import { createHash } from 'node:crypto';
import { Refusal } from '../../refusal.ts';
import type { Scope, WriteUnit } from '../../storage/index.ts';
import { headBytes } from './accepted-kinds.ts';
import type { FileDeps } from './deps.ts';
import { collect } from './guard-bytes.ts';
import { hashed } from './hashed.ts';
import { preparePdf } from './prepare-pdf.ts';
import { remakeImage } from './remake-image.ts';
import { insertFile, type MediaType } from './store.ts';
import {
  type FoundKind,
  kindOfZip,
  maxBytesOf,
  requirePlainText,
  type SubmissionFileKind,
  sniff,
} from './submission-kinds.ts';
import { whatItSays } from './what-it-says.ts';

/** A file on its way in. */
export interface PrivateUpload {
  scope: Scope;
  organisationId: string;
  /** What is accepted here: its content says what it is. */
  accepted: readonly SubmissionFileKind[];
  content: AsyncIterable<Uint8Array>;
}

/** A file that was kept. */
export interface PrivateFile {
  id: string;
  mediaType: MediaType;
  bytes: number;
  notes: string[];
}

/**
 * Keeps a file that only those see whom its module shows it. What it is, its content alone decides. It is recorded in the
 * transaction that says where it belongs, so that there is no file of nobody; when that fails its bytes are removed.
 *
 * @throws Refusal `unsupported-media-type`, `too-large`, `unreadable-image`, or what `record` throws
 */
export async function keepPrivately<T>(
  { database, randomness, blobs }: Omit<FileDeps, 'origin'>,
  { scope, organisationId, accepted, content }: PrivateUpload,
  record: (unit: WriteUnit, kept: PrivateFile) => Promise<T>,
): Promise<T> {
  const id = randomness.uuid();
  const hash = createHash('sha256');
  const { found, bytes: prepared, notes, words } = await prepare(content, accepted);
  const { bytes } = await blobs.write(id, hashed(prepared, hash));
  try {
    return await database.write(scope, async (unit) => {
      const mediaType = found.keptAs;
      const row = { id, organisationId, mediaType, bytes, sha256: hash.digest(), isPrivate: true };
      await insertFile(unit.tx, { ...row, words, now: unit.now });
      return record(unit, { id, mediaType, bytes, notes });
    });
  } catch (error) {
    await blobs.remove(id);
    throw error;
  }
}

interface Prepared {
  found: FoundKind;
  bytes: AsyncIterable<Uint8Array>;
  notes: string[];
  /** What a PDF says on its pages. */
  words?: string | undefined;
}

async function prepare(content: AsyncIterable<Uint8Array>, accepted: readonly SubmissionFileKind[]): Promise<Prepared> {
  const { head, all } = await peek(content);
  if (head.length === 0) throw new Refusal('unsupported-media-type', 'Nothing was kept: the file is empty.');
  const seen = sniff(head, accepted);
  // Videos are too large to be held; everything else is looked at as a whole.
  if (typeof seen === 'object' && seen.kind === 'video') {
    return { found: seen, bytes: atMost(all, maxBytesOf.video), notes: whatItSays(seen, undefined) };
  }
  const most = typeof seen === 'object' ? seen.kind : seen === 'zip' ? 'archive' : 'text';
  const bytes = await collect(atMost(all, maxBytesOf[most]));
  const found =
    seen === 'zip' ? kindOfZip(bytes, accepted) : seen === 'text' ? requirePlainText(bytes, accepted) : seen;
  if (found.kind === 'image') return { found, bytes: once(await remakeImage(bytes)), notes: whatItSays(found, bytes) };
  const pdf = found.kind === 'pdf' ? await preparePdf(bytes) : undefined;
  const kept = pdf && 'bytes' in pdf ? pdf.bytes : bytes;
  return { found, bytes: once(kept), notes: whatItSays(found, kept, pdf), words: pdf?.words };
}

/** The first bytes, and all of them. */
async function peek(content: AsyncIterable<Uint8Array>): Promise<{ head: Buffer; all: AsyncIterable<Uint8Array> }> {
  const rest = content[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  while (head.length < headBytes) {
    const { done, value } = await rest.next();
    if (done) return { head, all: once(head) };
    head = Buffer.concat([head, value]);
  }
  return { head, all: joined(head, { [Symbol.asyncIterator]: () => rest }) };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function* joined(head: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield head;
  yield* rest;
}

async function* atMost(bytes: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.byteLength;
    if (size > most) {
      const megabytes = most / 1_048_576;
      throw new Refusal(
        'too-large',
        `Nothing was kept. A file of this kind has at most ${megabytes} MB: make it smaller, or hand in a link to it.`,
      );
    }
    yield chunk;
  }
}
