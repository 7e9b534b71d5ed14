import type { ChildProcess } from 'node:child_process';
import { chmodSync, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './free-port.ts';
import { lastLines } from './last-lines.ts';
import { type Guarded, spawnGuarded } from './spawn-guarded.ts';
import { StackError } from './stack-error.ts';

/** A development chain, running on this machine alone. */
export interface Anvil {
  url: string;
  port: number;
  pid: number | undefined;
  exited: Promise<void>;
  stop(): Promise<void>;
}

/** How to start it. */
export interface AnvilInput {
  logFile: string;
  /** Undefined means any free one. */
  port?: number | undefined;
  /** More of its own flags: for tests only. */
  flags?: readonly string[];
}

const startMilliseconds = 60_000;
const drainMilliseconds = 5_000;

/** Where the program is; undefined where none is made for this platform, or its package was left out. */
export function findAnvil(): string | undefined {
  const processor = process.arch === 'x64' ? 'amd64' : process.arch;
  try {
    const manifest = `@foundry-rs/anvil-${process.platform}-${processor}/package.json`;
    const file = path.join(createRequire(import.meta.url).resolve(manifest), '..', 'bin', 'anvil');
    if (!existsSync(file)) return undefined;
    return file;
  } catch {
    return undefined;
  }
}

/**
 * Starts the development chain: no accounts with money, a block a transaction. It ends with us, however we end.
 *
 * @throws StackError `chain-failed`
 */
export async function startAnvil(input: AnvilInput): Promise<Anvil> {
  const program = findAnvil();
  if (!program) throw new StackError('chain-failed', 'There is no development chain for this platform.');
  makeRunnable(program);
  const port = input.port ?? (await freePort());
  const flags = ['--host', '127.0.0.1', '--port', String(port), '--accounts', '0', '--no-cors', '--quiet'];
  const guarded = spawnGuarded({ program: [program, ...flags, ...(input.flags ?? [])], logFile: input.logFile });
  const { exited, logStart } = guarded;
  const url = `http://127.0.0.1:${port}`;
  if (!(await untilReady(url, exited))) {
    await stop(guarded);
    const said = lastLines(input.logFile, 8, logStart);
    throw new StackError('chain-failed', `The development chain did not start; its log says:\n${said}`);
  }
  return { url, port, pid: guarded.child.pid, exited, stop: () => stop(guarded) };
}

// npm keeps the bit; an unpacker that does not is no reason to fail.
function makeRunnable(program: string): void {
  try {
    chmodSync(program, 0o755);
  } catch {
    // A package that cannot be written is as npm unpacked it.
  }
}

async function untilReady(url: string, exited: Promise<void>): Promise<boolean> {
  let ended = false;
  void exited.then(() => {
    ended = true;
  });
  for (const deadline = Date.now() + startMilliseconds; Date.now() < deadline && !ended; await sleep(20)) {
    const answers = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"jsonrpc":"2.0","id":1,"method":"eth_chainId","params":[]}',
      signal: AbortSignal.timeout(2_000),
    }).then(
      (response) => response.ok,
      () => false,
    );
    if (answers) return true;
  }
  return false;
}

async function stop({ child, exited, letGo }: Guarded): Promise<void> {
  letGo();
  const timer = setTimeout(() => killGroup(child), drainMilliseconds);
  await exited;
  clearTimeout(timer);
}

// The guard and what it guards are one group.
function killGroup({ pid }: ChildProcess): void {
  try {
    if (pid) process.kill(-pid, 'SIGKILL');
  } catch {
    // It ended between the look and the signal.
  }
}
