import type { Tx } from '../../../storage/index.ts';
import type { ResultDetails } from '../completion/result-store.ts';
import { selectSittingOf } from './store.ts';

/** What happened while an attempt was sat, as the credential says it: nobody is named. Nothing where nobody watched. */
export async function supervisionOf(tx: Tx, attemptId: string): Promise<ResultDetails['supervision']> {
  const sitting = await selectSittingOf(tx, attemptId);
  if (!sitting?.confirmedAt) return undefined;
  const day = sitting.confirmedAt.toISOString().slice(0, 10);
  return {
    kind: 'in-person',
    narrative: `An invigilator confirmed in person who sat this exam, on ${day}, before any question was seen.`,
  };
}
