import { notFound, Refusal } from '../../refusal.ts';
import type { Scope } from '../../storage/index.ts';
import { type ByteRange, byteRange } from './byte-range.ts';
import type { FileDeps } from './deps.ts';
import { type FileRow, selectFile } from './store.ts';

interface Input {
  scope: Scope;
  fileId: string;
  /** The `Range` header. */
  range: string | null;
  /** The `If-Range` header: the part is given only of this version. */
  ifRange: string | null;
  /** False when only the headers are wanted. */
  wantsContent: boolean;
  /** Whether whoever asks has been let in to a file that has no public address. */
  mayBePrivate?: boolean;
}

/** A file to be answered with. */
export interface OpenedFile {
  row: FileRow;
  etag: string;
  range: ByteRange | undefined;
  length: number;
  content: ReadableStream<Uint8Array> | Uint8Array;
}

/** Opens a file, or the part of it that was asked for. */
export async function openFile(
  { database, blobs }: Pick<FileDeps, 'database' | 'blobs'>,
  { scope, fileId, ifRange, wantsContent, mayBePrivate = false, ...asked }: Input,
): Promise<OpenedFile> {
  const row = await database.read(scope, (tx) => selectFile(tx, fileId));
  if (!row || (row.isPrivate && !mayBePrivate)) throw notFound('file');
  const etag = `"${Buffer.from(row.sha256).toString('base64url')}"`;
  const applies = wantsContent && (ifRange === null || ifRange === etag);
  const range = applies ? byteRange(asked.range, row.bytes) : undefined;
  if (range === 'none') {
    throw new Refusal('no-such-range', `The file has ${row.bytes} bytes.`, {
      headers: { 'content-range': `bytes */${row.bytes}` },
    });
  }
  const length = range ? range.end - range.start + 1 : row.bytes;
  const content = wantsContent ? await blobs.read(row.id, range) : new Uint8Array();
  if (!content) throw new Error(`the bytes of file ${fileId} are gone`);
  return { row, etag, range, length, content };
}
