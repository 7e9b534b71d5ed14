import { notFound, Refusal } from '../../../refusal.ts';
import type { Scope, WriteUnit } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { type ImportRow, lockImport } from './store.ts';

/** Whose import it is, and in whose name it is asked for. */
export interface OwnImport {
  scope: Scope;
  organisationId: string;
  importId: string;
}

/**
 * Changes an import that is at one of these steps, one change at a time.
 *
 * @throws Refusal `not-found`, `import-not-ready`
 */
export async function changeImport<T>(
  { database }: Pick<LearningDeps, 'database'>,
  { scope, organisationId, importId }: OwnImport,
  states: readonly ImportRow['state'][],
  change: (unit: WriteUnit, row: ImportRow) => Promise<T>,
): Promise<T> {
  return database.write(scope, async (unit) => {
    const row = await lockImport(unit.tx, { id: importId, organisationId });
    if (!row) throw notFound('import');
    if (!states.includes(row.state))
      throw new Refusal(
        'import-not-ready',
        `Nothing was changed: the import is ${row.state}, and this is for one that is ${states.join(' or ')}.`,
      );
    return change(unit, row);
  });
}
