import { Refusal } from '../../../refusal.ts';
import type { Tx } from '../../../storage/index.ts';
import { isCurrent } from './present-sitting.ts';
import { type SittingRow, selectOpenSitting } from './store.ts';

interface Input {
  enrolment: { id: string };
  lesson: { id: string };
  now: Date;
}

/**
 * The sitting in which an invigilator confirmed who this is.
 *
 * @throws Refusal `identity-not-confirmed` where nobody did, or too long ago
 */
export async function requireConfirmed(tx: Tx, { enrolment, lesson, now }: Input): Promise<SittingRow> {
  const sitting = await selectOpenSitting(tx, { enrolmentId: enrolment.id, lessonId: lesson.id });
  if (sitting?.confirmedAt && isCurrent(sitting, now)) return sitting;
  throw new Refusal(
    'identity-not-confirmed',
    'No attempt was used. Show the invigilator your code; once they have confirmed who you are, start the exam.',
  );
}
