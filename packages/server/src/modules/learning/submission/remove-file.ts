import { notFound } from '../../../refusal.ts';
import type { LearningDeps } from '../deps.ts';
import { deleteSubmissionFile, isAttached } from './attachment-store.ts';
import { beginDraft } from './begin-draft.ts';
import { onOpenWork, type WorkAddress } from './open-work.ts';
import type { Work } from './present-work.ts';

/** Takes a file out of the draft; it is gone once no version has it. */
export async function removeFile(
  deps: Pick<LearningDeps, 'database' | 'origin' | 'clock' | 'randomness' | 'file'>,
  { fileId, ...address }: WorkAddress & { fileId: string },
): Promise<Work> {
  const newId = deps.randomness.uuid();
  return onOpenWork(deps, address, async (unit, open) => {
    const { id: submissionId } = await beginDraft(unit, { ...open, newId });
    if (!(await deleteSubmissionFile(unit.tx, { submissionId, fileId }))) throw notFound('file');
    if (!(await isAttached(unit.tx, fileId))) await deps.file.forget(unit, [fileId]);
    await unit.audit({ action: 'submission.file-removed', subject: `submission:${submissionId}`, detail: { fileId } });
  });
}
