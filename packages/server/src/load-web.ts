import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { WebHandler } from './http/index.ts';

const mediaTypes: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.html': 'text/html; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
  '.wasm': 'application/wasm',
};

/**
 * Loads the built pages from their folder. The server knows the build by its address only: it never imports the package.
 *
 * @throws when the folder does not hold a build
 */
export async function loadWeb(build: string): Promise<WebHandler> {
  const server = (await import(pathToFileURL(path.join(build, 'server', 'index.js')).href)) as Pick<
    WebHandler,
    'handle'
  >;
  const client = path.join(build, 'client');
  return {
    handle: server.handle,
    async asset(address) {
      const mediaType = mediaTypes[path.extname(address)];
      const file = path.join(client, path.normalize(address));
      // No built file has a name that an address must encode.
      if (!mediaType || address.includes('%') || !file.startsWith(client + path.sep)) return undefined;
      const bytes = await readFile(file).catch(() => undefined);
      return bytes && { bytes, mediaType, immutable: address.startsWith('/assets/') };
    },
  };
}
