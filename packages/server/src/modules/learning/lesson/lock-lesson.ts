import { notFound } from '../../../refusal.ts';
import type { Tx } from '../../../storage/index.ts';
import { type EnrolmentRow, lockEnrolment } from '../enrolment/store.ts';
import { type LessonRow, selectLesson } from '../programme/content-store.ts';

/** A lesson of the version that is learnt from; whatever else concerns the enrolment waits until this transaction ends. */
export async function lockLesson(
  tx: Tx,
  { enrolmentId, lessonId }: { enrolmentId: string; lessonId: string },
): Promise<{ enrolment: EnrolmentRow; lesson: LessonRow }> {
  const enrolment = await lockEnrolment(tx, enrolmentId);
  const lesson = enrolment && (await selectLesson(tx, { id: lessonId, versionId: enrolment.versionId }));
  if (!enrolment || !lesson) throw notFound('lesson');
  return { enrolment, lesson };
}
