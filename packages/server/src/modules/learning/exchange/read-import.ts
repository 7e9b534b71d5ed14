import type { JobTime, Scope } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { blobName } from './blob-name.ts';
import { faultOfImport } from './fault-of-import.ts';
import { withPackage } from './open-package.ts';
import { changeImport } from './own-import.ts';
import { placeProgramme } from './place-programme.ts';
import { placeQuestions } from './place-questions.ts';
import { type ImportRow, selectImport, updateImport } from './store.ts';

/** Which import a job is about. */
export interface ImportJob {
  organisationId: string;
  importId: string;
}

type Deps = Pick<LearningDeps, 'database' | 'blobs' | 'threads' | 'origin' | 'log'>;

/** Reads a package that was handed in, and keeps what would become of it. Once read, nothing changes. */
export async function readImport(deps: Deps, { organisationId, importId }: ImportJob, time: JobTime): Promise<void> {
  const scope: Scope = { actor: { kind: 'system', id: 'learning.read-import' }, organisationId };
  const row = await deps.database.read(scope, (tx) => selectImport(tx, { id: importId, organisationId }));
  if (row?.state !== 'reading') return;
  const change = await attempt(deps, { scope, row, time });
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

async function attempt(
  deps: Deps,
  { scope, row, time }: { scope: Scope; row: ImportRow; time: JobTime },
): Promise<Change> {
  const { organisationId, achievementId } = row;
  try {
    return await withPackage(deps, row, async ({ kind, title, report, content, media, mediaPlaces }) => {
      await deps.database.read(scope, async (tx) => {
        if (content.target === 'bank')
          await placeQuestions(tx, {
            organisationId,
            kind,
            report,
            alreadyThere: 'leave',
            questions: content.questions,
            media,
            mediaPlaces,
          });
        else
          await placeProgramme(tx, {
            organisationId,
            origin: deps.origin,
            achievementId,
            kind,
            report,
            ...content,
          });
      });
      return { state: 'ready', kind, title, report: report.lines(), fault: null };
    });
  } catch (error) {
    return { state: 'failed', kind: null, title: null, ...faultOfImport(error, time, deps.log) };
  }
}
