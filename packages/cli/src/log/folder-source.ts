import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { LogSource } from '@laurel/sdk';

/** The files of a log in a folder, as a web server would serve them. */
export function folderSource(folder: string): LogSource {
  return {
    name: folder,
    async read(path) {
      try {
        return { ok: true, bytes: await readFile(join(folder, path)) };
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : '';
        return { ok: false, isMissing: code === 'ENOENT' || code === 'ENOTDIR', detail: `${path}: ${code}` };
      }
    },
  };
}

/** True for a folder that is there. */
export function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (it) => it.isDirectory(),
    () => false,
  );
}
