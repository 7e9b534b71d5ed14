import type { LearningDeps } from '../deps.ts';
import { type Applying, openOwnRecognition } from './policy.ts';
import { presentRecognition, type RecognitionView } from './present-recognition.ts';

/** The caller's own application. */
export async function getRecognition(
  deps: Pick<LearningDeps, 'database' | 'origin'>,
  applying: Applying,
): Promise<RecognitionView> {
  const { recognition, inside } = await openOwnRecognition(deps, applying);
  return deps.database.read(inside, (tx) => presentRecognition(deps, tx, recognition));
}
