/** Uploaded files, made safe: the only door of this module. */
import type { Module } from '../../module.ts';
import type { Scope, WriteUnit } from '../../storage/index.ts';
import type { FileDeps } from './deps.ts';
import { type FoundFile, findPublicFile } from './find-public-file.ts';
import { forgetFiles, removeBytes } from './forget-files.ts';
import { type KeptFile, keepFile } from './keep-file.ts';
import { keepPrivately, type PrivateFile, type PrivateUpload } from './keep-privately.ts';
import { type OpenedFile, openFile } from './open-file.ts';
import { readImage } from './read-image.ts';
import { fileRoutes } from './routes.ts';

export type { FoundFile } from './find-public-file.ts';
export { type KeptFile, recordFile } from './keep-file.ts';
export { maySayWhose } from './what-it-says.ts';

/** What the module offers beside its routes. */
export interface FileModule extends Module {
  /** The bytes (PNG) of an uploaded image, by its address or id; undefined for anything that is not one of ours. */
  readImage(urlOrId: string): Promise<Uint8Array | undefined>;
  /** A file that anybody may see, by its id: for whoever makes a copy of it that others will see too. */
  findPublicFile(fileId: string): Promise<FoundFile | undefined>;
  /** Keeps the bytes of a file, made safe, to be recorded with `recordFile` in a transaction that also uses it, or dropped. */
  keepFile(input: { mediaType: string; content: AsyncIterable<Uint8Array> }): Promise<KeptFile>;
  /** Drops a file that was kept and never recorded. */
  dropFile(file: KeptFile): Promise<void>;
  /** Keeps a file without a public address, in the transaction that says where it belongs. */
  keepPrivately<T>(upload: PrivateUpload, record: (unit: WriteUnit, kept: PrivateFile) => Promise<T>): Promise<T>;
  /** Opens a private file. NOTE: that whoever asks may see it is the caller's to decide. */
  openPrivate(input: { scope: Scope; fileId: string; wantsContent: boolean }): Promise<OpenedFile>;
  /** Forgets private files in the caller's transaction; their bytes go right after it. */
  forget(unit: WriteUnit, fileIds: readonly string[]): Promise<void>;
}

export type { OpenedFile };

/** Wires the module. */
export function createFileModule(deps: FileDeps): FileModule {
  return {
    routes: fileRoutes(deps),
    readImage: (urlOrId) => readImage(deps, urlOrId),
    findPublicFile: (fileId) => findPublicFile(deps, fileId),
    keepFile: (input) => keepFile(deps, input),
    dropFile: ({ id }) => deps.blobs.remove(id),
    jobs: {
      [removeBytes]: async (payload) => {
        for (const id of (payload as { fileIds: string[] }).fileIds) await deps.blobs.remove(id);
      },
    },
    keepPrivately: (upload, record) => keepPrivately(deps, upload, record),
    openPrivate: (input) => openFile(deps, { ...input, range: null, ifRange: null, mayBePrivate: true }),
    forget: forgetFiles,
  };
}
