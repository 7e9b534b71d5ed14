import assert from 'node:assert/strict';
import { notFound, Refusal } from '../../../refusal.ts';
import type { Scope, Tx } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { openEnrolment } from '../enrolment/policy.ts';
import { keepProgress, lockEnrolment, touchEnrolment } from '../enrolment/store.ts';
import { submissionHandedIn } from '../events.ts';
import { selectLessons } from '../programme/content-store.ts';
import { selectFiles, selectLinks } from './attachment-store.ts';
import { requireOpen } from './policy.ts';
import { presentWork, type Work } from './present-work.ts';
import { markHandedIn, type SubmissionRow, selectSubmission } from './store.ts';
import { whatWorkLacks } from './what-work-lacks.ts';
import { isWork } from './work-lesson.ts';

/** Makes a version of the caller's draft. Handing it in again, at the same moment too, gives the same version. */
export async function handInWork(
  deps: Pick<LearningDeps, 'database' | 'origin' | 'clock'>,
  { scope, submissionId }: { scope: Scope; submissionId: string },
): Promise<Work> {
  const own = await deps.database.read(scope, (tx) => selectSubmission(tx, submissionId));
  if (!own || own.personId !== scope.personId) throw notFound('draft');
  const { inside } = await openEnrolment(deps, { scope, enrolmentId: own.enrolmentId, purpose: 'hand-in' });
  return deps.database.write(inside, async (unit) => {
    const { tx, now } = unit;
    const enrolment = await lockEnrolment(tx, own.enrolmentId);
    assert(enrolment);
    const lessons = await selectLessons(tx, enrolment.versionId);
    const lesson = lessons.find(({ originId }) => originId === own.originId);
    const draft = await selectSubmission(tx, submissionId);
    if (!lesson || !isWork(lesson) || !draft) throw notFound('draft');
    const subject = `submission:${submissionId}`;
    const place = { enrolment, lesson, origin: deps.origin, now };
    if (draft.state === 'handed-in') {
      await unit.audit({ action: 'submission.hand-in-repeated', subject });
      return presentWork(tx, place);
    }
    const { isLate } = await requireOpen(tx, place);
    await requireComplete(tx, { draft, assignment: lesson.assignment, kind: lesson.kind });
    assert(await markHandedIn(tx, { id: submissionId, lessonId: lesson.id, isLate, now }));
    await keepProgress(tx, { enrolment, lessonId: lesson.id, state: 'handed-in', now });
    await touchEnrolment(tx, { id: enrolment.id, now });
    const told = { enrolmentId: enrolment.id, lessonId: lesson.id, submissionId };
    await unit.audit({ action: 'submission.handed-in', subject, detail: { number: draft.number, isLate } });
    await unit.emit({ name: submissionHandedIn, payload: told });
    return presentWork(tx, place);
  });
}

async function requireComplete(
  tx: Tx,
  { draft, ...asked }: { draft: SubmissionRow } & Pick<Parameters<typeof whatWorkLacks>[0], 'assignment' | 'kind'>,
): Promise<void> {
  const { id, body, pieces } = draft;
  const files = await selectFiles(tx, [id]);
  const lacks = whatWorkLacks({ ...asked, body, pieces, files, links: await selectLinks(tx, [id]) });
  if (lacks.length > 0) {
    throw new Refusal('submission-incomplete', `Nothing was handed in; your draft is kept. ${lacks.join(' ')}`);
  }
}
