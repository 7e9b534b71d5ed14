import { afterAll, expect, test } from 'vitest';
import { openDatabase, openPools } from '../../../storage/index.ts';
import { startLogWorld } from '../testing/log-world.ts';
import { sizeAt } from './size-at.ts';

const { testApp, query } = await startLogWorld();
const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const pools = openPools({ databaseUrl: testApp.databaseUrl, log: silent, size: 1 });
const database = openDatabase({ pools, clock: () => new Date() });
afterAll(async () => {
  await pools.close();
  await testApp.stop();
});

const noon = Date.parse('2026-06-01T12:00:00Z');
const minute = (count: number) => new Date(noon + count * 60_000);
const append = (index: number, at: Date) =>
  query(
    `insert into log.entry (index, commitment, credential_id, organisation_id, salt, forms, credential_url, receipt_name, appended_at)
      values ($1, $2, null, null, null, null, null, null, $3)`,
    [index, Buffer.alloc(32, index), at],
  );

test('an empty log had no entries at any time', async () => {
  expect(await sizeAt({ database }, minute(0))).toBe(0);
});

test('the size at a time is the number of those appended until then, those of that very moment among them', async () => {
  for (const [index, at] of [0, 10, 10, 20].entries()) await append(index, minute(at));
  const sizes = async (...minutes: number[]) =>
    Promise.all(minutes.map((count) => sizeAt({ database }, minute(count))));
  expect(await sizes(-1, 0, 9, 10, 11, 19, 20, 21, 60 * 24 * 365)).toEqual([0, 1, 1, 3, 3, 3, 4, 4, 4]);
});

test('where the clock went back, it is too few rather than too many: what is appended after a theft never counts as before it', async () => {
  await append(4, minute(15));
  await append(5, minute(25));
  // Entry 4 says that it came before entry 3 did: at its time, entry 3 was not there yet, and it is behind entry 3.
  expect(await sizeAt({ database }, minute(15))).toBe(3);
  expect(await sizeAt({ database }, minute(20))).toBe(5);
  expect(await sizeAt({ database }, minute(24))).toBe(5);
  expect(await sizeAt({ database }, minute(25))).toBe(6);
});
