import { notFound } from '../../../refusal.ts';
import type { LearningDeps } from '../deps.ts';
import { deleteSubmissionFile, isAttached } from '../submission/attachment-store.ts';
import { beginEvidence } from './begin-evidence.ts';
import { type Applying, onOpenRecognition } from './policy.ts';
import type { RecognitionView } from './present-recognition.ts';

/** Takes a file out of the draft; it is gone once no version has it. */
export async function removeEvidenceFile(
  deps: Pick<LearningDeps, 'database' | 'origin' | 'randomness' | 'file'>,
  { fileId, ...applying }: Applying & { fileId: string },
): Promise<RecognitionView> {
  const newId = deps.randomness.uuid();
  return onOpenRecognition(deps, applying, async (unit, recognition) => {
    const submissionId = await beginEvidence(unit, { recognition, newId });
    if (!(await deleteSubmissionFile(unit.tx, { submissionId, fileId }))) throw notFound('file');
    if (!(await isAttached(unit.tx, fileId))) await deps.file.forget(unit, [fileId]);
    await unit.audit({
      action: 'recognition.file-removed',
      subject: `recognition:${recognition.id}`,
      detail: { fileId },
    });
  });
}
