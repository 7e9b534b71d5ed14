import type { AnswerOf, endpoints, QueryOf } from '@laurel/api';
import { type Page, pageFrom, readCursor } from '../../../storage/index.ts';
import { findPeople } from '../../account/index.ts';
import type { LearningDeps } from '../deps.ts';
import { type OwnProgramme, readOwnProgramme } from '../programme/own-programme.ts';
import { type LearnerRow, listLearnerRows } from './store.ts';

type Learner = AnswerOf<typeof endpoints.listLearners>['items'][number];

interface Input extends OwnProgramme {
  query: QueryOf<typeof endpoints.listLearners>;
}

/** Who is enrolled in a programme, how far they are and what they earned; the last enrolled first. */
export async function listLearners(
  { database }: Pick<LearningDeps, 'database'>,
  { query, ...own }: Input,
): Promise<Page<Learner>> {
  const after = readCursor(query.cursor);
  return database.read(own.scope, async (tx) => {
    const { id: programmeId } = await readOwnProgramme(tx, own);
    const rows = await listLearnerRows(tx, { programmeId, after, limit: query.limit + 1 });
    const people = await findPeople(
      tx,
      rows.map(({ personId }) => personId),
    );
    const present = ({ id, ...row }: LearnerRow): Learner => ({
      ...row,
      enrolmentId: id,
      name: people.get(row.personId)?.name ?? '',
      email: people.get(row.personId)?.primaryEmail ?? '',
      enrolledAt: row.enrolledAt.toISOString(),
      completedAt: row.completedAt?.toISOString() ?? null,
      lastActiveAt: row.lastActiveAt.toISOString(),
    });
    return pageFrom(rows, query.limit, (row) => ({ at: row.enrolledAt, id: row.id }), present);
  });
}
