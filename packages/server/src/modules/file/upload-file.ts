import type { BlobStore } from '../../ports/index.ts';
import type { Scope } from '../../storage/index.ts';
import type { FileDeps } from './deps.ts';
import { collect } from './guard-bytes.ts';
import { keepFile, recordFile } from './keep-file.ts';
import { type ReadPart, readDuration } from './read-duration.ts';
import type { MediaType } from './store.ts';

interface Input {
  scope: Scope;
  organisationId: string;
  /** As the uploader says; the bytes must agree. */
  mediaType: string;
  content: AsyncIterable<Uint8Array>;
}

/** A file that was taken in. */
export interface UploadedFile {
  id: string;
  url: string;
  mediaType: string;
  bytes: number;
  /** Of a video that says it. */
  durationSeconds: number | null;
}

/** Takes in a file. Its bytes are kept before it is recorded, and removed when that fails. */
export async function uploadFile(
  deps: FileDeps,
  { scope, organisationId, mediaType, content }: Input,
): Promise<UploadedFile> {
  const file = await keepFile(deps, { mediaType, content });
  try {
    await deps.database.write(scope, (unit) => recordFile(unit, { organisationId, file }));
  } catch (error) {
    await deps.blobs.remove(file.id);
    throw error;
  }
  const { id, url, bytes } = file;
  const durationSeconds = await durationOf(deps.blobs, file);
  return { id, url, mediaType: file.mediaType, bytes, durationSeconds };
}

async function durationOf(
  blobs: BlobStore,
  { id, mediaType }: { id: string; mediaType: MediaType },
): Promise<number | null> {
  const read: ReadPart = async (range) => {
    const part = await blobs.read(id, range);
    return part ? collect(part) : Buffer.alloc(0);
  };
  return (await readDuration(mediaType, read)) ?? null;
}
