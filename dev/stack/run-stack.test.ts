import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { freePort } from './free-port.ts';
import { isPassable } from './postgres/is-passable.ts';
import { nodeFlags, projectRoot } from './project.ts';

const program = path.join(projectRoot, 'dev', 'testing', 'run-stack.ts');
const nobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];
const mayBecomeNobody =
  process.getuid?.() === 0 && isPassable(projectRoot) && isPassable(path.dirname(process.execPath));
let dataDirectory: string;
let port: number;

interface Run {
  child: ChildProcess;
  output: () => string;
  ended: Promise<number | null>;
}

beforeEach(async () => {
  dataDirectory = await mkdtemp(path.join(tmpdir(), 'laurel-run-stack-'));
  port = await freePort();
});

afterEach(async () => {
  await rm(dataDirectory, { recursive: true, force: true });
});

function run(env: NodeJS.ProcessEnv = {}, prefix: readonly string[] = []): Run {
  const [command = '', ...args] = [...prefix, process.execPath, ...nodeFlags, program];
  const child = spawn(command, args, {
    env: { PATH: process.env.PATH, PORT: String(port), LAUREL_DATA: dataDirectory, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, output: () => output, ended };
}

async function untilReady({ output, child }: Run): Promise<void> {
  await vi.waitUntil(() => output().includes('Ready in') || child.exitCode !== null, { timeout: 40_000 });
  expect(output()).toContain('Ready in');
}

/** Every process that has the data directory in its environment or command line. */
function processes(run: Run): number[] {
  const tasks = readFileSync(path.join(dataDirectory, 'tasks.txt'), 'utf8').matchAll(/^(?:serve|worker) (\d+)$/gm);
  const note = path.join(dataDirectory, 'postgres', 'postmaster.pid');
  return [
    ...[...tasks].map(([, pid]) => Number(pid)),
    Number.parseInt(readFileSync(note, 'utf8'), 10),
    run.child.pid ?? 0,
  ];
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0) && !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

describe('runStack', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('stops everything it started on %s, and ends well', async (signal) => {
    const stack = run();
    await untilReady(stack);
    const pids = processes(stack);
    expect(pids.filter(isAlive)).toHaveLength(4);
    stack.child.kill(signal);
    stack.child.kill(signal);
    expect(await stack.ended).toBe(0);
    expect(pids.filter(isAlive)).toEqual([]);
    expect(readFileSync(path.join(dataDirectory, 'logs', 'postgres.log'), 'utf8')).toContain(
      'database system is shut down',
    );
  });

  it('leaves nothing running when it is killed, and starts again on the same data', async () => {
    const first = run();
    await untilReady(first);
    const pids = processes(first);
    first.child.kill('SIGKILL');
    await first.ended;
    const second = run();
    await untilReady(second);
    expect(pids.filter(isAlive)).toEqual([]);
    expect(second.output()).not.toContain('first start');
    second.child.kill('SIGINT');
    expect(await second.ended).toBe(0);
  });

  it('tells addresses, accounts and the time it took', async () => {
    const stack = run();
    await untilReady(stack);
    stack.child.kill('SIGINT');
    await stack.ended;
    expect(stack.output()).toContain(`  Web            http://localhost:${port}\n`);
    expect(stack.output()).toContain(`  API reference  http://localhost:${port}/api\n`);
    expect(stack.output()).toContain(`  Mailbox        http://localhost:${port}/dev/mail\n`);
    expect(stack.output()).toContain('Demo accounts\n  Learner  Amina Yusuf  amina@learner.example  a-long-one\n');
    expect(stack.output()).toMatch(/\nReady in \d+\.\d s \(first start\)\n/);
  });

  it('ends with 1 and one sentence a fault when the environment is wrong', async () => {
    const stack = run({ PORT: 'http', LAUREL_DEMO: 'maybe' });
    expect(await stack.ended).toBe(1);
    expect(stack.output().trim().split('\n')).toEqual([
      'PORT is "http": give a port number from 1 to 65535, or 0 for any free one.',
      'LAUREL_DEMO is "maybe": give 1 for on or 0 for off.',
    ]);
  });

  it('ends with 1 and one sentence when the database does not answer', async () => {
    const stack = run({ DATABASE_URL: `postgresql://laurel@127.0.0.1:${await freePort()}/laurel` });
    expect(await stack.ended).toBe(1);
    expect(stack.output().trim()).toMatch(
      /^The database at laurel@127.* cannot be used \(nothing listens there\): .*[.]$/,
    );
  });

  it.runIf(mayBecomeNobody)(
    'ends with 1 and one sentence when another user may not write the data directory',
    async () => {
      await chmod(dataDirectory, 0o755);
      const stack = run({}, nobody);
      expect(await stack.ended).toBe(1);
      expect(stack.output().trim()).toBe(
        `The data directory ${dataDirectory} cannot be written (permission denied): give this user the right to, or choose another with LAUREL_DATA.`,
      );
    },
  );

  it.runIf(mayBecomeNobody)('runs for a user who is not root', async () => {
    await chmod(dataDirectory, 0o777);
    const stack = run({ LAUREL_DATA: path.join(dataDirectory, 'own') }, nobody);
    await untilReady(stack);
    stack.child.kill('SIGINT');
    expect(await stack.ended).toBe(0);
  });
});
