import { notFound } from '../../refusal.ts';
import { systemScope } from '../../storage/index.ts';
import type { ErasureDeps } from './deps.ts';
import { type PresentedErasure, presentErasure } from './present-erasure.ts';
import { selectErasure } from './store.ts';

/** What became of an erasure: whoever has its id asked for it, and has no account any more to ask with. */
export async function getErasure(
  { database }: Pick<ErasureDeps, 'database'>,
  { erasureId }: { erasureId: string },
): Promise<PresentedErasure> {
  const row = await database.read(systemScope('get-erasure'), (tx) => selectErasure(tx, erasureId));
  if (!row) throw notFound('erasure');
  return presentErasure(row);
}
