import type { ProgrammeFile } from '@laurel/api';
import { Refusal } from '../../../refusal.ts';
import type { Scope } from '../../../storage/index.ts';
import { type KeptFile, recordFile } from '../../file/index.ts';
import type { LearningDeps } from '../deps.ts';
import { blobName } from './blob-name.ts';
import { changeImport } from './own-import.ts';
import type { ReadPackage } from './package.ts';
import { placeProgramme } from './place-programme.ts';
import { faultOf, type ImportJob, openPackage } from './read-import.ts';
import { selectImport, updateImport } from './store.ts';
import { withAddresses } from './with-addresses.ts';
import { writeProgramme } from './write-programme.ts';

type Deps = Pick<LearningDeps, 'database' | 'blobs' | 'file' | 'origin' | 'log' | 'randomness'>;

/**
 * Makes a draft programme of a package. Media are kept first; then one transaction records them and writes everything, or
 * nothing, and what was kept in vain is dropped.
 */
export async function writeImport(deps: Deps, { organisationId, importId }: ImportJob): Promise<void> {
  const scope: Scope = { actor: { kind: 'system', id: 'learning.write-import' }, organisationId };
  const row = await deps.database.read(scope, (tx) => selectImport(tx, { id: importId, organisationId }));
  if (row?.state !== 'writing') return;
  const kept = new Map<string, KeptFile>();
  try {
    const read = await openPackage(deps, importId);
    await keepMedia(deps, { read, kept, ...progressOf(deps, { scope, organisationId, importId }) });
    await write(deps, { scope, organisationId, importId, read, kept });
  } catch (error) {
    for (const file of kept.values()) await deps.file.dropFile(file);
    const fault = faultOf(error, deps.log);
    await changeImport(deps, { scope, organisationId, importId }, ['writing'], async (unit, locked) => {
      await updateImport(unit.tx, locked, { state: 'failed', fault, now: unit.now });
      await unit.audit({ action: 'import.failed', subject: `import:${importId}`, detail: { code: fault.code } });
    });
  }
  await deps.blobs.remove(blobName(importId));
}

interface Writing extends ImportJob {
  scope: Scope;
  read: ReadPackage;
  kept: ReadonlyMap<string, KeptFile>;
}

async function write(deps: Deps, { scope, organisationId, importId, read, kept }: Writing): Promise<void> {
  const { report } = read;
  await changeImport(deps, { scope, organisationId, importId }, ['writing'], async (unit, row) => {
    const { achievementId } = row;
    const placed = await placeProgramme(unit.tx, {
      organisationId,
      origin: deps.origin,
      achievementId,
      file: read.file,
      report,
    });
    for (const file of kept.values()) await recordFile(unit, { organisationId, file });
    const file: ProgrammeFile = withAddresses(read.file, new Map([...kept].map(([path, { url }]) => [path, url])));
    const programmeId = await writeProgramme(unit, deps.randomness, { organisationId, file, placed });
    const done = { state: 'done', programmeId, progressDone: 1, progressTotal: 1 } as const;
    await updateImport(unit.tx, row, { ...done, report: report.lines(), now: unit.now });
    await unit.audit({
      action: 'programme.imported',
      subject: `programme:${programmeId}`,
      detail: { title: file.programme.title, importId },
    });
  });
}

interface Keeping {
  read: ReadPackage;
  kept: Map<string, KeptFile>;
  onProgress: (done: number, total: number) => Promise<void>;
}

/** Keeps each medium; one that turns out not to be what it seemed is left, and said to be. */
async function keepMedia({ file }: Pick<Deps, 'file'>, { read, kept, onProgress }: Keeping): Promise<void> {
  const { media } = read.file;
  for (const [index, { path }] of media.entries()) {
    // Kept twice, the first would be neither recorded nor dropped.
    if (kept.has(path)) continue;
    const { mediaType, bytes } = read.medium(path);
    try {
      kept.set(
        path,
        await file.keepFile({
          mediaType,
          content: (async function* () {
            yield bytes();
          })(),
        }),
      );
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      read.report.notCarried(
        read.mediaPlaces?.get(path) ?? path,
        `It cannot be taken in. ${error.message}`,
        'Mend the file and upload it by hand.',
      );
    }
    await onProgress(index + 1, media.length + 1);
  }
}

/** Tells how far it is, ten times at the most. */
function progressOf(
  deps: Deps,
  { scope, organisationId, importId }: Omit<Writing, 'read' | 'kept'>,
): Pick<Keeping, 'onProgress'> {
  return {
    async onProgress(done, total) {
      if (Math.floor((10 * done) / total) === Math.floor((10 * (done - 1)) / total)) return;
      await changeImport(deps, { scope, organisationId, importId }, ['writing'], async (unit, row) => {
        await updateImport(unit.tx, row, { progressDone: done, progressTotal: total, now: unit.now });
        await unit.audit({ action: 'import.progressed', subject: `import:${importId}`, detail: { done, total } });
      });
    },
  };
}
