import type { Config } from './config/env.ts';
import { anySealedKeys, migrate, openPools } from './storage/index.ts';

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/**
 * Brings the configured database to the newest form; says whether it holds keys that are sealed. What goes wrong is thrown,
 * not logged.
 */
export async function migrateDatabase({ databaseUrl }: Config): Promise<{ holdsSealedKeys: boolean }> {
  const pools = openPools({ databaseUrl, log: silent, size: 2 });
  try {
    await migrate(pools);
    return { holdsSealedKeys: await anySealedKeys(pools) };
  } finally {
    await pools.close();
  }
}
