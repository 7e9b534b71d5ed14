import { systemScope } from '../../../storage/index.ts';
import type { FindingKind } from '../contradiction.ts';
import type { LogDeps } from '../deps.ts';
import { readProgress, writeProgress } from '../progress-store.ts';
import { selectNewestCheckpoint } from '../tree/checkpoint-store.ts';
import { compareWithFolder } from '../tree/compare-with-folder.ts';
import { waitForTurn } from '../tree/entry-store.ts';
import { checkBatch } from './check-batch.ts';
import type { CheckState } from './check-state.ts';
import { resolveUnseen } from './finding-store.ts';
import { noteFinding, orNoteFinding } from './note-finding.ts';

/** The job that looks at all of it. */
export const checkTask = 'check-log';

/** A job looks at so many batches; the next one goes on. */
const batchesAJob = 50;

type Deps = Pick<LogDeps, 'database' | 'clock' | 'issuer' | 'folder' | 'log' | 'origin'>;

const scope = systemScope(checkTask);

/** What a whole check that ended without meeting it again disproves. */
const recheckable: readonly FindingKind[] = [
  'entry-altered',
  'entry-missing',
  'credential-altered',
  'credential-missing',
  'tree-altered',
  'tile-altered',
  'tile-file-altered',
  'checkpoint-altered',
  'published-unreadable',
  'published-differs',
  'older-database',
];

/**
 * Makes the tree anew from what is kept, and compares it with what was signed and with what was published; and each entry with
 * the credential it stands for. Goes on where the last job stopped.
 */
export async function checkLog(deps: Deps): Promise<void> {
  let state = await begin(deps);
  for (let batch = 0; batch < batchesAJob && state.position < state.size; batch++) {
    const { findings, ...next } = await checkBatch(deps, state);
    for (const finding of findings) await noteFinding(deps, finding);
    state = next.state;
    await keep(deps, state);
  }
  if (state.position < state.size) return goOn(deps, state);
  await finish(deps, state);
}

async function begin({ database, clock }: Deps): Promise<CheckState> {
  const { kept, newest } = await database.read(scope, async (tx) => ({
    kept: await readProgress<CheckState>(tx, 'check'),
    newest: await selectNewestCheckpoint(tx),
  }));
  if (kept && kept.position < kept.size) return kept;
  const [size, endedAt] = [newest?.size ?? 0, kept?.endedAt ?? null];
  return { size, position: 0, frontier: [], startedAt: clock().toISOString(), endedAt, isBroken: false };
}

async function keep({ database }: Deps, state: CheckState): Promise<void> {
  await database.write(scope, async (unit) => {
    await writeProgress(unit, 'check', state);
    await unit.audit({
      action: 'log.checking',
      subject: 'log',
      detail: { position: state.position, size: state.size },
    });
  });
}

async function goOn({ database }: Deps, { position, size }: CheckState): Promise<void> {
  await database.write(scope, async (unit) => {
    await unit.enqueue({ task: checkTask, payload: {}, key: `${checkTask}:on` });
    await unit.audit({ action: 'log.check-goes-on', subject: 'log', detail: { position, size } });
  });
}

async function finish(deps: Deps, state: CheckState): Promise<void> {
  await orNoteFinding(deps, () =>
    deps.database.write(scope, async (unit) => {
      await waitForTurn(unit.tx);
      await compareWithFolder(deps, unit);
      await unit.audit({ action: 'log.compared', subject: 'log' });
    }),
  );
  await deps.database.write(scope, async (unit) => {
    const before = new Date(state.startedAt);
    const resolved = await resolveUnseen(unit.tx, { before, kinds: recheckable, now: unit.now });
    await writeProgress(unit, 'check', { ...state, endedAt: unit.now.toISOString() });
    await unit.audit({ action: 'log.checked', subject: 'log', detail: { size: state.size, resolved } });
  });
}
