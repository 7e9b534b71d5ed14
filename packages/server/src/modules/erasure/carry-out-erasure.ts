import { forgetTraces, type Scope, systemScope, type WriteUnit } from '../../storage/index.ts';
import type { ErasureDeps } from './deps.ts';
import { type ErasureRow, finishErasure, selectErasure, selectLeft } from './store.ts';
import { subjectOf } from './subject-of.ts';

type Deps = Pick<ErasureDeps, 'database' | 'erasables' | 'failPoints' | 'log'>;

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
    deps.failPoints.reach('erase.erasing');
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

async function eraseAll({ erasables }: Deps, unit: WriteUnit, row: ErasureRow): Promise<Record<string, number>> {
  const subject = await subjectOf(unit.tx, row);
  const all = { counts: {}, texts: [] as string[], subjects: [] as string[], credentialIds: [] as string[] };
  for (const erasable of erasables) {
    const order = { ...subject, erasureId: row.id, copies: row.copies, credentialIds: all.credentialIds };
    const { counts, texts = [], subjects = [], credentialIds = [] } = await erasable.erase(unit, order);
    Object.assign(all.counts, counts);
    all.texts.push(...texts);
    all.subjects.push(...subjects);
    all.credentialIds.push(...credentialIds);
  }
  const { texts, subjects, counts } = all;
  await forgetTraces(unit.tx, { erasureId: row.id, organisationId: subject.organisationId, texts, subjects });
  return counts;
}
