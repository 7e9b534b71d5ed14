import type { BodyOf, endpoints } from '@laurel/api';
import type { LearningDeps } from '../deps.ts';
import { replaceLinks } from '../submission/attachment-store.ts';
import { updateDraft } from '../submission/store.ts';
import { beginEvidence } from './begin-evidence.ts';
import { type Applying, onOpenRecognition } from './policy.ts';
import type { RecognitionView } from './present-recognition.ts';

/** Keeps what an applicant writes, in the place of what it was; files and credentials stay. */
export async function saveEvidence(
  deps: Pick<LearningDeps, 'database' | 'origin' | 'randomness'>,
  { body, ...applying }: Applying & { body: BodyOf<typeof endpoints.saveEvidence> },
): Promise<RecognitionView> {
  const newId = deps.randomness.uuid();
  return onOpenRecognition(deps, applying, async (unit, recognition) => {
    const id = await beginEvidence(unit, { recognition, newId });
    await updateDraft(unit.tx, { id, body: body.body, pieces: [], now: unit.now });
    const links = body.links.map((link) => ({ ...link, pieceId: null }));
    await replaceLinks(unit.tx, { submissionId: id, organisationId: recognition.organisationId, links });
    // The words themselves stay out of the audit log.
    await unit.audit({ action: 'recognition.draft-kept', subject: `recognition:${recognition.id}` });
  });
}
