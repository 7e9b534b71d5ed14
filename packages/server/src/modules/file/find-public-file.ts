import type { Scope } from '../../storage/index.ts';
import type { FileDeps } from './deps.ts';
import { collect } from './guard-bytes.ts';
import { type FileRow, isPublicMediaType, type PublicMediaType, selectFile } from './store.ts';

/** A file of this install, and how to have its bytes. */
export interface FoundFile extends Pick<FileRow, 'id' | 'bytes' | 'sha256'> {
  mediaType: PublicMediaType;
  read(): Promise<Uint8Array>;
}

const anonymous: Scope = { actor: { kind: 'anonymous' } };

/** A file that anybody may see, by its id: for whoever makes a copy of it that others will see too. */
export async function findPublicFile(
  { database, blobs }: Pick<FileDeps, 'database' | 'blobs'>,
  fileId: string,
): Promise<FoundFile | undefined> {
  const row = await database.read(anonymous, (tx) => selectFile(tx, fileId));
  if (!row || row.isPrivate || !isPublicMediaType(row.mediaType)) return undefined;
  const { mediaType } = row;
  const read = async () => {
    const content = await blobs.read(row.id);
    if (!content) throw new Error(`the bytes of file ${row.id} are gone`);
    return collect(content);
  };
  return { id: row.id, mediaType, bytes: row.bytes, sha256: row.sha256, read };
}
