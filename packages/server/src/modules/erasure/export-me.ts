import type { Scope } from '../../storage/index.ts';
import type { ErasureDeps } from './deps.ts';

/** Everything that is kept of a person, in one document. */
export async function exportMe(
  { database, erasables }: Pick<ErasureDeps, 'database' | 'erasables'>,
  { personId }: { personId: string },
): Promise<Record<string, unknown>> {
  const scope: Scope = { actor: { kind: 'person', id: personId }, personId, system: true };
  return database.read(scope, async (tx) => {
    const all: Record<string, unknown> = {};
    for (const erasable of erasables) Object.assign(all, await erasable.exportOf(tx, personId));
    return all;
  });
}
