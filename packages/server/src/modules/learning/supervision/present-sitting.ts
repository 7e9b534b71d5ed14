import type { AnswerOf, endpoints } from '@laurel/api';
import type { Tx } from '../../../storage/index.ts';
import { findPeople } from '../../account/index.ts';
import type { SittingRow } from './store.ts';

type ForLearner = AnswerOf<typeof endpoints.askForSitting>;
type Sitting = AnswerOf<typeof endpoints.listSittings>['items'][number];

/** Who was confirmed begins within half an hour; after that somebody else may sit there. */
const useWithinMs = 30 * 60_000;

/** Guessing one code in a million, with five tries, then another code. */
export const mostWrong = 5;

/** Whether a sitting can still come to something: its code can be told, or who was confirmed can begin. */
export function isCurrent(row: SittingRow, now: Date): boolean {
  if (row.attemptId) return false;
  if (row.confirmedAt) return now.getTime() - row.confirmedAt.getTime() < useWithinMs;
  return row.codeExpiresAt > now && row.wrongCodes < mostWrong;
}

/** Shows a sitting to its learner, with the code as long as it is asked for. */
export function presentToLearner({ confirmedAt, code, codeExpiresAt }: SittingRow): ForLearner {
  if (confirmedAt) return { state: 'confirmed', code: null, codeExpiresAt: null };
  return { state: 'waiting', code, codeExpiresAt: codeExpiresAt.toISOString() };
}

/** Shows sittings to an invigilator: by name, and never with the code. */
export async function presentSittings(tx: Tx, rows: readonly SittingRow[]): Promise<Sitting[]> {
  const people = await findPeople(
    tx,
    rows.map(({ personId }) => personId),
  );
  return rows.map(({ id, personId, askedAt, confirmedAt, confirmedByName }) => ({
    id,
    learnerName: people.get(personId)?.name ?? '',
    askedAt: askedAt.toISOString(),
    state: confirmedAt ? 'confirmed' : 'waiting',
    confirmedAt: confirmedAt?.toISOString() ?? null,
    confirmedBy: confirmedByName,
  }));
}
