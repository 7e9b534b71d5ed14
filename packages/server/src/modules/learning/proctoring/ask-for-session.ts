import type { AnswerOf, endpoints } from '@laurel/api';
import { notFound, Refusal } from '../../../refusal.ts';
import type { Scope } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { openEnrolment } from '../enrolment/policy.ts';
import { lockEnrolment } from '../enrolment/store.ts';
import { selectLesson } from '../programme/content-store.ts';
import { isCurrent } from './open-session.ts';
import { presentToLearner } from './present-session.ts';
import { selectProvider, selectSecrets } from './provider-store.ts';
import { giveUpSession, insertSession, type SessionRow, selectOpenSession } from './store.ts';

interface Input {
  scope: Scope;
  enrolmentId: string;
  lessonId: string;
}

/** Asks for a session of the provider. Asking again gives the same reference, as long as it can still come to something. */
export async function askForSession(
  deps: Pick<LearningDeps, 'database' | 'randomness' | 'clock' | 'origin'>,
  { scope, enrolmentId, lessonId }: Input,
): Promise<AnswerOf<typeof endpoints.askForProctoredSession>> {
  const { inside } = await openEnrolment(deps, { scope, enrolmentId });
  const id = deps.randomness.uuid();
  const attemptRef = Buffer.from(deps.randomness.bytes(18)).toString('base64url');
  return deps.database.write(inside, async (unit) => {
    const { tx, now } = unit;
    const enrolment = await lockEnrolment(tx, enrolmentId);
    const lesson = enrolment && (await selectLesson(tx, { id: lessonId, versionId: enrolment.versionId }));
    if (!enrolment || lesson?.supervision !== 'proctored') throw notFound('proctored exam');
    const { organisationId, personId } = enrolment;
    const provider = await selectProvider(tx, organisationId);
    // Without a secret nothing that the provider says would be believed.
    if (!provider || (await selectSecrets(tx, { organisationId, now })).length === 0) throw notSetUp();
    const open = await selectOpenSession(tx, { enrolmentId, lessonId });
    const goesOn = open !== undefined && isCurrent(open, now);
    const subject = `enrolment:${enrolmentId}`;
    await unit.audit({ action: goesOn ? 'proctoring.session-shown' : 'proctoring.session-asked', subject });
    if (goesOn) return presentToLearner(open, { provider, origin: deps.origin });
    if (open) await giveUpSession(tx, { id: open.id, now });
    const place = { organisationId, enrolmentId, lessonId, personId };
    const asked = { id, ...place, attemptRef, providerName: provider.name, askedAt: now };
    await insertSession(tx, asked);
    const row: SessionRow = { ...asked, ...unused };
    return presentToLearner(row, { provider, origin: deps.origin });
  });
}

const unused = {
  startedAt: null,
  endedAt: null,
  attemptId: null,
  givenUpAt: null,
  decision: null,
  decisionNote: null,
  flagsDecided: null,
  decidedByName: null,
  decidedAt: null,
  flagCount: 0,
};

function notSetUp(): Refusal {
  return new Refusal(
    'proctoring-not-set-up',
    'No attempt was used. The organisation has not set up its proctoring provider; ask it when the exam can be taken.',
  );
}
