import type { AnswerOf, endpoints } from '@laurel/api';
import { notFound } from '../../../refusal.ts';
import type { LearningDeps } from '../deps.ts';
import type { OwnProgramme } from '../programme/own-programme.ts';
import { readOwnExam } from './own-exam.ts';
import { endGuest, selectGuests } from './store.ts';

interface Place extends OwnProgramme {
  lessonId: string;
}

/** Whose code still opens this exam, in whichever version it was given. */
export async function listGuestInvigilators(
  { database, clock }: Pick<LearningDeps, 'database' | 'clock'>,
  { lessonId, ...own }: Place,
): Promise<AnswerOf<typeof endpoints.listGuestInvigilators>> {
  const now = clock();
  return database.read(own.scope, async (tx) => {
    const { originId } = await readOwnExam(tx, own, lessonId);
    const rows = await selectGuests(tx, { originId, now });
    return { items: rows.map(({ id, name, expiresAt }) => ({ id, name, expiresAt: expiresAt.toISOString() })) };
  });
}

/** Takes a guest invigilator's code back: it opens nothing from now on. Whom they confirmed stays confirmed. */
export async function withdrawGuestInvigilator(
  { database }: Pick<LearningDeps, 'database'>,
  { lessonId, guestId, ...own }: Place & { guestId: string },
): Promise<undefined> {
  return database.write(own.scope, async (unit) => {
    const { tx, now } = unit;
    const { originId } = await readOwnExam(tx, own, lessonId);
    if (!(await endGuest(tx, { id: guestId, originId, now }))) throw notFound('guest invigilator');
    await unit.audit({ action: 'invigilator.withdrawn', subject: `lesson:${lessonId}` });
    return undefined;
  });
}
