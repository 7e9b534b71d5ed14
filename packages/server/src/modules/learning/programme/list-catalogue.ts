import type { AnswerOf, endpoints, QueryOf } from '@laurel/api';
import { Refusal } from '../../../refusal.ts';
import { type Page, pageFrom, readCursor, type Scope } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { listOnOffer, type ProgrammeRow } from './store.ts';

type CatalogueEntry = AnswerOf<typeof endpoints.listCatalogue>['items'][number];

interface Input {
  scope: Scope;
  query: QueryOf<typeof endpoints.listCatalogue>;
}

/** What can be enrolled in, of all organisations, the newest first. */
export async function listCatalogue(
  { database }: Pick<LearningDeps, 'database'>,
  { scope, query }: Input,
): Promise<Page<CatalogueEntry>> {
  const search = query.search?.trim() || undefined;
  if (search?.includes('\0')) {
    throw new Refusal('invalid-request', 'Leave the NUL character out of the search.', {
      faults: [{ pointer: '/search', message: 'the NUL character is not accepted' }],
    });
  }
  const after = readCursor(query.cursor);
  const rows = await database.read(scope, (tx) => listOnOffer(tx, { search, after, limit: query.limit + 1 }));
  return pageFrom(rows, query.limit, (row) => ({ at: row.publishedAt ?? row.createdAt, id: row.id }), presentEntry);
}

function presentEntry(row: ProgrammeRow): CatalogueEntry {
  return { ...row, createdAt: row.createdAt.toISOString() };
}
