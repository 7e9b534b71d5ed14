import { Refusal } from '../../../refusal.ts';
import type { Tx } from '../../../storage/index.ts';
import { selectCohort } from '../cohort/store.ts';
import { type EnrolmentRow, selectProgress } from '../enrolment/store.ts';
import { selectDecisions } from '../review/decision-store.ts';
import { type Beginnings, deadlineOf } from './assignment.ts';
import { type Extension, selectExtension } from './extension-store.ts';
import type { WorkLesson } from './work-lesson.ts';

/** Until when a learner hands in, without any extension: the first version, or another that is asked for. */
export async function readDue(tx: Tx, { enrolment, lesson }: Omit<Place, 'now'>): Promise<Date | null> {
  const [decided] = await selectDecisions(tx, { enrolmentId: enrolment.id, originId: lesson.originId });
  const more = { until: null, again: decided?.resubmitUntil ?? null };
  return deadlineOf(lesson.assignment, { ...(await readBeginnings(tx, enrolment)), ...more });
}

async function readBeginnings(tx: Tx, enrolment: EnrolmentRow): Promise<Beginnings> {
  const cohort = enrolment.cohortId === null ? undefined : await selectCohort(tx, enrolment.cohortId);
  const cohortStartsAt = cohort ? new Date(`${cohort.startsOn}T00:00:00Z`) : null;
  return { enrolledAt: enrolment.enrolledAt, cohortStartsAt };
}

interface Place {
  enrolment: EnrolmentRow;
  lesson: WorkLesson;
  now: Date;
}

/** How it stands with the time of a learner's work, by the server's clock alone. */
export interface Deadline {
  /** Until when, the extension included; null for as long as they like. */
  dueAt: Date | null;
  extension: Extension | undefined;
  isLate: boolean;
  /** Why nothing can be handed in any more; null where it can. */
  closed: 'passed' | 'not-passed' | 'too-late' | null;
}

/** Reads until when a learner may hand in, and whether they still may. */
export async function readDeadline(tx: Tx, { enrolment, lesson, now }: Place): Promise<Deadline> {
  const extension = await selectExtension(tx, { enrolmentId: enrolment.id, originId: lesson.originId });
  const [decided] = await selectDecisions(tx, { enrolmentId: enrolment.id, originId: lesson.originId });
  const again = decided?.resubmitUntil ?? null;
  const more = { until: extension?.until ?? null, again };
  const dueAt = deadlineOf(lesson.assignment, { ...(await readBeginnings(tx, enrolment)), ...more });
  const isLate = dueAt !== null && now > dueAt;
  const progress = (await selectProgress(tx, [enrolment.id])).find(({ lessonId }) => lessonId === lesson.id);
  // Whoever was given another try was told until when.
  const isRefused = isLate && (lesson.assignment.lateHandIn === 'refused' || again !== null);
  const closed = progress?.state === 'done' ? 'passed' : decided?.outcome === 'not-passed' ? 'not-passed' : null;
  return { dueAt, extension, isLate, closed: closed ?? (isRefused ? 'too-late' : null) };
}

/**
 * Refuses work that is passed, or that comes too late where that is refused.
 *
 * @throws Refusal `submission-closed`, `submission-late`
 */
export async function requireOpen(tx: Tx, place: Place): Promise<Deadline> {
  const deadline = await readDeadline(tx, place);
  if (deadline.closed === 'passed' || deadline.closed === 'not-passed') {
    throw new Refusal('submission-closed', 'Nothing was changed: this work has been decided on for good.');
  }
  if (deadline.closed === 'too-late') {
    throw new Refusal(
      'submission-late',
      `Nothing was changed. This was due at ${deadline.dueAt?.toISOString()}, and what comes later is refused. Ask the organisation for an extension; your draft is kept.`,
    );
  }
  return deadline;
}
