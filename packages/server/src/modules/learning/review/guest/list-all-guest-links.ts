import type { AnswerOf, endpoints, QueryOf } from '@laurel/api';
import { pageFrom, readCursor } from '../../../../storage/index.ts';
import { findPeople } from '../../../account/index.ts';
import type { LearningDeps } from '../../deps.ts';
import { type Reviewing, reviewerOf } from '../policy.ts';
import { selectLinksOfOrganisation } from './links-store.ts';
import { presentLink } from './present-link.ts';

/** The links of the whole organisation by which somebody from outside reviews, with whose work each opens. */
export async function listAllGuestLinks(
  { database, clock }: Pick<LearningDeps, 'database' | 'clock'>,
  { query, ...reviewing }: Reviewing & { query: QueryOf<typeof endpoints.listAllGuestLinks> },
): Promise<AnswerOf<typeof endpoints.listAllGuestLinks>> {
  // An API key is refused as it is for the links to one submission: it does not tell whose own work is to be left out.
  const personId = reviewerOf(reviewing);
  const { which, limit } = query;
  const after = readCursor(query.cursor);
  const now = clock();
  const { organisationId, scope } = reviewing;
  return database.read(scope, async (tx) => {
    const rows = await selectLinksOfOrganisation(tx, {
      organisationId,
      personId,
      which,
      after,
      limit: limit + 1,
      now,
    });
    const people = await findPeople(tx, [...new Set(rows.map(({ learnerId }) => learnerId))]);
    return pageFrom(
      rows,
      limit,
      ({ expiresAt, madeAt, id }) => ({ at: which === 'open' ? expiresAt : madeAt, id }),
      (row) => ({
        ...presentLink(row, now),
        submissionId: row.submissionId,
        number: row.number,
        lessonTitle: row.lessonTitle,
        programmeTitle: row.programmeTitle,
        learnerName: people.get(row.learnerId)?.name ?? '',
        madeAt: row.madeAt.toISOString(),
        lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
      }),
    );
  });
}
