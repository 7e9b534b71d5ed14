import { Refusal } from '../../../refusal.ts';
import type { Tx } from '../../../storage/index.ts';
import type { LessonRow } from '../programme/content-store.ts';
import { selectWatched } from './store.ts';
import { watchedOf } from './watched.ts';

/** Refuses a video of which too little was played; where its length is not known, nobody can tell. */
export async function requireWatched(
  tx: Tx,
  { id, durationSeconds }: Pick<LessonRow, 'id' | 'durationSeconds'>,
  enrolmentId: string,
): Promise<void> {
  if (durationSeconds === null) return;
  const { ranges } = await selectWatched(tx, { enrolmentId, lessonId: id });
  const { seconds, neededSeconds } = watchedOf(ranges, durationSeconds);
  if (seconds >= neededSeconds) return;
  throw new Refusal(
    'not-watched',
    `Nothing was changed. You have watched ${seconds} of ${durationSeconds} seconds; ${neededSeconds} are needed. Or read the transcript, and say so.`,
  );
}
