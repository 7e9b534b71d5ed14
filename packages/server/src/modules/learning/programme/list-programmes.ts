import type { endpoints, QueryOf } from '@laurel/api';
import { type Page, pageFrom, readCursor, type Scope } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { type ProgrammeSummary, presentSummary } from './present-programme.ts';
import { listProgrammeRows } from './store.ts';

interface Input {
  scope: Scope;
  organisationId: string;
  query: QueryOf<typeof endpoints.listProgrammes>;
}

/** The organisation's programmes, newest first. */
export async function listProgrammes(
  { database }: Pick<LearningDeps, 'database'>,
  { scope, organisationId, query }: Input,
): Promise<Page<ProgrammeSummary>> {
  const after = readCursor(query.cursor);
  const rows = await database.read(scope, (tx) =>
    listProgrammeRows(tx, { organisationId, after, limit: query.limit + 1 }),
  );
  return pageFrom(rows, query.limit, (row) => ({ at: row.createdAt, id: row.id }), presentSummary);
}
