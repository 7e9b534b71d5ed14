import type { Tx } from '../../../storage/index.ts';
import { selectVersions } from '../question/store.ts';
import type { AttemptRow } from './attempt-store.ts';
import { type Asked, questionsOf } from './draw-paper.ts';

/** The questions that an attempt asks, in its order. Only the organisation's own scope sees any. */
export async function readPaper(tx: Tx, { paper }: Pick<AttemptRow, 'paper'>): Promise<Asked[]> {
  const versions = await selectVersions(
    tx,
    paper.map(({ questionId }) => questionId),
  );
  return questionsOf(paper, versions);
}
