import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { BlobStore } from '../ports/index.ts';

const safeName = /^[a-z0-9][a-z0-9.-]{0,100}$/;

/** Keeps files in a folder: written under another name, flushed, then renamed, so that a file is whole or not there. */
export function createDiskBlobStore({ directory }: { directory: string }): BlobStore {
  const place = (name: string): string => {
    if (!safeName.test(name) || name.includes('..')) throw new Error(`not a blob name: ${name}`);
    return path.join(directory, name.slice(0, 2), name);
  };
  return {
    async write(name, bytes) {
      const file = place(name);
      await mkdir(path.dirname(file), { recursive: true });
      const draft = `${file}.draft`;
      // Opened before anything is read: a file that is still being opened cannot be removed.
      const handle = await open(draft, 'w', 0o600);
      try {
        await handle
          .writeFile(bytes)
          .then(() => handle.sync())
          .finally(() => handle.close());
        await rename(draft, file);
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
      await flushDirectory(path.dirname(file));
      return { bytes: (await stat(file)).size };
    },
    async read(name, range) {
      const file = place(name);
      if (!(await isThere(file))) return undefined;
      return Readable.toWeb(createReadStream(file, range)) as ReadableStream<Uint8Array>;
    },
    async remove(name) {
      await rm(place(name), { force: true });
    },
  };
}

/** A disk that does not answer says nothing of what is on it. */
async function isThere(file: string): Promise<boolean> {
  try {
    await stat(file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

async function flushDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r');
  await handle.sync().finally(() => handle.close());
}
