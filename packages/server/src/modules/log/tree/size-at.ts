import { systemScope } from '../../../storage/index.ts';
import type { LogDeps } from '../deps.ts';
import { countEntries, selectFirstAfter } from './entry-store.ts';

/**
 * How many entries the log had at a time: what has a lower index was on it by then. Where the clock once went back, too few
 * rather than too many.
 */
export async function sizeAt({ database }: Pick<LogDeps, 'database'>, time: Date): Promise<number> {
  return database.read(
    systemScope('size-at'),
    async (tx) => (await selectFirstAfter(tx, time)) ?? (await countEntries(tx)),
  );
}
