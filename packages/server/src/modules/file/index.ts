/** Uploaded images, videos and captions: the only door of this module. */
import type { Module } from '../../module.ts';
import type { Scope } from '../../storage/index.ts';
import type { FileDeps } from './deps.ts';
import { type FoundFile, findFile } from './find-file.ts';
import { type KeptFile, keepFile } from './keep-file.ts';
import { readImage } from './read-image.ts';
import { fileRoutes } from './routes.ts';

export type { FoundFile } from './find-file.ts';
export { type KeptFile, recordFile } from './keep-file.ts';

/** What the module offers beside its routes. */
export interface FileModule extends Module {
  /** The bytes (PNG) of an uploaded image, by its address or id; undefined for anything that is not one of ours. */
  readImage(urlOrId: string): Promise<Uint8Array | undefined>;
  /** A file that the scope may see, by its id. */
  findFile(input: { scope: Scope; fileId: string }): Promise<FoundFile | undefined>;
  /** Keeps the bytes of a file, made safe, to be recorded with `recordFile` in a transaction that also uses it, or dropped. */
  keepFile(input: { mediaType: string; content: AsyncIterable<Uint8Array> }): Promise<KeptFile>;
  /** Drops a file that was kept and never recorded. */
  dropFile(file: KeptFile): Promise<void>;
}

/** Wires the module. */
export function createFileModule(deps: FileDeps): FileModule {
  return {
    routes: fileRoutes(deps),
    readImage: (urlOrId) => readImage(deps, urlOrId),
    findFile: (input) => findFile(deps, input),
    keepFile: (input) => keepFile(deps, input),
    dropFile: ({ id }) => deps.blobs.remove(id),
  };
}
