import { systemScope } from '../../../storage/index.ts';
import type { Finding, FindingKind } from '../contradiction.ts';
import type { LogDeps } from '../deps.ts';
import { readProgress, writeProgress } from '../progress-store.ts';
import { selectNewestCheckpoint } from '../tree/checkpoint-store.ts';
import { checkBatch } from './check-batch.ts';
import type { CheckState } from './check-state.ts';
import { checkTask } from './check-task.ts';
import { resolveUnseen } from './finding-store.ts';
import { finishCheck } from './finish-check.ts';
import { noteFinding } from './note-finding.ts';

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
  'published-missing',
  'published-behind',
  'older-database',
];

/** That the database has not the tree that was signed. */
const unsound: readonly FindingKind[] = [
  'entry-altered',
  'entry-missing',
  'tree-altered',
  'tile-altered',
  'checkpoint-altered',
];

/** So many missing files are told of; of more, no more. */
const mostMissing = 1_000;

/**
 * Makes the tree anew from what is kept, and compares it with what was signed and with what was published; and each entry with
 * the credential it stands for. Goes on where the last job stopped.
 */
export async function checkLog(deps: Deps): Promise<void> {
  let state = await begin(deps);
  for (let batch = 0; batch < batchesAJob && state.position < state.size; batch++) {
    const { findings, ...next } = await checkBatch(deps, state);
    state = sumUp(next.state, findings);
    for (const finding of findings) if (finding.kind !== 'published-missing') await noteFinding(deps, finding);
    await keep(deps, state);
  }
  if (state.position < state.size) return goOn(deps, state);
  await finishCheck(deps, state);
  await finish(deps, state);
}

async function begin({ database, clock }: Deps): Promise<CheckState> {
  const { kept, newest } = await database.read(scope, async (tx) => ({
    kept: await readProgress<Partial<CheckState>>(tx, 'check'),
    newest: await selectNewestCheckpoint(tx),
  }));
  const endedAt = kept?.endedAt ?? null;
  const fresh = { position: 0, frontier: [], startedAt: clock().toISOString(), isBroken: false };
  const state = { ...fresh, size: newest?.size ?? 0, endedAt, isUnsound: false, missing: [], isAltered: false };
  const isUnderWay = kept?.position !== undefined && kept.size !== undefined && kept.position < kept.size;
  return isUnderWay ? { ...state, ...kept } : state;
}

function sumUp(state: CheckState, findings: readonly Finding[]): CheckState {
  const kinds = new Set(findings.map(({ kind }) => kind));
  const missing = findings.filter(({ kind }) => kind === 'published-missing').map(({ subject }) => subject);
  return {
    ...state,
    isUnsound: state.isUnsound || unsound.some((kind) => kinds.has(kind)),
    isAltered: state.isAltered || kinds.has('tile-file-altered'),
    missing: [...new Set([...state.missing, ...missing])].slice(0, mostMissing),
  };
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

async function finish({ database }: Deps, state: CheckState): Promise<void> {
  await database.write(scope, async (unit) => {
    const before = new Date(state.startedAt);
    const resolved = await resolveUnseen(unit.tx, { before, kinds: recheckable, now: unit.now });
    await writeProgress(unit, 'check', { ...state, missing: [], endedAt: unit.now.toISOString() });
    await unit.audit({ action: 'log.checked', subject: 'log', detail: { size: state.size, resolved } });
  });
}
