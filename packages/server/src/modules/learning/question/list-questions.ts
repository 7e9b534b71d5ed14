import type { endpoints, QueryOf } from '@laurel/api';
import { type Page, pageFrom, readCursor, type Scope } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { type BankQuestionSummary, presentSummaries } from './present-bank-question.ts';
import { listQuestionRows } from './store.ts';

interface Input {
  scope: Scope;
  organisationId: string;
  query: QueryOf<typeof endpoints.listQuestions>;
}

/** The bank's questions that fit the filters, the last changed first. */
export async function listQuestions(
  { database }: Pick<LearningDeps, 'database'>,
  { scope, organisationId, query }: Input,
): Promise<Page<BankQuestionSummary>> {
  const { limit, cursor, ...filter } = query;
  const after = readCursor(cursor);
  return database.read(scope, async (tx) => {
    const rows = await listQuestionRows(tx, { organisationId, filter, after, limit: limit + 1 });
    const page = pageFrom(
      rows,
      limit,
      ({ changedAt: at, id }) => ({ at, id }),
      (row) => row,
    );
    return { ...page, items: await presentSummaries(tx, page.items) };
  });
}
