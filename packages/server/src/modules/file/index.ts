/** Uploaded images, videos and captions: the only door of this module. */
import type { Module } from '../../module.ts';
import type { FileDeps } from './deps.ts';
import { readImage } from './read-image.ts';
import { fileRoutes } from './routes.ts';

/** What the module offers beside its routes. */
export interface FileModule extends Module {
  /** The bytes (PNG) of an uploaded image, by its address or id; undefined for anything that is not one of ours. */
  readImage(urlOrId: string): Promise<Uint8Array | undefined>;
}

/** Wires the module. */
export function createFileModule(deps: FileDeps): FileModule {
  return { routes: fileRoutes(deps), readImage: (urlOrId) => readImage(deps, urlOrId) };
}
