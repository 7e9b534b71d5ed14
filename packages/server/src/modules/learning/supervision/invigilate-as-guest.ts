import assert from 'node:assert/strict';
import type { AnswerOf, BodyOf, endpoints } from '@laurel/api';
import { Refusal } from '../../../refusal.ts';
import { type Scope, systemScope, type Tx } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { selectLessonById } from '../programme/content-store.ts';
import { selectVersions } from '../programme/store.ts';
import { confirm } from './confirm.ts';
import { hashGuestCode } from './guest-code.ts';
import { readSittings } from './invigilate.ts';
import { presentSittings } from './present-sitting.ts';
import { type GuestRow, selectGuest } from './store.ts';

type Invigilation = AnswerOf<typeof endpoints.openInvigilation>;

/** What a guest invigilator sees: who waits for the one exam that the code is for. */
export async function openInvigilation(
  { database, clock }: Pick<LearningDeps, 'database' | 'clock'>,
  { body }: { body: BodyOf<typeof endpoints.openInvigilation> },
): Promise<Invigilation> {
  const now = clock();
  const { guest, scope } = await openGuest({ database }, { code: body.code, now });
  return database.read(scope, (tx) => present(tx, guest, now));
}

/** Confirms, as a guest invigilator, who somebody is. */
export async function confirmAsGuest(
  { database, clock }: Pick<LearningDeps, 'database' | 'clock'>,
  { body }: { body: BodyOf<typeof endpoints.confirmAsGuest> },
): Promise<Invigilation> {
  const { guest, scope } = await openGuest({ database }, { code: body.code, now: clock() });
  const done = await database.write(scope, async (unit) => {
    const lesson = await selectLessonById(unit.tx, guest.lessonId);
    assert(lesson);
    const by = { personId: null, name: guest.name, invitedBy: guest.invitedBy };
    const place = { sittingId: body.sittingId, originId: lesson.originId };
    const row = await confirm(unit, { ...place, code: body.learnerCode, by });
    return row instanceof Refusal ? row : present(unit.tx, guest, unit.now);
  });
  if (done instanceof Refusal) throw done;
  return done;
}

async function openGuest(
  { database }: Pick<LearningDeps, 'database'>,
  { code, now }: { code: string; now: Date },
): Promise<{ guest: GuestRow; scope: Scope }> {
  const guest = await database.read(systemScope('learning.invigilation'), (tx) => selectGuest(tx, hashGuestCode(code)));
  if (!guest || guest.expiresAt <= now) {
    throw new Refusal('wrong-code', 'The code opens nothing, or no longer. Ask whoever gave it to you for another.');
  }
  const { organisationId, id } = guest;
  return { guest, scope: { actor: { kind: 'system', id: `invigilator:${id}` }, organisationId } };
}

async function present(tx: Tx, guest: GuestRow, now: Date): Promise<Invigilation> {
  const lesson = await selectLessonById(tx, guest.lessonId);
  const [version] = lesson ? await selectVersions(tx, [lesson.versionId]) : [];
  assert(lesson && version);
  return {
    examTitle: lesson.title,
    organisationName: version.organisationName,
    guestName: guest.name,
    expiresAt: guest.expiresAt.toISOString(),
    items: await presentSittings(tx, await readSittings(tx, lesson.originId, now)),
  };
}
