import type { AnswerOf, endpoints } from '@laurel/api';
import type { ErasureRow } from './store.ts';

/** An erasure as it is told: it names nobody. */
export type PresentedErasure = AnswerOf<typeof endpoints.getErasure>;

export function presentErasure({ id, copies, requestedAt, finishedAt, counts }: ErasureRow): PresentedErasure {
  return {
    id,
    state: finishedAt ? 'done' : 'under-way',
    copies,
    requestedAt: requestedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
    gone: counts,
  };
}
