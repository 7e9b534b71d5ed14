import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StackError } from '../stack-error.ts';

const patienceMilliseconds = 20_000;

/**
 * Clears the way after a stack that was killed: waits for its PostgreSQL to stop, and removes a note of a process that is
 * gone or, its number being used again, another's. The caller holds the data directory, so nobody else uses it.
 */
export async function stopLeftover(directory: string): Promise<void> {
  const note = path.join(directory, 'postmaster.pid');
  const pid = Number.parseInt(existsSync(note) ? readFileSync(note, 'utf8') : '', 10);
  if (pid > 0 && isPostgresOf(pid, directory)) {
    signal(pid, 'SIGINT');
    const deadline = Date.now() + patienceMilliseconds;
    while (isPostgresOf(pid, directory)) {
      if (Date.now() > deadline) {
        const message = `The PostgreSQL of an earlier run (process ${pid}) does not stop: end it, then start Laurel again.`;
        throw new StackError('postgres-failed', message);
      }
      await sleep(25);
    }
  }
  rmSync(note, { force: true });
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function isPostgresOf(pid: number, directory: string): boolean {
  try {
    if (!existsSync('/proc/self/cmdline')) {
      return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes(
        ` -D ${directory} `,
      );
    }
    // A dead process that nobody has fetched yet has an empty command line.
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(directory);
  } catch {
    return false;
  }
}
