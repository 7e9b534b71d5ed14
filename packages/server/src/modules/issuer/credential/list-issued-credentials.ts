import type { endpoints, QueryOf } from '@laurel/api';
import { type Page, pageFrom, readCursor, type Scope } from '../../../storage/index.ts';
import type { IssuerDeps } from '../deps.ts';
import { type IssuedCredential, presentIssued } from './present-issued.ts';
import { listIssuedRows } from './store.ts';

interface Input {
  scope: Scope;
  organisationId: string;
  query: QueryOf<typeof endpoints.listIssuedCredentials>;
}

/** What the organisation has issued, newest first. */
export async function listIssuedCredentials(
  { database, origin }: Pick<IssuerDeps, 'database' | 'origin'>,
  { scope, organisationId, query }: Input,
): Promise<Page<IssuedCredential>> {
  const { limit, search, state, achievementId } = query;
  const after = readCursor(query.cursor);
  const rows = await database.read(scope, (tx) =>
    listIssuedRows(tx, { organisationId, search, state, achievementId, after, limit: limit + 1 }),
  );
  return pageFrom(
    rows,
    limit,
    (row) => ({ at: row.createdAt, id: row.id }),
    (row) => presentIssued(row, origin),
  );
}
