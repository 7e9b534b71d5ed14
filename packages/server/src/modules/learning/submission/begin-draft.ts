import type { WriteUnit } from '../../../storage/index.ts';
import { keepProgress, selectProgress, touchEnrolment } from '../enrolment/store.ts';
import { insertSubmissionFile, replaceLinks, selectFiles, selectLinks } from './attachment-store.ts';
import type { OpenWork } from './open-work.ts';
import { insertDraft, type SubmissionRow, selectSubmissions } from './store.ts';

/** The draft there is, or a new one: after a hand-in a copy of that. The work is locked. */
export async function beginDraft(
  { tx, now }: WriteUnit,
  { enrolment, lesson, newId }: OpenWork & { newId: string },
): Promise<Pick<SubmissionRow, 'id' | 'organisationId' | 'pieces'>> {
  const { id: enrolmentId, organisationId, personId } = enrolment;
  const [newest] = await selectSubmissions(tx, { enrolmentId, originId: lesson.originId, newest: 1 });
  await touchEnrolment(tx, { id: enrolmentId, now });
  if (newest?.state === 'draft') return newest;
  const { originId } = lesson;
  const pieces = newest?.pieces ?? [];
  const draft = {
    id: newId,
    organisationId,
    enrolmentId,
    lessonId: lesson.id,
    recognitionId: null,
    originId,
    personId,
    pieces,
  };
  await insertDraft(tx, { ...draft, number: (newest?.number ?? 0) + 1, body: newest?.body ?? '', now });
  if (newest) {
    for (const file of await selectFiles(tx, [newest.id]))
      await insertSubmissionFile(tx, { ...file, submissionId: newId });
    await replaceLinks(tx, { submissionId: newId, organisationId, links: await selectLinks(tx, [newest.id]) });
  }
  const isNew = !(await selectProgress(tx, [enrolmentId])).some(({ lessonId }) => lessonId === lesson.id);
  if (isNew) await keepProgress(tx, { enrolment, lessonId: lesson.id, state: 'started', now });
  return draft;
}
