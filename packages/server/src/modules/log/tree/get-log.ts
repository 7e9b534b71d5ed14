import type { AnswerOf, endpoints } from '@laurel/api';
import { systemScope } from '../../../storage/index.ts';
import { logPlace } from '../addresses.ts';
import type { LogDeps } from '../deps.ts';
import { selectCosigners, selectNewestCheckpoint } from './checkpoint-store.ts';
import { countEntries, countWaiting } from './entry-store.ts';
import { logService } from './log-service.ts';

/** The log as anybody may see it: how long it is, what was signed last, what waits. */
export async function getLog(
  deps: Pick<LogDeps, 'database' | 'origin' | 'anchoredPlaces' | 'newestAnchor'>,
): Promise<AnswerOf<typeof endpoints.getLog>> {
  const service = await logService(deps);
  const { newest, witnesses, unsigned } = await deps.database.read(systemScope('get-log'), async (tx) => {
    const head = await selectNewestCheckpoint(tx);
    return {
      newest: head,
      witnesses: head ? await selectCosigners(tx, head.size) : [],
      unsigned: (await countEntries(tx)) - (head?.size ?? 0) + (await countWaiting(tx)),
    };
  });
  const { uri, name } = logPlace(deps.origin);
  return {
    uri,
    origin: name,
    verifierKeys: service?.verifierKeys ?? [],
    size: newest?.size ?? 0,
    root: newest ? Buffer.from(newest.root).toString('base64') : null,
    checkpointAt: newest?.signedAt.toISOString() ?? null,
    waiting: Math.max(0, unsigned),
    witnesses,
    anchor: (await deps.newestAnchor()) ?? null,
  };
}
