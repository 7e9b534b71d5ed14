import type { BodyOf, endpoints } from '@laurel/api';
import { notFound, Refusal } from '../../../refusal.ts';
import type { Scope, Tx, WriteUnit } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { enrolmentMoved } from '../events.ts';
import { hasOpenAttempt } from '../exam/attempt-store.ts';
import { carryProgress } from '../lesson/store.ts';
import { selectOutline } from '../programme/content-store.ts';
import { type ProgrammeRow, selectOffered } from '../programme/store.ts';
import { planMove } from './plan-move.ts';
import { openEnrolment } from './policy.ts';
import { type EnrolmentDetail, presentEnrolment } from './present-enrolment.ts';
import { type EnrolmentRow, lockEnrolment, selectProgress, setVersion } from './store.ts';

interface Input {
  scope: Scope;
  enrolmentId: string;
  body: BodyOf<typeof endpoints.changeVersion>;
}

/** Moves the caller to the newest version of the programme: what was learnt counts there where the lesson is the same. */
export async function changeVersion(
  deps: Pick<LearningDeps, 'database' | 'clock'>,
  { scope, enrolmentId, body }: Input,
): Promise<EnrolmentDetail> {
  const { inside } = await openEnrolment(deps, { scope, enrolmentId, purpose: 'hand-in' });
  return deps.database.write(inside, async (unit) => {
    const enrolment = await lockEnrolment(unit.tx, enrolmentId);
    if (!enrolment) throw notFound('enrolment');
    const offered = await selectOffered(unit.tx, enrolment.programmeId);
    if (offered?.version !== body.version) throw notFound('version');
    const subject = `enrolment:${enrolmentId}`;
    if (offered.versionId === enrolment.versionId) {
      await unit.audit({ action: 'enrolment.version-asked-again', subject });
      return presentEnrolment(unit.tx, enrolment, unit.now);
    }
    await requireMovable(unit.tx, enrolment);
    await move(unit, enrolment, offered);
    await unit.audit({ action: 'enrolment.version-changed', subject, detail: { version: body.version } });
    await unit.emit({ name: enrolmentMoved, payload: { enrolmentId, versionId: offered.versionId } });
    return presentEnrolment(unit.tx, { ...enrolment, versionId: offered.versionId }, unit.now);
  });
}

async function requireMovable(tx: Tx, { id, state }: EnrolmentRow): Promise<void> {
  if (state === 'completed') {
    throw new Refusal('enrolment-completed', 'Nothing was changed: you have completed this programme already.');
  }
  if (await hasOpenAttempt(tx, id)) {
    throw new Refusal(
      'attempt-open',
      'Nothing was changed. Hand in the exam that you have begun, then change the version.',
    );
  }
}

async function move({ tx, now }: WriteUnit, enrolment: EnrolmentRow, { versionId }: ProgrammeRow): Promise<void> {
  const outlines = {
    from: await selectOutline(tx, [enrolment.versionId]),
    to: await selectOutline(tx, [versionId]),
  };
  const { kept } = planMove(outlines, await selectProgress(tx, [enrolment.id]));
  await setVersion(tx, { id: enrolment.id, versionId, now });
  for (const { lesson, progress } of kept) {
    await carryProgress(tx, { enrolmentId: enrolment.id, from: progress.lessonId, to: lesson.id, now });
  }
}
