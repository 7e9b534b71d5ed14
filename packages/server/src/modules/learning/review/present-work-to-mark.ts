import type { AnswerOf, endpoints } from '@laurel/api';
import type { Tx } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { selectFiles, selectLinks } from '../submission/attachment-store.ts';
import type { SubmissionRow } from '../submission/store.ts';
import { filesWithoutNames } from './peer/files-without-names.ts';
import { type Named, withoutNames } from './peer/without-names.ts';
import { presentRubricToLearner } from './present-rubric.ts';
import type { RubricRow } from './rubric-store.ts';
import { showWork } from './text-of-work.ts';

/** A piece of work for somebody who is not of the organisation's staff. */
export type WorkToMark = NonNullable<AnswerOf<typeof endpoints.openGuestReview>['work']>;

interface Shown {
  submission: SubmissionRow;
  rubric: RubricRow;
  /** Whose name is taken out of it; undefined where it may say who made it. */
  author: Named | undefined;
}

/** Shows the work, its rubric, and nothing else. */
export async function presentWorkToMark(
  tx: Tx,
  { submission, rubric, author }: Shown,
  deps: Pick<LearningDeps, 'origin'>,
): Promise<WorkToMark> {
  const plain = (text: string) => (author ? withoutNames(text, author) : text);
  const { id, body, pieces } = submission;
  const words = {
    body: plain(body),
    pieces: pieces.map((piece) => ({ ...piece, title: plain(piece.title), reflection: plain(piece.reflection) })),
  };
  const all = await selectFiles(tx, [id]);
  const files = author ? filesWithoutNames(all) : all;
  const links = await selectLinks(tx, [id]);
  return {
    ...showWork(words, deps),
    links: links.map(({ url, title }) => ({ url, title: plain(title) })),
    files: files.map(({ fileId, name, mediaType, bytes }) => ({ id: fileId, name, mediaType, bytes })),
    filesKeptBack: all.length - files.length,
    rubric: presentRubricToLearner(rubric),
  };
}
