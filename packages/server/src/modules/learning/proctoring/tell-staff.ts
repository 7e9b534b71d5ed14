import { roleMay, roles } from '@laurel/api';
import { systemScope, type Tx } from '../../../storage/index.ts';
import { findOrganisation, findPeopleInRoles } from '../../account/index.ts';
import type { LearningDeps } from '../deps.ts';
import { selectLessonById } from '../programme/content-store.ts';
import { selectVersions } from '../programme/store.ts';
import { isHeld, stateOf } from './state-of.ts';
import { selectUsedSession, type UsedSessionRow } from './store.ts';

type Deps = Pick<LearningDeps, 'database' | 'origin'>;

const deciding = roles.filter((role) => roleMay(role, 'review:manage'));

/** Mails those who may decide that a result waits for it, unless it no longer does. Nobody is asked about their own attempt. */
export async function tellStaff(
  { database, origin }: Deps,
  { organisationId, sessionId }: { organisationId: string; sessionId: string },
): Promise<void> {
  const scope = { ...systemScope('learning.proctoring'), organisationId };
  await database.write(scope, async (unit) => {
    const session = await selectUsedSession(unit.tx, sessionId);
    const params = session && (await whatWaits(unit.tx, { session, origin }));
    const people = params ? await findPeopleInRoles(unit.tx, { organisationId, roles: deciding }) : [];
    const told = people.filter((personId) => personId !== session?.personId);
    await unit.audit({
      action: told.length > 0 ? 'proctoring.staff-told' : 'proctoring.nobody-told',
      subject: `proctored-session:${sessionId}`,
      detail: { count: told.length },
    });
    for (const personId of told)
      await unit.enqueue({
        task: 'send-mail',
        payload: { personId, template: 'proctored-waiting', language: 'en', params },
      });
  });
}

/** What the mail says; nothing where nothing waits any more. */
async function whatWaits(tx: Tx, { session, origin }: { session: UsedSessionRow; origin: string }) {
  const { organisationId, submittedAt, providerName } = session;
  const lesson = await selectLessonById(tx, session.lessonId);
  const [programme] = lesson ? await selectVersions(tx, [lesson.versionId]) : [];
  const why = submittedAt ? stateOf({ session, submittedAt }) : 'clear';
  if (!lesson || !programme || !isHeld(why)) return undefined;
  return {
    why,
    examTitle: lesson.title,
    programmeTitle: programme.title,
    organisationName: (await findOrganisation(tx, organisationId))?.name ?? '',
    providerName,
    url: `${origin}/issuer/${organisationId}/programmes/${programme.id}/lessons/${lesson.id}/proctored`,
  };
}
