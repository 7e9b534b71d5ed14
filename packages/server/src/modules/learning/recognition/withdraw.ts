import { Refusal } from '../../../refusal.ts';
import type { LearningDeps } from '../deps.ts';
import { type Applying, lockRecognition, openOwnRecognition } from './policy.ts';
import { presentRecognition, type RecognitionView } from './present-recognition.ts';
import { setRecognitionState } from './store.ts';

/** Withdraws an application that nobody has decided on for good; doing so again changes nothing. */
export async function withdrawRecognition(
  deps: Pick<LearningDeps, 'database' | 'origin'>,
  applying: Applying,
): Promise<RecognitionView> {
  const { recognition: own, inside } = await openOwnRecognition(deps, applying);
  return deps.database.write(inside, async (unit) => {
    const recognition = await lockRecognition(unit.tx, own);
    const subject = `recognition:${recognition.id}`;
    if (recognition.state === 'withdrawn') {
      await unit.audit({ action: 'recognition.withdrawn-before', subject });
      return presentRecognition(deps, unit.tx, recognition);
    }
    const { id } = recognition;
    if (!(await setRecognitionState(unit.tx, { id, state: 'withdrawn', now: unit.now }))) {
      throw new Refusal('recognition-closed', 'Nothing was changed: this application has been decided on.');
    }
    await unit.audit({ action: 'recognition.withdrawn', subject });
    return presentRecognition(deps, unit.tx, { ...recognition, state: 'withdrawn', closedAt: unit.now });
  });
}
