import { systemScope } from '../../../storage/index.ts';
import type { LogDeps } from '../deps.ts';
import { selectIndexes } from './entry-store.ts';

/** The places of these credentials; one that is not on the log has none. */
export async function indexesOf(
  { database }: Pick<LogDeps, 'database'>,
  credentialIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  return database.read(systemScope('indexes-of'), (tx) => selectIndexes(tx, credentialIds));
}
