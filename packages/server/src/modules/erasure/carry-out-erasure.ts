import {
  forgetTraces,
  type Scope,
  systemScope,
  type Traces,
  togetherOf,
  type WriteUnit,
  withoutThose,
} from '../../storage/index.ts';
import type { ErasureDeps } from './deps.ts';
import { type ErasureRow, finishErasure, selectErasure, selectLeft } from './store.ts';
import { subjectOf } from './subject-of.ts';

type Deps = Pick<ErasureDeps, 'database' | 'erasables' | 'failPoints' | 'caughtMail' | 'log'>;

const scope: Scope = systemScope('carry-out-erasure');

/**
 * Erases what an erasure means, in one transaction: killed at any moment, all of it is there or none, and it is begun again.
 * One that is done is left alone.
 */
export async function carryOutErasure(deps: Deps, { erasureId }: { erasureId: string }): Promise<void> {
  await deps.database.write(scope, async (unit) => {
    const row = await selectErasure(unit.tx, erasureId, { lock: true });
    if (!row || row.finishedAt) {
      await unit.audit({ action: 'erasure.finished-already', subject: `erasure:${erasureId}` });
      return;
    }
    const counts = await eraseAll(deps, unit, row);
    await finishErasure(unit.tx, { id: row.id, counts, now: unit.now });
    await unit.audit({
      action: 'erasure.finished',
      subject: `erasure:${row.id}`,
      detail: counts,
      ...(row.organisationId ? { organisationId: row.organisationId } : {}),
    });
  });
  deps.failPoints.reach('erase.erased');
}

/** Carries out what a process that died left behind. */
export async function carryOutLeft(deps: Deps & { clock: () => Date }): Promise<void> {
  const aMinuteAgo = new Date(deps.clock().getTime() - 60_000);
  const left = await deps.database.read(scope, (tx) => selectLeft(tx, aMinuteAgo));
  for (const erasureId of left) {
    try {
      await carryOutErasure(deps, { erasureId });
    } catch (error) {
      // One that cannot be finished keeps no other waiting.
      deps.log.error({ erasureId, error: String(error) }, 'an erasure could not be carried out');
    }
  }
}

/** The second look goes this far back, for writes that had begun and could not be seen yet: longer than any of them may take. */
const unseenMilliseconds = 15 * 60_000;

/**
 * The long search comes first, and nobody waits for it; then everything is erased, which locks what others need and is over at
 * once; then what was written meanwhile is looked at.
 */
async function eraseAll(deps: Deps, unit: WriteUnit, row: ErasureRow): Promise<Record<string, number>> {
  const { id: erasureId, organisationId: from } = row;
  const search = { erasureId, organisationId: from ?? undefined };
  const known = await tracesBefore(deps, unit, row);
  await forgetTraces(unit.tx, { ...search, ...known });
  const { counts, traces } = await eraseEach(deps, unit, row);
  deps.failPoints.reach('erase.erasing');
  const since = new Date(unit.now.getTime() - unseenMilliseconds);
  await forgetTraces(unit.tx, { ...search, ...traces, since });
  // What only came to them during the search, such as a credential by an address that they have just confirmed.
  await forgetTraces(unit.tx, { ...search, ...withoutThose(traces, known) });
  await deps.caughtMail?.forget(traces.texts);
  return counts;
}

async function tracesBefore({ erasables }: Deps, { tx }: WriteUnit, row: ErasureRow): Promise<Traces> {
  const subject = await subjectOf(tx, row);
  const all: Traces[] = [];
  for (const erasable of erasables) all.push(await erasable.tracesOf(tx, subject));
  return togetherOf(all);
}

interface AllErased {
  counts: Record<string, number>;
  traces: Traces;
}

async function eraseEach({ erasables }: Deps, unit: WriteUnit, row: ErasureRow): Promise<AllErased> {
  const subject = await subjectOf(unit.tx, row);
  const counts: Record<string, number> = {};
  const [traces, erasedIds]: [Traces[], string[]] = [[], []];
  for (const erasable of erasables) {
    const order = { ...subject, erasureId: row.id, copies: row.copies, credentialIds: erasedIds };
    const { credentialIds = [], ...erased } = await erasable.erase(unit, order);
    Object.assign(counts, erased.counts);
    traces.push(erased.traces);
    erasedIds.push(...credentialIds);
  }
  return { counts, traces: togetherOf(traces) };
}
