import type { Config } from './config/env.ts';
import { migrate, openPools } from './storage/index.ts';

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** Brings the configured database to the newest form. What goes wrong is thrown, not logged. */
export async function migrateDatabase({ databaseUrl }: Config): Promise<void> {
  const pools = openPools({ databaseUrl, log: silent, size: 2 });
  await migrate(pools).finally(() => pools.close());
}
