import type { Tx } from '../../../storage/index.ts';
import { type ResultDetails, selectShown } from './result-store.ts';

interface Marked {
  asked: readonly { id: string; points: number }[];
  marks: readonly { questionId: string; points: number }[];
}

/** What was earned of the questions that show an outcome, for each outcome that a question of this paper names. */
export async function pointsByOutcome(tx: Tx, { asked, marks }: Marked): Promise<Pick<ResultDetails, 'outcomes'>> {
  const earned = new Map(marks.map(({ questionId, points }) => [questionId, points]));
  const worth = new Map(asked.map(({ id, points }) => [id, points]));
  const sums: NonNullable<ResultDetails['outcomes']> = {};
  for (const { questionId, originId } of await selectShown(tx, [...worth.keys()])) {
    const { points, possible } = sums[originId] ?? { points: 0, possible: 0 };
    sums[originId] = {
      points: points + (earned.get(questionId) ?? 0),
      possible: possible + (worth.get(questionId) ?? 0),
    };
  }
  return Object.keys(sums).length > 0 ? { outcomes: sums } : {};
}
