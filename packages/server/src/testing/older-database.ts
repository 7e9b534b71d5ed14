import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { migrate, openPools } from '../storage/index.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

const shipped = path.join(import.meta.dirname, '..', 'storage', 'migrations');
const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** A database as it was when this migration was the newest: that of an install that has not been brought up to date. */
export async function createOlderDatabase(newest: string): Promise<TestDatabase> {
  const database = await createTestDatabase({ isEmpty: true });
  const folder = await mkdtemp(path.join(tmpdir(), 'laurel-older-'));
  for (const name of (await readdir(shipped)).filter((file) => file <= newest))
    await cp(path.join(shipped, name), path.join(folder, name));
  await bringUpToDate(database, folder).finally(() => rm(folder, { recursive: true }));
  return database;
}

/** What `npm start` does with it; answers which migrations were applied. */
export async function bringUpToDate({ url }: Pick<TestDatabase, 'url'>, folder?: string): Promise<string[]> {
  const pools = openPools({ databaseUrl: url, log: silent, size: 2 });
  return migrate(pools, folder)
    .then(({ applied }) => applied)
    .finally(() => pools.close());
}
