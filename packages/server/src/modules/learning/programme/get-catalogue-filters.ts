import type { AnswerOf, endpoints } from '@laurel/api';
import type { Scope } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { type FilterRow, selectFilters } from './catalogue-store.ts';

type Filters = AnswerOf<typeof endpoints.getCatalogueFilters>;

/** What the catalogue can be narrowed by. */
export async function getCatalogueFilters(
  { database }: Pick<LearningDeps, 'database'>,
  { scope }: { scope: Scope },
): Promise<Filters> {
  const rows = await database.read(scope, selectFilters);
  const of = (wanted: FilterRow['kind']) => rows.filter(({ kind }) => kind === wanted);
  return {
    skills: of('skill'),
    levels: of('level'),
    languages: of('language'),
    providers: of('provider'),
    free: of('free')[0]?.count ?? 0,
  };
}
