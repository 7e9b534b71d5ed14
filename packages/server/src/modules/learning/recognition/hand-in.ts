import assert from 'node:assert/strict';
import { Refusal } from '../../../refusal.ts';
import type { Tx } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { recognitionHandedIn } from '../events.ts';
import { selectFiles, selectLinks } from '../submission/attachment-store.ts';
import { markHandedIn, type SubmissionRow, selectSubmissions } from '../submission/store.ts';
import { selectEvidenceCredentials } from './credential-store.ts';
import { type Applying, lockRecognition, openOwnRecognition, requireChangeable } from './policy.ts';
import { presentRecognition, type RecognitionView } from './present-recognition.ts';
import { setRecognitionState } from './store.ts';

/** Makes a version of the draft. Handing it in again, at the same moment too, gives the same version. */
export async function handInRecognition(
  deps: Pick<LearningDeps, 'database' | 'origin'>,
  applying: Applying,
): Promise<RecognitionView> {
  const { recognition: own, inside } = await openOwnRecognition(deps, applying);
  return deps.database.write(inside, async (unit) => {
    const { tx, now } = unit;
    const recognition = await lockRecognition(tx, own);
    const subject = `recognition:${recognition.id}`;
    if (recognition.state === 'handed-in') {
      await unit.audit({ action: 'recognition.hand-in-repeated', subject });
      return presentRecognition(deps, tx, recognition);
    }
    await requireChangeable(tx, recognition, now);
    const { id, enrolmentId } = recognition;
    const [newest] = await selectSubmissions(tx, { enrolmentId, originId: id, newest: 1 });
    const draft = newest?.state === 'draft' ? newest : undefined;
    await requireEvidence(tx, draft);
    assert(draft && (await markHandedIn(tx, { id: draft.id, lessonId: null, isLate: false, now })));
    assert(await setRecognitionState(tx, { id, state: 'handed-in', now }));
    await unit.audit({ action: 'recognition.handed-in', subject, detail: { number: draft.number } });
    const told = { enrolmentId, recognitionId: id, submissionId: draft.id };
    await unit.emit({ name: recognitionHandedIn, payload: told });
    return presentRecognition(deps, tx, { ...recognition, state: 'handed-in' });
  });
}

async function requireEvidence(tx: Tx, draft: SubmissionRow | undefined): Promise<void> {
  const lacks: string[] = [];
  if (!draft || draft.body.trim() === '') lacks.push('Write what you have learnt, and where.');
  const ids = draft ? [draft.id] : [];
  const evidence = [
    ...(await selectFiles(tx, ids)),
    ...(await selectLinks(tx, ids)),
    ...(await selectEvidenceCredentials(tx, ids)),
  ];
  if (evidence.length === 0) lacks.push('Add at least one file, link or credential that shows it.');
  if (lacks.length > 0) {
    throw new Refusal('submission-incomplete', `Nothing was handed in; your draft is kept. ${lacks.join(' ')}`);
  }
}
