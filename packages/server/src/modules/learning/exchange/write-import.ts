import type { JobTime, Scope } from '../../../storage/index.ts';
import type { KeptFile } from '../../file/index.ts';
import type { LearningDeps } from '../deps.ts';
import { blobName } from './blob-name.ts';
import { endAsProgramme } from './end-as-programme.ts';
import { endInBank } from './end-in-bank.ts';
import { faultOfImport } from './fault-of-import.ts';
import { keepMedia } from './keep-media.ts';
import { type Package, withPackage } from './open-package.ts';
import { changeImport, type OwnImport } from './own-import.ts';
import type { ImportJob } from './read-import.ts';
import { type ImportRow, selectImport, updateImport } from './store.ts';

type Deps = Pick<LearningDeps, 'database' | 'blobs' | 'threads' | 'file' | 'origin' | 'log' | 'randomness'>;

/**
 * Makes a draft programme of a package, or questions of the bank. Media are kept first; then one transaction records them and
 * writes everything, or nothing, and what was kept in vain is dropped.
 */
export async function writeImport(deps: Deps, { organisationId, importId }: ImportJob, time: JobTime): Promise<void> {
  const scope: Scope = { actor: { kind: 'system', id: 'learning.write-import' }, organisationId };
  const row = await deps.database.read(scope, (tx) => selectImport(tx, { id: importId, organisationId }));
  if (row?.state !== 'writing') return;
  const own = { scope, organisationId, importId };
  // Those that are recorded are taken out again; the rest was kept in vain.
  const kept = new Map<string, KeptFile>();
  try {
    await withPackage(deps, row, (read) => write(deps, { own, row, read, kept }));
  } catch (error) {
    await dropFiles(deps, kept);
    const failed = faultOfImport(error, time, deps.log);
    await changeImport(deps, own, ['writing'], async (unit, locked) => {
      await updateImport(unit.tx, locked, { state: 'failed', ...failed, now: unit.now });
      await unit.audit({ action: 'import.failed', subject: `import:${importId}`, detail: { code: failed.fault.code } });
    });
  }
  await dropFiles(deps, kept);
  await deps.blobs.remove(blobName(importId));
}

interface Writing {
  own: OwnImport;
  row: ImportRow;
  read: Package;
  kept: Map<string, KeptFile>;
}

async function write(deps: Deps, { own, row, read, kept }: Writing): Promise<void> {
  const { content } = read;
  const ending =
    content.target === 'bank'
      ? await endInBank(deps, { scope: own.scope, row, read, packed: content.questions })
      : endAsProgramme(deps, { row, read, showing: content.showing });
  await keepMedia(deps, { read, paths: ending.paths, kept, ...progressOf(deps, own) });
  const commit = await ending.prepare(kept);
  const recorded = await changeImport(deps, own, ['writing'], async (unit, locked) => {
    const { programmeId, paths } = await commit(unit);
    const done = { state: 'done', programmeId, progressDone: 1, progressTotal: 1 } as const;
    await updateImport(unit.tx, locked, { ...done, report: read.report.lines(), now: unit.now });
    return paths;
  });
  for (const path of recorded) kept.delete(path);
}

/** As many as can be dropped: with the disk away, bytes stay that nothing points to. */
async function dropFiles({ file, log }: Deps, kept: Map<string, KeptFile>): Promise<void> {
  for (const each of kept.values())
    await file.dropFile(each).catch((error) => log.warn({ error: String(error) }, 'a file was kept in vain'));
  kept.clear();
}

/** Tells how far it is, ten times at the most. */
function progressOf(deps: Deps, own: OwnImport): { onProgress: (done: number, total: number) => Promise<void> } {
  return {
    async onProgress(done, total) {
      if (Math.floor((10 * done) / total) === Math.floor((10 * (done - 1)) / total)) return;
      await changeImport(deps, own, ['writing'], async (unit, row) => {
        await updateImport(unit.tx, row, { progressDone: done, progressTotal: total, now: unit.now });
        await unit.audit({
          action: 'import.progressed',
          subject: `import:${own.importId}`,
          detail: { done, total },
        });
      });
    },
  };
}
