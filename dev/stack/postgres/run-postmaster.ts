import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, fstatSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { guard } from '../guard.ts';
import { lastLines } from '../last-lines.ts';
import { openLog } from '../open-log.ts';
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
  const log = openLog(logFile);
  const logStart = fstatSync(log).size;
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const program = [path.join(binaries, 'bin', 'postgres'), '-D', directory, ...options];
  const [command = '', ...args] = [...account.prefix, '/bin/sh', '-c', guard, 'sh', ...program];
  const child = spawn(command, args, {
    ...account.ids,
    env: programEnvironment,
    cwd: '/',
    // A group of its own: Ctrl-C in the terminal is ours to pass on, last.
    detached: true,
    stdio: ['ignore', log, log, 'pipe'],
  });
  closeSync(log);
  // Its reading end closes when the guard ends: nothing to report.
  child.stdio[3]?.on('error', () => undefined);
  const exited = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
  const pid = await untilReady({ child, exited, directory });
  if (pid === undefined) {
    await exited;
    throw new StackError(
      'postgres-failed',
      `The embedded database did not start; its log says:\n${lastLines(logFile, 8, logStart)}`,
    );
  }
  return { pid, exited, stop: () => stop(child, pid, exited) };
}

async function untilReady(input: { child: ChildProcess; exited: Promise<void>; directory: string }) {
  const note = path.join(input.directory, 'postmaster.pid');
  let ended = false;
  void input.exited.then(() => {
    ended = true;
  });
  for (const deadline = Date.now() + startMilliseconds; Date.now() < deadline && !ended; await sleep(10)) {
    const lines = existsSync(note) ? readFileSync(note, 'utf8').split('\n') : [];
    if (lines[7]?.trim() === 'ready') return Number(lines[0]);
  }
  input.child.stdio[3]?.destroy();
  return undefined;
}

async function stop(child: ChildProcess, pid: number, exited: Promise<void>): Promise<void> {
  child.stdio[3]?.destroy();
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
