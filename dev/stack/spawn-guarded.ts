import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { closeSync, fstatSync } from 'node:fs';
import { guard } from './guard.ts';
import { openLog } from './open-log.ts';

/** A program that ends with us, however we end. */
export interface Guarded {
  child: ChildProcess;
  /** Resolves when it has ended, for whatever reason. */
  exited: Promise<void>;
  /** Where in the log it begins to speak. */
  logStart: number;
  /** Asks the guard to end it. */
  letGo(): void;
}

/** What is started, and how. */
export interface GuardedInput {
  program: readonly string[];
  logFile: string;
  /** Words before the shell, where it runs as somebody else. */
  prefix?: readonly string[];
  options?: Pick<SpawnOptions, 'uid' | 'gid' | 'env' | 'cwd'>;
}

/** Starts a program behind the guard, which ends it when this process does; what it says goes to its log. */
export function spawnGuarded({ program, logFile, prefix = [], options = {} }: GuardedInput): Guarded {
  const log = openLog(logFile);
  const logStart = fstatSync(log).size;
  const [command = '', ...args] = [...prefix, '/bin/sh', '-c', guard, 'sh', ...program];
  const child = spawn(command, args, {
    ...options,
    // A group of its own: Ctrl-C in the terminal is ours to pass on, in order.
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
  return { child, exited, logStart, letGo: () => void child.stdio[3]?.destroy() };
}
