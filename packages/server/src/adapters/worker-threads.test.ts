import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ThreadEnded } from '../ports/index.ts';
import { createWorkerThreads } from './worker-threads.ts';

let folder: string;
let module: URL;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'laurel-threads-'));
  const file = path.join(folder, 'answers.mjs');
  await writeFile(
    file,
    `let asked = 0;
     export function answer({ what, bytes }) {
       asked += 1;
       if (what === 'count') return asked;
       if (what === 'bytes') return bytes;
       if (what === 'fail') throw new TypeError('no such thing');
       if (what === 'hang') for (;;);
       if (what === 'grow') for (const all = [];;) all.push(new Array(1e5).fill(Math.random()));
       process.exit(1);
     }`,
  );
  module = pathToFileURL(file);
});
afterAll(() => rm(folder, { recursive: true }));

const patient = { milliseconds: 60_000, megabytes: 256 };
const fault = (asking: Promise<unknown>) => asking.then(() => undefined).catch((error: unknown) => error);

describe('a thread', () => {
  test('answers one asker, and keeps what it was told', async () => {
    const thread = createWorkerThreads(patient).start(module);
    expect([await thread.ask({ what: 'count' }), await thread.ask({ what: 'count' })]).toEqual([1, 2]);
    const other = createWorkerThreads(patient).start(module);
    expect(await other.ask({ what: 'count' })).toBe(1);
    await Promise.all([thread.end(), other.end()]);
  });

  test('that is sound at its end answers the next asker; one that is not, does not', async () => {
    const threads = createWorkerThreads({ ...patient, milliseconds: 5_000 });
    const first = threads.start(module);
    await first.ask({ what: 'count' });
    await first.end();
    const second = threads.start(module);
    expect(await second.ask({ what: 'count' })).toBe(2);
    await fault(second.ask({ what: 'hang' }));
    await second.end();
    const third = threads.start(module);
    expect(await third.ask({ what: 'count' })).toBe(1);
    await third.end();
  });

  test('takes bytes over without a copy, and gives them back so', async () => {
    const thread = createWorkerThreads(patient).start(module);
    const bytes = Uint8Array.of(1, 2, 3);
    expect(await thread.ask({ what: 'bytes', bytes }, [bytes.buffer])).toEqual(Uint8Array.of(1, 2, 3));
    expect(bytes.byteLength).toBe(0);
    await thread.end();
  });

  test('tells of a fault that nobody foresaw, and goes on', async () => {
    const thread = createWorkerThreads(patient).start(module);
    expect(await fault(thread.ask({ what: 'fail' }))).toMatchObject({ message: 'no such thing' });
    expect(await thread.ask({ what: 'count' })).toBe(2);
    await thread.end();
  });

  test.each([
    ['takes too long', 'hang', { ...patient, milliseconds: 2_000 }, true],
    ['needs too much memory', 'grow', { ...patient, megabytes: 32 }, true],
    ['comes down', 'exit', patient, false],
  ])('that %s is ended, and answers no more', async (_, what, limits, exhausted) => {
    const thread = createWorkerThreads(limits).start(module);
    const ended = await fault(thread.ask({ what }));
    expect(ended).toBeInstanceOf(ThreadEnded);
    expect(ended).toMatchObject({ exhausted });
    expect(await fault(thread.ask({ what: 'count' }))).toBeInstanceOf(ThreadEnded);
    await thread.end();
  });
});
