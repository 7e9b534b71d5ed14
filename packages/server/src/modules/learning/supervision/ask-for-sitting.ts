import type { AnswerOf, endpoints } from '@laurel/api';
import type { Randomness } from '../../../ports/index.ts';
import { notFound } from '../../../refusal.ts';
import type { Scope } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { openEnrolment } from '../enrolment/policy.ts';
import { lockEnrolment } from '../enrolment/store.ts';
import { selectLesson } from '../programme/content-store.ts';
import { isCurrent, presentToLearner } from './present-sitting.ts';
import { putSitting, selectOpenSitting } from './store.ts';

interface Input {
  scope: Scope;
  enrolmentId: string;
  lessonId: string;
}

const codeMinutes = 15;

/** Asks to sit a supervised exam. Asking again shows the same code as long as it can be told, and another one after that. */
export async function askForSitting(
  deps: Pick<LearningDeps, 'database' | 'randomness' | 'clock'>,
  { scope, enrolmentId, lessonId }: Input,
): Promise<AnswerOf<typeof endpoints.askForSitting>> {
  const { inside } = await openEnrolment(deps, { scope, enrolmentId });
  const [id, code] = [deps.randomness.uuid(), sixDigits(deps.randomness)];
  return deps.database.write(inside, async (unit) => {
    const { tx, now } = unit;
    const enrolment = await lockEnrolment(tx, enrolmentId);
    const lesson = enrolment && (await selectLesson(tx, { id: lessonId, versionId: enrolment.versionId }));
    if (!enrolment || lesson?.supervision !== 'in-person') throw notFound('supervised exam');
    const place = { enrolmentId, lessonId };
    const open = await selectOpenSitting(tx, place);
    const goesOn = open !== undefined && isCurrent(open, now);
    await unit.audit({ action: goesOn ? 'sitting.shown' : 'sitting.asked', subject: `enrolment:${enrolmentId}` });
    if (goesOn) return presentToLearner(open);
    const { organisationId, personId } = enrolment;
    const codeExpiresAt = new Date(now.getTime() + codeMinutes * 60_000);
    await putSitting(tx, { id, organisationId, ...place, personId, code, codeExpiresAt, now });
    return { state: 'waiting', code, codeExpiresAt: codeExpiresAt.toISOString() };
  });
}

/** Drawn evenly: what would make some codes likelier is drawn again. */
function sixDigits(randomness: Randomness): string {
  const drawn = new DataView(randomness.bytes(4).buffer.slice(0)).getUint32(0);
  if (drawn >= 4_294_000_000) return sixDigits(randomness);
  return String(drawn % 1_000_000).padStart(6, '0');
}
