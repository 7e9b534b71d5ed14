import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { receiptUrl } from '@laurel/credential';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { anchor } from '../testing/issuer-log.ts';
import { PublishedLog, serveFiles } from '../testing/published-log.ts';
import { CopyFolder } from './copy-folder.ts';
import { takeLog } from './take-log.ts';

const log = new PublishedLog();
const served = new Map<string, Uint8Array>();
const ids = ['urn:x:0', 'urn:x:1', 'urn:x:2'];
let server: Awaited<ReturnType<typeof serveFiles>>;
let path: string;

beforeAll(async () => {
  server = await serveFiles(served);
});
beforeEach(async () => {
  served.clear();
  for (const [file, bytes] of await log.files(5)) served.set(`log/${file}`, bytes);
  path = await mkdtemp(join(tmpdir(), 'laurel-copy-'));
  for (const [at] of ids.entries()) await publish(at);
});
afterAll(() => server.stop());

const placeOf = (id: string) => new URL(receiptUrl(`${server.origin}/log`, id)).pathname.slice(1);

async function publish(index: number, isAnchored = false): Promise<void> {
  const receipt = JSON.parse(await log.receipt(index, 5));
  const bytes = new TextEncoder().encode(JSON.stringify(isAnchored ? { ...receipt, anchor } : receipt));
  served.set(placeOf(ids[index] ?? ''), bytes);
}

async function copy() {
  const state = { origin: server.origin, slug: 'riverside', startedAt: '2026-11-26T08:00:00Z' };
  const folder = await CopyFolder.open(path, state);
  const signal = AbortSignal.timeout(60_000);
  return takeLog(ids, { origin: server.origin, folder, signal, onTaken: () => undefined });
}

const anchored = async () =>
  Promise.all(ids.map(async (id) => JSON.parse(await readFile(join(path, placeOf(id)), 'utf8')).anchor !== undefined));

it('a copy that is gone on with takes anew the receipts that were not anchored, and counts those that are not', async () => {
  await publish(0, true);
  expect(await copy()).toEqual({ size: 5, unanchored: 2 });
  await publish(1, true);
  expect(await copy()).toEqual({ size: 5, unanchored: 1 });
  expect(await anchored()).toEqual([true, true, false]);
  await publish(2, true);
  expect(await copy()).toEqual({ size: 5, unanchored: 0 });
  // One that is anchored does not change, and is not asked for again.
  served.delete(placeOf('urn:x:0'));
  expect(await copy()).toEqual({ size: 5, unanchored: 0 });
  expect(await anchored()).toEqual([true, true, true]);
  await rm(path, { recursive: true });
});

it('a server without a log has none in its copy', async () => {
  served.clear();
  expect(await copy()).toBeUndefined();
  await rm(path, { recursive: true });
});
