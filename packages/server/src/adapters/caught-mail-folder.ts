import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { CaughtMail } from '../ports/index.ts';

/** The catcher's folder: a file a message. */
export function createCaughtMailFolder({ directory }: { directory: string }): CaughtMail {
  return {
    async forget(texts) {
      if (texts.length === 0) return;
      const says = new RegExp(texts.map(asWhole).join('|'), 'i');
      const names = await readdir(directory).catch(whenAbsent([]));
      for (const name of names.filter((file) => file.endsWith('.json'))) {
        const file = path.join(directory, name);
        // The catcher keeps the newest only: one may go at any moment.
        if (says.test(await readFile(file, 'utf8').catch(whenAbsent('')))) await rm(file, { force: true });
      }
    },
  };
}

/** An address or an id as it stands by itself, so that no longer one is taken for it. */
const asWhole = (text: string) => `(?<![\\w.+-])${text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')}(?![\\w-]|\\.\\w)`;

function whenAbsent<T>(instead: T): (error: unknown) => T {
  return (error) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return instead;
    throw error;
  };
}
