import type { Scope, WriteUnit } from '../../storage/index.ts';
import { carryOutErasure } from './carry-out-erasure.ts';
import type { ErasureDeps } from './deps.ts';
import { type PresentedErasure, presentErasure } from './present-erasure.ts';
import { type ErasureRow, insertErasure, selectErasure } from './store.ts';

/** How long the one who asked has to carry it out, before the worker does. */
const carriedOutAfterSeconds = 15;

export type Request = Pick<ErasureRow, 'kind' | 'personId' | 'organisationId' | 'credentialId' | 'copies'>;

/** Records that something is to be erased, which the worker then does if nobody else has. */
export async function recordRequest(
  { randomness }: Pick<ErasureDeps, 'randomness'>,
  unit: WriteUnit,
  request: Request,
): Promise<string> {
  const id = randomness.uuid();
  await insertErasure(unit.tx, { ...request, id, requestedAt: unit.now });
  await unit.audit({
    action: 'erasure.requested',
    subject: `erasure:${id}`,
    detail: { kind: request.kind, copies: request.copies },
    ...(request.organisationId ? { organisationId: request.organisationId } : {}),
  });
  await unit.enqueue({
    task: 'carry-out-erasure',
    payload: { erasureId: id },
    key: `erasure:${id}`,
    runAt: new Date(unit.now.getTime() + carriedOutAfterSeconds * 1000),
  });
  return id;
}

/** Carries it out at once, and says how it stands. */
export async function finishRequest(deps: ErasureDeps, scope: Scope, erasureId: string): Promise<PresentedErasure> {
  deps.failPoints.reach('erase.requested');
  await carryOutErasure(deps, { erasureId });
  const row = await deps.database.read({ ...scope, system: true }, (tx) => selectErasure(tx, erasureId));
  if (!row) throw new Error('an erasure is gone');
  return presentErasure(row);
}
