import { systemScope } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { blobName } from './blob-name.ts';
import { changeImport, type OwnImport } from './own-import.ts';
import { deleteImport, selectOldImports } from './store.ts';

const keptMilliseconds = 7 * 24 * 3_600_000;

/** Forgets a package and its report; what was made of it stays. */
export async function discardImport(
  deps: Pick<LearningDeps, 'database' | 'blobs'>,
  own: OwnImport,
): Promise<undefined> {
  await changeImport(deps, own, ['ready', 'done', 'failed'], async (unit, row) => {
    await deleteImport(unit.tx, row.id);
    await unit.audit({ action: 'import.discarded', subject: `import:${row.id}` });
  });
  await deps.blobs.remove(blobName(own.importId));
  return undefined;
}

/** Forgets those that nobody has come back to for a week, whatever they wait for. */
export async function sweepImports(deps: Pick<LearningDeps, 'database' | 'blobs' | 'clock'>): Promise<void> {
  const before = new Date(deps.clock().getTime() - keptMilliseconds);
  const old = await deps.database.read(systemScope('learning.sweep-imports'), (tx) => selectOldImports(tx, before));
  for (const { id: importId, organisationId } of old) {
    const scope = { actor: { kind: 'system', id: 'learning.sweep-imports' }, organisationId } as const;
    const states = ['reading', 'ready', 'writing', 'done', 'failed'] as const;
    await changeImport(deps, { scope, organisationId, importId }, states, async (unit, row) => {
      await deleteImport(unit.tx, row.id);
      await unit.audit({ action: 'import.discarded', subject: `import:${row.id}` });
    });
    await deps.blobs.remove(blobName(importId));
  }
}
