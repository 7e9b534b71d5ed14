import { systemScope } from '../../../storage/index.ts';
import { Contradiction, type Finding } from '../contradiction.ts';
import type { LogDeps } from '../deps.ts';
import { assertNotAhead } from '../tree/assert-not-ahead.ts';
import { compareWithFolder, type Standing } from '../tree/compare-with-folder.ts';
import { waitForTurn } from '../tree/entry-store.ts';
import { appendTask } from '../tree/note-waiting.ts';
import { publishTask } from '../tree/publish-checkpoint.ts';
import type { CheckState } from './check-state.ts';
import { noteMended } from './finding-store.ts';
import { mendFolder } from './mend-folder.ts';
import { noteFinding } from './note-finding.ts';

type Deps = Pick<LogDeps, 'database' | 'folder' | 'log' | 'origin'>;

const scope = systemScope('check-log');

/**
 * What a whole check leads to: the folder is compared as a whole, and what is missing or damaged of it is written anew from the
 * database, if that is proved by what was signed and the folder cannot know more. What was found stays until the next check.
 */
export async function finishCheck(deps: Deps, state: CheckState): Promise<void> {
  const standing = await standingOf(deps);
  const found = [...missingTiles(state), ...faultsOfCheckpoint(standing)];
  const isDamaged = found.length > 0 || state.isAltered || standing === 'unreadable';
  const isMended = isDamaged && mayMend(state, standing);
  if (isMended) await mendFolder(deps, state);
  for (const finding of found) await noteFinding(deps, finding);
  if (!isMended) return;
  await deps.database.write(scope, async (unit) => {
    const findings = await noteMended(unit.tx, new Date(state.startedAt));
    // What stood in the way of these does so no more.
    for (const task of [appendTask, publishTask]) await unit.enqueue({ task, payload: {}, key: task });
    await unit.audit({ action: 'log.findings-mended', subject: 'log', detail: { findings } });
  });
}

type Found = Standing | 'unreadable' | 'contradicts';

/** How the published checkpoint stands to the database. What cannot be brought together is written down. */
async function standingOf(deps: Deps): Promise<Found> {
  try {
    return await deps.database.write(scope, async (unit) => {
      await waitForTurn(unit.tx);
      await unit.audit({ action: 'log.compared', subject: 'log' });
      return compareWithFolder(deps, unit);
    });
  } catch (error) {
    if (!(error instanceof Contradiction)) throw error;
    await noteFinding(deps, error.finding);
    return error.finding.kind === 'published-unreadable' ? unreadable(deps) : 'contradicts';
  }
}

/** Of a damaged checkpoint it is not known what it said; but the entries beside it are known or not. */
async function unreadable(deps: Deps): Promise<Found> {
  try {
    await deps.database.read(scope, (tx) => assertNotAhead(deps, tx));
    return 'unreadable';
  } catch (error) {
    if (!(error instanceof Contradiction)) throw error;
    await noteFinding(deps, error.finding);
    return 'contradicts';
  }
}

/** Without the checkpoint that goes with them, files of another content may be those of a newer database. */
function mayMend({ isUnsound, isAltered }: CheckState, standing: Found): boolean {
  if (isUnsound || standing === 'contradicts') return false;
  return standing === 'same' || standing === 'behind' || !isAltered;
}

function missingTiles({ missing }: CheckState): Finding[] {
  const [first] = missing;
  if (first === undefined) return [];
  const detail =
    missing.length === 1
      ? `A published file of the log is missing: ${first}.`
      : `${missing.length} published files of the log are missing, among them ${first}.`;
  return [{ kind: 'published-missing', subject: 'tiles', detail }];
}

function faultsOfCheckpoint(standing: Found): Finding[] {
  const subject = 'checkpoint';
  if (standing === 'missing')
    return [{ kind: 'published-missing', subject, detail: 'The published checkpoint of the log is missing.' }];
  if (standing === 'behind')
    return [
      { kind: 'published-behind', subject, detail: 'The published checkpoint is an earlier one than was signed last.' },
    ];
  return [];
}
