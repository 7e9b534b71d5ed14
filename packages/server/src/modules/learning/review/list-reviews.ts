import type { AnswerOf, endpoints, QueryOf } from '@laurel/api';
import { type Page, pageFrom, readCursor } from '../../../storage/index.ts';
import { findPeople } from '../../account/index.ts';
import type { LearningDeps } from '../deps.ts';
import { isLeftAlone } from './is-left-alone.ts';
import { type Reviewing, reviewerOf } from './policy.ts';
import { listQueueRows, type QueueRow } from './queue-store.ts';
import { readStanding } from './read-standing.ts';
import { selectRubricsById } from './rubric-store.ts';
import type { Standing } from './settle-marks.ts';
import { type ReviewRow, selectReviews } from './store.ts';

type Entry = AnswerOf<typeof endpoints.listReviews>['items'][number];

interface Input extends Reviewing {
  query: QueryOf<typeof endpoints.listReviews>;
}

/** Work that waits for reviewers, the longest waiting first. */
export async function listReviews(
  { database, clock }: Pick<LearningDeps, 'database' | 'clock'>,
  { query, ...reviewing }: Input,
): Promise<Page<Entry>> {
  const reviewerId = reviewerOf(reviewing);
  const { whose, programmeId, limit } = query;
  const after = readCursor(query.cursor);
  const { organisationId, scope } = reviewing;
  return database.read(scope, async (tx) => {
    const wanted = { organisationId, reviewerId, whose, programmeId, after, limit: limit + 1, now: clock() };
    const rows = await listQueueRows(tx, wanted);
    const reviews = await selectReviews(
      tx,
      rows.map(({ id }) => id),
    );
    const rubrics = await selectRubricsById(tx, [...new Set(rows.map(({ rubricId }) => rubricId))]);
    const people = await findPeople(tx, [
      ...new Set([...rows.map(({ personId }) => personId), ...reviews.flatMap((each) => each.reviewerId ?? [])]),
    ]);
    const nameOf = (id: string | null) => (id === null ? '' : (people.get(id)?.name ?? ''));
    const stands = new Map<string, Stand>();
    for (const { id, rubricId } of rows) {
      const rubric = rubrics.find((each) => each.id === rubricId);
      const its = reviews.filter(({ submissionId }) => submissionId === id);
      const standing = rubric && readStanding(rubric, its);
      const leftAlone = standing !== undefined && (await isLeftAlone(tx, { standing, reviews: its }));
      stands.set(id, { standing, reviews: its, reviewerId, isLeftAlone: leftAlone, isNeeded: whose !== 'others' });
    }
    const present = (row: QueueRow): Entry => {
      const stand = stands.get(row.id);
      return {
        submissionId: row.id,
        programmeId: row.programmeId,
        programmeTitle: row.programmeTitle,
        lessonTitle: row.lessonTitle,
        isRecognition: row.isRecognition,
        learnerName: nameOf(row.personId),
        number: row.number,
        handedInAt: row.handedInAt.toISOString(),
        isLate: row.isLate,
        step: stand ? stepOf(stand) : 'wait',
        reviewers: (stand?.reviews ?? []).map((each) => ({
          role: each.role,
          name: each.guestName ?? nameOf(each.reviewerId),
          state: each.state,
        })),
      };
    };
    return pageFrom(rows, limit, ({ handedInAt: at, id }) => ({ at, id }), present);
  });
}

interface Stand {
  /** Undefined where the lesson has no rubric. */
  standing: Standing | undefined;
  reviews: readonly ReviewRow[];
  reviewerId: string;
  isLeftAlone: boolean;
  /** Whether another marking is wanted of the staff. */
  isNeeded: boolean;
}

function stepOf({ standing, reviews, reviewerId, isLeftAlone, isNeeded }: Stand): Entry['step'] {
  if (!standing) return 'wait';
  const own = reviews.find((review) => review.reviewerId === reviewerId);
  if (own?.state === 'open') return own.role === 'moderator' ? 'moderate' : 'mark';
  if (standing.state === 'settled') return own || isLeftAlone ? 'decide' : 'wait';
  if (own || !isNeeded) return 'wait';
  return standing.state === 'moderation' ? 'moderate' : 'mark';
}
