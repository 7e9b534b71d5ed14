import assert from 'node:assert/strict';
import type { AnswerOf, BodyOf, endpoints } from '@laurel/api';
import { Refusal } from '../../../refusal.ts';
import type { Tx } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import type { OwnProgramme } from '../programme/own-programme.ts';
import { confirm } from './confirm.ts';
import { newGuestCode } from './guest-code.ts';
import { readInvigilator, readOwnExam } from './own-exam.ts';
import { presentSittings } from './present-sitting.ts';
import { insertGuest, type SittingRow, selectSittings } from './store.ts';

interface Place extends OwnProgramme {
  lessonId: string;
}

const dayMs = 86_400_000;

/** Who waits to be confirmed, and whom somebody confirmed in the last day. */
export async function listSittings(
  { database, clock }: Pick<LearningDeps, 'database' | 'clock'>,
  { lessonId, ...own }: Place,
): Promise<AnswerOf<typeof endpoints.listSittings>> {
  const now = clock();
  return database.read(own.scope, async (tx) => {
    const { title, originId } = await readOwnExam(tx, own, lessonId);
    return { examTitle: title, items: await presentSittings(tx, await readSittings(tx, originId, now)) };
  });
}

/** The sittings of the last day that wait, or were confirmed. */
export async function readSittings(tx: Tx, originId: string, now: Date): Promise<SittingRow[]> {
  const rows = await selectSittings(tx, { originId, since: new Date(now.getTime() - dayMs) });
  return rows.filter((row) => row.confirmedAt !== null || row.codeExpiresAt > now);
}

/** Confirms, as a member, who somebody is. */
export async function confirmSitting(
  { database }: Pick<LearningDeps, 'database'>,
  { lessonId, sittingId, body, ...own }: Place & { sittingId: string; body: BodyOf<typeof endpoints.confirmSitting> },
): Promise<AnswerOf<typeof endpoints.confirmSitting>> {
  const done = await database.write(own.scope, async (unit) => {
    const { originId } = await readOwnExam(unit.tx, own, lessonId);
    const by = await readInvigilator(unit.tx, own.scope);
    const row = await confirm(unit, { sittingId, originId, code: body.code, by });
    return row instanceof Refusal ? row : (await presentSittings(unit.tx, [row]))[0];
  });
  if (done instanceof Refusal) throw done;
  assert(done);
  return done;
}

/** Lets somebody from outside invigilate one exam for some hours. */
export async function inviteInvigilator(
  { database, randomness }: Pick<LearningDeps, 'database' | 'randomness'>,
  { lessonId, body, ...own }: Place & { body: BodyOf<typeof endpoints.inviteInvigilator> },
): Promise<AnswerOf<typeof endpoints.inviteInvigilator>> {
  const { code, codeHash } = newGuestCode(randomness);
  const id = randomness.uuid();
  return database.write(own.scope, async (unit) => {
    const { tx, now } = unit;
    await readOwnExam(tx, own, lessonId);
    const { personId: invitedBy } = await readInvigilator(tx, own.scope);
    const expiresAt = new Date(now.getTime() + body.hours * 3_600_000);
    const { organisationId } = own;
    await insertGuest(tx, { id, organisationId, lessonId, name: body.name, codeHash, expiresAt, invitedBy, now });
    await unit.audit({ action: 'invigilator.invited', subject: `lesson:${lessonId}` });
    return { id, name: body.name, code, expiresAt: expiresAt.toISOString() };
  });
}
