import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { freePort } from './free-port.ts';
import { type Stack, type StackOptions, startStack } from './start-stack.ts';

const serverMain = path.join(import.meta.dirname, '..', 'testing', 'fake-server.ts');
let dataDirectory: string;
let stacks: Stack[] = [];

beforeEach(async () => {
  dataDirectory = await mkdtemp(path.join(tmpdir(), 'laurel-stack-'));
});

afterEach(async () => {
  for (const stack of stacks) await stack.stop();
  stacks = [];
  await rm(dataDirectory, { recursive: true, force: true });
});

async function start(options: Partial<StackOptions> = {}): Promise<Stack> {
  const stack = await startStack({ port: 0, dataDirectory, demo: false, serverMain, pages: false, ...options });
  stacks.push(stack);
  return stack;
}

function tasks(): string[] {
  return readFileSync(path.join(dataDirectory, 'tasks.txt'), 'utf8').split('\n').filter(Boolean);
}

function countOf(task: string): number {
  return tasks().filter((line) => line.startsWith(`${task} `)).length;
}

function isAlive(pid: number | undefined): boolean {
  try {
    return process.kill(pid ?? 0, 0) && !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

async function listening(): Promise<{ server: Server; port: number }> {
  const port = await freePort();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return { server, port };
}

describe('startStack', () => {
  it('migrates, serves, seeds once, and keeps everything for the second start', { timeout: 60_000 }, async () => {
    const first = await start({ demo: true });
    expect(first.firstStart).toBe(true);
    expect(first.demo?.accounts[0]?.email).toBe('amina@learner.example');
    expect((await fetch(`${first.url}/api/health`)).status).toBe(200);
    await first.stop();
    expect(isAlive(first.server.pid)).toBe(false);

    const second = await start({ demo: true });
    expect(second.firstStart).toBe(false);
    expect(second.demo?.accounts).toEqual(first.demo?.accounts);
    expect([countOf('migrate'), countOf('seed'), countOf('serve')]).toEqual([2, 1, 2]);
  });

  it('has the sandbox proctor beside the demo at one address, and in no install that is reached from elsewhere', {
    timeout: 60_000,
  }, async () => {
    const demoFile = path.join(dataDirectory, 'demo.json');
    const template = (): string | undefined => JSON.parse(readFileSync(demoFile, 'utf8')).proctorTemplate;
    const page = () => fetch((template() ?? '').replace('{attemptRef}', 'x'));
    const first = await start({ demo: true });
    const before = template();
    expect(await (await page()).text()).toContain('Nobody watches.');
    await first.stop();
    await expect(page()).rejects.toThrow();
    const second = await start({ demo: true });
    expect([template(), (await page()).status, countOf('seed')]).toEqual([before, 200, 1]);
    await second.stop();
    await rm(demoFile);
    const inEarnest = await start({ demo: true, origin: 'https://laurel.example' });
    expect([template(), inEarnest.demo?.proctor]).toEqual([undefined, undefined]);
  });

  it('fills in the demo’s history beside what runs, once, and anew where that was broken off', {
    timeout: 60_000,
  }, async () => {
    const told: string[] = [];
    const report = (line: string) => told.push(line);
    const broken = await start({ demo: true, history: true, env: { FAKE_FAULT: 'seed-history' }, report });
    await vi.waitUntil(() => told.some((line) => /^The demo goes without its history/.test(line)), { timeout: 10_000 });
    await broken.stop();
    const whole = await start({ demo: true, history: true });
    const mark = path.join(dataDirectory, 'demo-history-is-there');
    await vi.waitUntil(() => existsSync(mark), { timeout: 10_000 });
    await whole.stop();
    await start({ demo: true, history: true });
    expect([countOf('seed'), countOf('seed-history')]).toEqual([1, 2]);
  });

  it('starts what died unasked again, and leaves down what was killed on purpose', { timeout: 60_000 }, async () => {
    const told: string[] = [];
    const stack = await start({ report: (line) => told.push(line) });
    const before = stack.server.pid ?? 0;
    process.kill(before, 'SIGKILL');
    await vi.waitUntil(() => stack.server.pid !== undefined && stack.server.pid !== before, { timeout: 10_000 });
    expect(told).toEqual([expect.stringMatching(/^The serve process ended unexpectedly \(by SIGKILL\)/)]);

    await stack.server.kill9();
    expect(stack.server.pid).toBeUndefined();
    await stack.server.restart({ GREETING: 'again' });
    const answer = await fetch(`${stack.url}/api/health`);
    expect(await answer.json()).toMatchObject({ greeting: 'again' });
    expect(told).toHaveLength(1);
  });

  it('gives up on what dies over and over, with its last words', { timeout: 60_000 }, async () => {
    const stack = await start();
    await stack.worker.kill9();
    await stack.worker.restart();
    const deaths = vi.waitUntil(
      async () => {
        if (stack.worker.pid) process.kill(stack.worker.pid, 'SIGKILL');
        return (await Promise.race([stack.failed, new Promise((resolve) => setTimeout(resolve, 50))])) !== undefined;
      },
      { timeout: 40_000, interval: 10 },
    );
    await deaths;
    expect((await stack.failed).message).toContain('It ended too often: stopping.');
  });

  it('refuses a port that is taken, before it touches the data directory', async () => {
    const { server, port } = await listening();
    await expect(start({ port })).rejects.toMatchObject({
      code: 'port-taken',
      message: `Port ${port} is taken by another program: stop that one, or choose another port with PORT=${port + 1}.`,
    });
    server.close();
    await expect(rm(path.join(dataDirectory, 'stack.lock'))).rejects.toThrow('ENOENT');
  });

  it('refuses a port that no browser opens, before it touches the data directory', async () => {
    await expect(start({ port: 4190 })).rejects.toMatchObject({
      code: 'port-refused',
      message: 'Browsers do not open port 4190, which an older protocol has: choose another, such as PORT=3000.',
    });
    await expect(rm(path.join(dataDirectory, 'stack.lock'))).rejects.toThrow('ENOENT');
  });

  it('refuses a data directory that another stack uses', { timeout: 60_000 }, async () => {
    await start();
    await expect(start()).rejects.toMatchObject({
      code: 'already-running',
      message: expect.stringContaining(`Laurel is running on ${dataDirectory} already (process ${process.pid})`),
    });
  });

  it('takes over a data directory whose stack was killed', { timeout: 60_000 }, async () => {
    await writeFile(path.join(dataDirectory, 'stack.lock'), '4194301 1\n');
    await expect(start()).resolves.toBeDefined();
  });

  it('refuses a data directory that is a file', async () => {
    const file = path.join(dataDirectory, 'file');
    await writeFile(file, '');
    await expect(start({ dataDirectory: file })).rejects.toMatchObject({ code: 'data-directory' });
    await expect(start({ dataDirectory: path.join(file, 'below') })).rejects.toMatchObject({ code: 'data-directory' });
  });

  it('refuses a database that does not answer, without showing the password', async () => {
    const databaseUrl = `postgresql://laurel:hidden@127.0.0.1:${await freePort()}/laurel`;
    const refusal = await start({ databaseUrl }).catch((error: unknown) => error);
    expect(refusal).toMatchObject({
      code: 'database-unreachable',
      message: expect.stringContaining('nothing listens there'),
    });
    expect((refusal as Error).message).not.toContain('hidden');
  });

  it('refuses a host that nobody knows', async () => {
    const databaseUrl = 'postgresql://laurel@database.invalid/laurel';
    await expect(start({ databaseUrl })).rejects.toMatchObject({ code: 'database-unreachable' });
  });

  it.each([
    ['migrate', 'migration-failed'],
    ['serve', 'service-failed'],
    ['seed', 'seed-failed'],
  ])('stops all it started when the %s task fails, and says why', { timeout: 60_000 }, async (task, code) => {
    const failing = start({ demo: true, env: { FAKE_FAULT: task } });
    await expect(failing).rejects.toMatchObject({
      code,
      message: expect.stringContaining(`the ${task} task was told to fail`),
    });
    await expect(start({ demo: true })).resolves.toBeDefined();
    const [ended] = tasks().filter((line) => line.startsWith('worker '));
    expect(isAlive(Number(ended?.split(' ')[1]))).toBe(task === 'migrate');
  });

  it('stops in the middle of starting when asked to', { timeout: 60_000 }, async () => {
    await mkdir(dataDirectory, { recursive: true });
    const stopping = new AbortController();
    const starting = start({ signal: stopping.signal });
    setTimeout(() => stopping.abort(), 300);
    await expect(starting).rejects.toThrow('abort');
    await expect(start()).resolves.toBeDefined();
  });
});
