import type { AnswerOf, endpoints, QueryOf } from '@laurel/api';
import { type Page, pageFrom, readCursor, type Tx } from '../../../storage/index.ts';
import { findPeople } from '../../account/index.ts';
import type { LearningDeps } from '../deps.ts';
import { type OwnProgramme, readOwnProgramme } from '../programme/own-programme.ts';
import { type LearnerRow, listLearnerRows } from './store.ts';

/** A learner as the programme's staff see them. */
export type LearnerForStaff = AnswerOf<typeof endpoints.listLearners>['items'][number];

interface Input extends OwnProgramme {
  query: QueryOf<typeof endpoints.listLearners>;
}

/** Who is enrolled in a programme or waits, how far they are and what they earned; the last enrolled first. */
export async function listLearners(
  { database }: Pick<LearningDeps, 'database'>,
  { query, ...own }: Input,
): Promise<Page<LearnerForStaff>> {
  const after = readCursor(query.cursor);
  return database.read(own.scope, async (tx) => {
    const { id: programmeId } = await readOwnProgramme(tx, own);
    const filter = { programmeId, cohortId: query.cohortId, state: query.state };
    const rows = await listLearnerRows(tx, { filter, after, limit: query.limit + 1 });
    const page = pageFrom(
      rows,
      query.limit,
      (row) => ({ at: row.enrolledAt, id: row.id }),
      (row) => row,
    );
    return { ...page, items: await presentLearners(tx, page.items) };
  });
}

/** Shows learners to the staff, with their names. */
export async function presentLearners(tx: Tx, rows: readonly LearnerRow[]): Promise<LearnerForStaff[]> {
  const people = await findPeople(
    tx,
    rows.map(({ personId }) => personId),
  );
  return rows.map(({ id, ...row }) => ({
    ...row,
    enrolmentId: id,
    name: people.get(row.personId)?.name ?? '',
    email: people.get(row.personId)?.primaryEmail ?? '',
    enrolledAt: row.enrolledAt.toISOString(),
    completedAt: row.completedAt?.toISOString() ?? null,
    lastActiveAt: row.lastActiveAt.toISOString(),
    waitingSince: row.waitingSince?.toISOString() ?? null,
  }));
}
