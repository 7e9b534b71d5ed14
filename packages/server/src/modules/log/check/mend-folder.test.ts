import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDiskFolder } from '../../../adapters/disk-folder.ts';
import { openDatabase, openPools } from '../../../storage/index.ts';
import { startLogWorld } from '../testing/log-world.ts';
import { mendFolder } from './mend-folder.ts';

const world = await startLogWorld();
const { testApp, issue, reach, tamper } = world;
const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const pools = openPools({ databaseUrl: testApp.databaseUrl, log: silent, size: 2 });
const database = openDatabase({ pools, clock: () => new Date() });
const directory = path.join(testApp.dataDirectory, 'log');
const checkpoint = () => readFile(path.join(directory, 'checkpoint'), 'utf8');

beforeAll(async () => {
  const worker = await testApp.app.work();
  await issue();
  await reach(1);
  await issue();
  await reach(2);
  await worker.stop();
});
afterAll(async () => {
  await pools.close();
  await testApp.stop();
});

test('M14 a checkpoint that was signed since, and is not in the database yet, is never taken back', async () => {
  const published = await checkpoint();
  // As where a process published, and died before its transaction ended, while another wrote the tiles anew.
  await tamper('delete from log.checkpoint where size = 2');
  const deps = { database, folder: createDiskFolder({ directory }), log: silent, origin: testApp.origin };
  await mendFolder(deps, { size: 1 });
  expect(await checkpoint()).toBe(published);

  // It is taken over, and the log goes on behind it.
  const worker = await testApp.app.work();
  await issue();
  await reach(3);
  await worker.stop();
});
