import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { PublicFolder } from '../ports/index.ts';

const safePath = /^[a-z0-9]([a-z0-9.]{0,100}[a-z0-9])?(\/[a-z0-9]([a-z0-9.]{0,100}[a-z0-9])?){0,8}$/;

/** Keeps public files in a folder: written under another name, flushed, then renamed; readable by every account of the machine. */
export function createDiskFolder({ directory }: { directory: string }): PublicFolder {
  const place = (name: string): string => {
    if (!safePath.test(name) || name.includes('..')) throw new Error(`not a path of a public file: ${name}`);
    return path.join(directory, name);
  };
  return {
    async write(name, bytes) {
      const file = place(name);
      await mkdir(path.dirname(file), { recursive: true });
      const draft = `${file}.draft`;
      const handle = await open(draft, 'w', 0o644);
      await handle
        .writeFile(bytes)
        .then(() => handle.sync())
        .finally(() => handle.close());
      await rename(draft, file);
    },
    async read(name) {
      return readFile(place(name)).catch(undefinedWhereMissing);
    },
    async list(name) {
      return (await readdir(place(name)).catch(undefinedWhereMissing)) ?? [];
    },
    async remove(name) {
      await rm(place(name), { recursive: true, force: true });
    },
  };
}

function undefinedWhereMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error;
}
