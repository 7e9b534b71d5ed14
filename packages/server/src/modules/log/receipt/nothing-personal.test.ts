import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { formatReceipt, hashCredential } from '@laurel/credential';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Worker } from '../../../storage/index.ts';
import { startLogWorld } from '../testing/log-world.ts';

const world = await startLogWorld();
const { testApp, issue, reach, read, receiptOf, publicEntries, documentOf, owner } = world;
const holder = { name: 'Zephyrine Quandary', email: 'zephyrine@canary.example' };
const ids: string[] = [];
let worker: Worker;
beforeAll(async () => {
  worker = await testApp.app.work();
  ids.push(await issue(holder), await issue(holder));
  await reach(2);
});
afterAll(async () => {
  await worker.stop();
  await testApp.stop();
});

/** Whatever names the holder, the achievement or the issuer, as text and as it would stand inside base64. */
const words = [holder.name, 'Zephyrine', holder.email, 'canary', 'Knots', 'Harbour'];
const saysAny = (bytes: Uint8Array) => {
  const raw = Buffer.from(bytes).toString('latin1');
  const decoded = (raw.match(/[A-Za-z0-9+/_-]{16,}/g) ?? []).map((text) =>
    Buffer.from(text, 'base64').toString('latin1'),
  );
  const all = [raw, ...decoded].join('\n').toLowerCase();
  return words.filter((word) => all.includes(word.toLowerCase()));
};

test('L05 nothing that the log makes public says whom, for what or by whom', async () => {
  const folder = path.join(testApp.dataDirectory, 'log');
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  expect(files.length).toBeGreaterThanOrEqual(3);
  for (const file of files) expect([file, saysAny(await readFile(file))]).toEqual([file, []]);
  const paths = [
    '/log/checkpoint',
    '/log/tile/0/000.p/2',
    '/log/tile/entries/000.p/2',
    '/log/anchors.json',
    '/api/v1/log',
  ];
  for (const address of paths) {
    const bytes = new Uint8Array(await (await read(address)).arrayBuffer());
    expect([address, saysAny(bytes)]).toEqual([address, []]);
  }
  for (const id of ids) {
    const { receipt } = await receiptOf(id);
    expect(saysAny(Buffer.from(formatReceipt(receipt)))).toEqual([]);
  }
  // What it is looked for in, finds it: the credential itself says all of it.
  expect(saysAny(Buffer.from(await documentOf(ids[0] ?? '')))).toContain('Knots');
});

test('L06 who has a credential, but not its salt, cannot tell which entry is its own', async () => {
  const entries = (await publicEntries()).map((entry) => Buffer.from(entry).toString('hex'));
  expect(new Set(entries).size).toBe(2);
  const hash = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
  for (const id of ids) {
    const token = await (await read(`/api/v1/credentials/${id}/jwt`, owner)).text();
    const digests = [await documentOf(id), token].map((form) => Buffer.from(hashCredential(form), 'hex'));
    const { receipt } = await receiptOf(id);
    expect(receipt.forms).toEqual(digests.map((digest) => digest.toString('hex')));
    const salt = Buffer.from(receipt.salt, 'base64url');
    expect(salt.length).toBeGreaterThanOrEqual(16);
    const body = hash(...digests);
    const guesses = [
      ...digests,
      body,
      hash(body),
      ...digests.map((digest) => hash(digest)),
      hash(Buffer.alloc(32), body),
    ];
    for (const guess of guesses) expect(entries).not.toContain(guess.toString('hex'));
    expect(entries[receipt.index]).toBe(hash(salt, body).toString('hex'));
  }
});
