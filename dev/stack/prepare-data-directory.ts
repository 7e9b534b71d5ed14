import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { holdLock, LockHeld } from '../setup/hold-lock.mjs';
import { StackError } from './stack-error.ts';

/**
 * Makes the data directory, proves that it can be written, and keeps it for this stack alone.
 *
 * @returns gives the directory back
 * @throws StackError `data-directory` or `already-running`
 */
export function prepareDataDirectory(directory: string): () => void {
  try {
    // As root the database runs as another user, who must be able to pass through.
    mkdirSync(directory, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    mkdirSync(path.join(directory, 'logs'), { recursive: true });
    mkdirSync(path.join(directory, 'secrets'), { recursive: true, mode: 0o700 });
    const probe = path.join(directory, `.probe-${randomUUID()}`);
    writeFileSync(probe, '');
    rmSync(probe);
    return holdLock(path.join(directory, 'stack.lock'));
  } catch (error) {
    throw refusal(directory, error);
  }
}

function refusal(directory: string, error: unknown): unknown {
  if (error instanceof LockHeld) {
    const message = `Laurel is running on ${directory} already (process ${error.pid}): stop that one, or choose another directory with LAUREL_DATA.`;
    return new StackError('already-running', message, { cause: error });
  }
  const reason = reasons[(error as NodeJS.ErrnoException).code ?? ''];
  if (!reason) return error;
  const message = `The data directory ${directory} cannot be written (${reason}): give this user the right to, or choose another with LAUREL_DATA.`;
  return new StackError('data-directory', message, { cause: error });
}

const reasons: Record<string, string> = {
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'part of its path is a file',
  EEXIST: 'there is a file of that name',
};
