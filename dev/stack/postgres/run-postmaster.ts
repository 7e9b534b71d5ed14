import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { lastLines } from '../last-lines.ts';
import { type Guarded, spawnGuarded } from '../spawn-guarded.ts';
import { StackError } from '../stack-error.ts';
import type { Account } from './account.ts';
import { programEnvironment } from './run-program.ts';

/** A PostgreSQL server that accepts connections. */
export interface Postmaster {
  pid: number;
  /** Resolves when it has ended, for whatever reason. */
  exited: Promise<void>;
  stop(): Promise<void>;
}

const startMilliseconds = 300_000;
const drainMilliseconds = 10_000;

/**
 * Starts the server and waits until it accepts connections.
 *
 * @throws StackError `postgres-failed` with the last lines of its log
 */
export async function runPostmaster(input: {
  account: Account;
  binaries: string;
  directory: string;
  logFile: string;
  settings: Readonly<Record<string, string>>;
}): Promise<Postmaster> {
  const { account, binaries, directory, logFile, settings } = input;
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const program = [path.join(binaries, 'bin', 'postgres'), '-D', directory, ...options];
  const guarded = spawnGuarded({
    program,
    logFile,
    prefix: account.prefix,
    options: { ...account.ids, env: programEnvironment, cwd: '/' },
  });
  const { exited, logStart } = guarded;
  const pid = await untilReady(guarded, directory);
  if (pid === undefined) {
    await exited;
    throw new StackError(
      'postgres-failed',
      `The embedded database did not start; its log says:\n${lastLines(logFile, 8, logStart)}`,
    );
  }
  return { pid, exited, stop: () => stop(guarded, pid) };
}

async function untilReady({ exited, letGo }: Guarded, directory: string): Promise<number | undefined> {
  const note = path.join(directory, 'postmaster.pid');
  let ended = false;
  void exited.then(() => {
    ended = true;
  });
  for (const deadline = Date.now() + startMilliseconds; Date.now() < deadline && !ended; await sleep(10)) {
    const lines = existsSync(note) ? readFileSync(note, 'utf8').split('\n') : [];
    if (lines[7]?.trim() === 'ready') return Number(lines[0]);
  }
  letGo();
  return undefined;
}

async function stop({ exited, letGo }: Guarded, pid: number): Promise<void> {
  letGo();
  for (const [name, patience] of [
    ['SIGQUIT', drainMilliseconds],
    ['SIGKILL', 3_000],
  ] as const) {
    const timer = setTimeout(() => {
      try {
        process.kill(pid, name);
      } catch {
        // It ended between the look and the signal.
      }
    }, patience);
    await Promise.race([exited, sleep(patience + 100, undefined, { ref: false })]);
    clearTimeout(timer);
  }
  await exited;
}
