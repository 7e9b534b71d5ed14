import type { AnswerOf, endpoints, QueryOf } from '@laurel/api';
import { Refusal } from '../../../refusal.ts';
import { type Page, pageFrom, readCursor, type Scope } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { listOnOffer } from './catalogue-store.ts';
import type { ProgrammeRow } from './store.ts';

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
  const { cursor, limit, ...given } = query;
  refuseNul(given);
  const filter = { ...given, search: given.search?.trim() || undefined };
  const after = readCursor(cursor);
  const rows = await database.read(scope, (tx) => listOnOffer(tx, { filter, after, limit: limit + 1 }));
  return pageFrom(rows, limit, (row) => ({ at: row.publishedAt ?? row.createdAt, id: row.id }), presentEntry);
}

/** PostgreSQL takes no NUL character in a text. */
function refuseNul(given: Record<string, string | number | undefined>): void {
  const [name] = Object.entries(given).find(([, value]) => String(value).includes('\0')) ?? [];
  if (name === undefined) return;
  throw new Refusal('invalid-request', `Leave the NUL character out of “${name}”.`, {
    faults: [{ pointer: `/${name}`, message: 'the NUL character is not accepted' }],
  });
}

function presentEntry(row: ProgrammeRow): CatalogueEntry {
  return { ...row, createdAt: row.createdAt.toISOString() };
}
