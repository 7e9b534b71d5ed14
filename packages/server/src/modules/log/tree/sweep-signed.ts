import { type Cursor, systemScope } from '../../../storage/index.ts';
import type { LogDeps } from '../deps.ts';
import { readProgress, writeProgress } from '../progress-store.ts';
import { appendWaiting } from './append-waiting.ts';
import { insertWaiting, selectUnknown } from './entry-store.ts';

const pageSize = 1_000;
/** A transaction that issues may end so long after its own time. */
const overlapMilliseconds = 10 * 60_000;
type Deps = Pick<LogDeps, 'database' | 'issuer'> & Parameters<typeof appendWaiting>[0];

const beginning: Cursor = { at: new Date(0), id: '00000000-0000-0000-0000-000000000000' };

/**
 * Notes what was signed and is not on the log: whatever an event was lost of, and all that was issued before there was a log.
 * Goes through everything once, and from then on through what is newer than the last time.
 */
export async function sweepSigned(deps: Deps): Promise<void> {
  const { database, issuer } = deps;
  const scope = systemScope('sweep-signed');
  const kept = await database.read(scope, (tx) => readProgress<{ at: string; id: string }>(tx, 'sweep'));
  let place = kept ? { at: new Date(kept.at), id: kept.id } : beginning;
  for (;;) {
    const page = await issuer.listSigned({ after: place, limit: pageSize });
    const last = page.at(-1);
    if (!last) break;
    const ids = page.map(({ id }) => id);
    const isNewest = page.length < pageSize;
    const next = isNewest ? rewind(place, last) : last;
    const unknown = await database.read(scope, (tx) => selectUnknown(tx, ids));
    if (unknown.length > 0 || next.at > place.at) {
      await database.write(scope, async (unit) => {
        await insertWaiting(unit.tx, unknown, unit.now);
        await writeProgress(unit, 'sweep', next);
        await unit.audit({ action: 'log.swept', subject: 'log', detail: { unknown: unknown.length } });
      });
    }
    if (isNewest) break;
    place = next;
  }
  await appendWaiting(deps);
}

/** Of the newest, some may still be under way: the next time looks at them again. */
function rewind(place: Cursor, last: Cursor): Cursor {
  const back = new Date(last.at.getTime() - overlapMilliseconds);
  return back > place.at ? { at: back, id: beginning.id } : place;
}
