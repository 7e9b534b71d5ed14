import assert from 'node:assert/strict';
import { notFound, Refusal } from '../../../refusal.ts';
import type { Scope, Tx } from '../../../storage/index.ts';
import { findPeople } from '../../account/index.ts';
import { type LessonRow, selectLessonById } from '../programme/content-store.ts';
import { type OwnProgramme, readOwnProgramme } from '../programme/own-programme.ts';
import { selectVersions } from '../programme/store.ts';

/** An exam of a programme of the organisation, in whichever version. */
export async function readOwnExam(tx: Tx, own: OwnProgramme, lessonId: string): Promise<LessonRow> {
  const programme = await readOwnProgramme(tx, own);
  const lesson = await selectLessonById(tx, lessonId);
  const [version] = lesson ? await selectVersions(tx, [lesson.versionId]) : [];
  if (lesson?.kind !== 'exam' || version?.id !== programme.id) throw notFound('exam');
  return lesson;
}

/**
 * Who watches over an exam, by name: the name stays when the member goes. A person does, and no program: a key of one's own
 * would be a way to confirm oneself.
 */
export async function readInvigilator(tx: Tx, { personId }: Scope): Promise<{ personId: string; name: string }> {
  if (!personId)
    throw new Refusal('not-allowed', 'Nothing was changed. People invigilate: sign in, an API key is not enough.');
  const person = (await findPeople(tx, [personId])).get(personId);
  assert(person);
  return { personId, name: person.name };
}
