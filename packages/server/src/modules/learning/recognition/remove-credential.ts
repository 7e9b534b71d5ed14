import { notFound } from '../../../refusal.ts';
import type { LearningDeps } from '../deps.ts';
import { beginEvidence } from './begin-evidence.ts';
import { deleteEvidenceCredential } from './credential-store.ts';
import { type Applying, onOpenRecognition } from './policy.ts';
import type { RecognitionView } from './present-recognition.ts';

/** Takes a credential out of the draft; what was handed in keeps it. */
export async function removeEvidenceCredential(
  deps: Pick<LearningDeps, 'database' | 'origin' | 'randomness'>,
  { evidenceId, ...applying }: Applying & { evidenceId: string },
): Promise<RecognitionView> {
  const newId = deps.randomness.uuid();
  return onOpenRecognition(deps, applying, async (unit, recognition) => {
    const submissionId = await beginEvidence(unit, { recognition, newId });
    if (!(await deleteEvidenceCredential(unit.tx, { submissionId, id: evidenceId }))) throw notFound('credential');
    await unit.audit({ action: 'recognition.credential-removed', subject: `recognition:${recognition.id}` });
  });
}
