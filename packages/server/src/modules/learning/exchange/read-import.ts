import type { Scope } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { blobName } from './blob-name.ts';
import { changeImport } from './own-import.ts';
import type { ReadPackage } from './package.ts';
import { PackageError } from './package-error.ts';
import { placeProgramme } from './place-programme.ts';
import { readPackage } from './read-package.ts';
import { type ImportRow, selectImport, updateImport } from './store.ts';

/** Which import a job is about. */
export interface ImportJob {
  organisationId: string;
  importId: string;
}

type Deps = Pick<LearningDeps, 'database' | 'blobs' | 'origin' | 'log'>;

/** Reads a package that was handed in, and keeps what would become of it. Once read, nothing changes. */
export async function readImport(deps: Deps, { organisationId, importId }: ImportJob): Promise<void> {
  const scope: Scope = { actor: { kind: 'system', id: 'learning.read-import' }, organisationId };
  const row = await deps.database.read(scope, (tx) => selectImport(tx, { id: importId, organisationId }));
  if (row?.state !== 'reading') return;
  const change = await attempt(deps, { scope, row });
  await changeImport(deps, { scope, organisationId, importId }, ['reading'], async (unit, locked) => {
    await updateImport(unit.tx, locked, { ...change, progressDone: 1, progressTotal: 1, now: unit.now });
    await unit.audit({
      action: change.state === 'ready' ? 'import.read' : 'import.failed',
      subject: `import:${importId}`,
      detail: { title: change.title, code: change.fault?.code },
    });
  });
  if (change.state === 'failed') await deps.blobs.remove(blobName(importId));
}

type Change = Pick<ImportRow, 'state' | 'kind' | 'title' | 'report' | 'fault'>;

async function attempt(deps: Deps, { scope, row }: { scope: Scope; row: ImportRow }): Promise<Change> {
  try {
    const read = await openPackage(deps, row.id);
    const { organisationId, achievementId } = row;
    await deps.database.read(scope, (tx) =>
      placeProgramme(tx, { organisationId, origin: deps.origin, achievementId, ...read }),
    );
    const { kind, file, report } = read;
    return { state: 'ready', kind, title: file.programme.title, report: report.lines(), fault: null };
  } catch (error) {
    return { state: 'failed', kind: null, title: null, report: [], fault: faultOf(error, deps.log) };
  }
}

/** Reads the package of an import anew. */
export async function openPackage({ blobs }: Pick<LearningDeps, 'blobs'>, importId: string): Promise<ReadPackage> {
  const content = await blobs.read(blobName(importId));
  if (!content) throw new PackageError('not-finished', 'the package is no longer there');
  return readPackage(new Uint8Array(await new Response(content).arrayBuffer()));
}

/** What is told of a fault: of ours only that there was one, the rest is for the log. */
export function faultOf(error: unknown, log: LearningDeps['log']): NonNullable<ImportRow['fault']> {
  if (error instanceof PackageError) return { code: error.code, detail: error.detail };
  log.error({ error: String(error), stack: error instanceof Error ? error.stack : undefined }, 'an import failed');
  return { code: 'not-finished', detail: '' };
}
