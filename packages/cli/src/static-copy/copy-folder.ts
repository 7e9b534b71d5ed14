import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { UsageError } from '../usage-error.ts';

const STATE = '.unfinished-copy.json';

/** What a copy must remember until it is finished. */
export interface CopyState {
  readonly origin: string;
  readonly slug: string;
  readonly startedAt: string;
}

/**
 * The folder that a copy is written into. A file is there whole or not at all, so a copy that was stopped goes on where it
 * was: what is there is not asked for again. A finished one is begun anew.
 */
export class CopyFolder {
  readonly #path: string;
  /** Files of an unfinished copy count; those of a finished one are written again. */
  readonly #resumes: boolean;
  readonly #written = new Set<string>();
  readonly state: CopyState;

  private constructor(path: string, state: CopyState, resumes: boolean) {
    this.#path = path;
    this.state = state;
    this.#resumes = resumes;
  }

  /** @throws UsageError for a folder that holds something else */
  static async open(path: string, wanted: CopyState): Promise<CopyFolder> {
    await mkdir(path, { recursive: true });
    const state = await readState(path);
    if (state === undefined) {
      const others = (await readdir(path)).filter((name) => name !== STATE);
      const isCopy = others.includes('README.txt') && others.includes('static-copy.json');
      if (others.length > 0 && !isCopy) throw new UsageError(`${path} holds something else. Give it an empty folder.`);
      await writeFile(join(path, STATE), JSON.stringify(wanted));
      return new CopyFolder(path, wanted, false);
    }
    if (state.origin !== wanted.origin || state.slug !== wanted.slug) {
      throw new UsageError(`${path} holds the beginning of another copy, of ${state.slug} at ${state.origin}.`);
    }
    return new CopyFolder(path, state, true);
  }

  /** A file of this copy, if it is there already. */
  async read(file: string): Promise<Uint8Array | undefined> {
    if (!this.#resumes && !this.#written.has(file)) return undefined;
    return readFile(this.#at(file)).catch(() => undefined);
  }

  async write(file: string, content: Uint8Array | string): Promise<void> {
    const path = this.#at(file);
    await mkdir(dirname(path), { recursive: true });
    const half = `${path}.half-${process.pid}-${this.#written.size}`;
    await writeFile(half, content);
    await rename(half, path);
    this.#written.add(file);
  }

  /** Takes out of a folder what is named otherwise: what was public at an earlier copy, and is not now. */
  async keepOnly(folder: string, names: ReadonlySet<string>): Promise<void> {
    const there = await readdir(this.#at(folder)).catch(() => []);
    for (const name of there) {
      if (!names.has(name) && name !== 'index.html') await rm(this.#at(join(folder, name)), { recursive: true });
    }
  }

  /** Puts a page into each folder that has none, for servers that would list what is in it; and says that all is there. */
  async finish(page: string): Promise<void> {
    const entries = await readdir(this.#path, { recursive: true, withFileTypes: true });
    const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name));
    const withPage = new Set(entries.filter(({ name }) => name === 'index.html').map(({ parentPath }) => parentPath));
    for (const folder of folders) {
      if (!withPage.has(folder)) await this.write(relative(this.#path, join(folder, 'index.html')), page);
    }
    await rm(join(this.#path, STATE), { force: true });
  }

  #at(file: string): string {
    const path = join(this.#path, file);
    // Addresses come from a server: none of them leads out of the folder.
    if (relative(this.#path, path).startsWith('..')) throw new Error(`${file} is no file of the copy`);
    return path;
  }
}

async function readState(path: string): Promise<CopyState | undefined> {
  try {
    return JSON.parse(await readFile(join(path, STATE), 'utf8'));
  } catch {
    return undefined;
  }
}
