import type { Randomness } from '../../../ports/index.ts';
import { notFound, Refusal } from '../../../refusal.ts';
import type { Scope, WriteUnit } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { type LessonProgress, planProgress } from '../enrolment/plan-progress.ts';
import { openEnrolment } from '../enrolment/policy.ts';
import { type EnrolmentRow, keepProgress, lockEnrolment, selectProgress, touchEnrolment } from '../enrolment/store.ts';
import { requireStarted } from '../proctoring/open-session.ts';
import { useSession } from '../proctoring/store.ts';
import { type LessonRow, selectLesson, selectOutline } from '../programme/content-store.ts';
import { requireConfirmed } from '../supervision/require-confirmed.ts';
import { useSitting } from '../supervision/store.ts';
import { selectAccommodation } from './accommodation-store.ts';
import { type AttemptRow, insertAttempt, selectAttempts } from './attempt-store.ts';
import { drawPaper } from './draw-paper.ts';
import { handIn } from './hand-in.ts';
import { type AttemptView, presentAttempt } from './present-attempt.ts';
import { selectCandidates, selectSections } from './section-store.ts';
import { endOf, isOver, nextAttemptFrom } from './time.ts';

interface Input {
  scope: Scope;
  enrolmentId: string;
  lessonId: string;
}

/** Starts an attempt at an exam, or goes on with the open one. Starts of one learner wait for each other. */
export async function startAttempt(
  deps: Pick<LearningDeps, 'database' | 'randomness' | 'clock'>,
  { scope, enrolmentId, lessonId }: Input,
): Promise<AttemptView> {
  const { inside } = await openEnrolment(deps, { scope, enrolmentId, purpose: 'hand-in' });
  const id = deps.randomness.uuid();
  return deps.database.write(inside, async (unit) => {
    const enrolment = await lockEnrolment(unit.tx, enrolmentId);
    const lesson = enrolment && (await selectLesson(unit.tx, { id: lessonId, versionId: enrolment.versionId }));
    if (!enrolment || lesson?.kind !== 'exam') throw notFound('exam');
    const before = await readBefore(unit, enrolment, lesson);
    const open = before.find(({ state }) => state === 'open');
    const attempt = open ?? (await begin(unit, { id, enrolment, lesson, before, randomness: deps.randomness }));
    await touchEnrolment(unit.tx, { id: enrolmentId, now: unit.now });
    await unit.audit({
      action: open ? 'attempt.resumed' : 'attempt.started',
      subject: `attempt:${attempt.id}`,
      detail: { enrolmentId, lessonId, number: attempt.number },
    });
    return presentAttempt(unit.tx, attempt, unit.now);
  });
}

/** The attempts so far; one whose time is up is handed in first. */
async function readBefore(unit: WriteUnit, enrolment: EnrolmentRow, { originId }: LessonRow): Promise<AttemptRow[]> {
  const attempts = await selectAttempts(unit.tx, { enrolmentId: enrolment.id, originId });
  return Promise.all(
    attempts.map((attempt) =>
      attempt.state === 'open' && isOver(attempt, unit.now)
        ? handIn(unit, { enrolment, attempt, overtime: true })
        : attempt,
    ),
  );
}

interface Beginning {
  id: string;
  enrolment: EnrolmentRow;
  lesson: LessonRow;
  before: readonly AttemptRow[];
  randomness: Randomness;
}

async function begin(unit: WriteUnit, { id, enrolment, lesson, before, randomness }: Beginning): Promise<AttemptRow> {
  const { tx, now } = unit;
  const kept = await selectProgress(tx, [enrolment.id]);
  const { lessons } = planProgress(await selectOutline(tx, [enrolment.versionId]), kept);
  const place = lessons.find((entry) => entry.id === lesson.id);
  requireOpen(place?.state, { lesson, before, now });
  const who = { enrolment, lesson, now };
  const sitting = lesson.supervision === 'in-person' ? await requireConfirmed(tx, who) : undefined;
  const session = lesson.supervision === 'proctored' ? await requireStarted(tx, who) : undefined;
  const attempt = await newAttempt(unit, { id, enrolment, lesson, before, randomness });
  await insertAttempt(tx, attempt);
  if (sitting) await useSitting(tx, { id: sitting.id, attemptId: id });
  if (session) await useSession(tx, { id: session.id, attemptId: id });
  if (attempt.endsAt) {
    const { organisationId, endsAt } = attempt;
    await unit.enqueue({
      task: 'close-attempt',
      payload: { organisationId, attemptId: id },
      key: `close-attempt:${id}`,
      runAt: endsAt,
    });
  }
  if (place?.state === 'open') {
    await keepProgress(tx, { enrolment, lessonId: lesson.id, state: 'started', now });
  }
  return attempt;
}

/** Refuses an attempt before the lessons that it comes after, beyond the number allowed, or within the pause after the last. */
function requireOpen(
  state: LessonProgress['state'] | undefined,
  { lesson, before, now }: Pick<Beginning, 'lesson' | 'before'> & { now: Date },
): void {
  if (state === 'locked') {
    throw new Refusal('lessons-open', 'No attempt was used. Finish the lessons before the exam, then start it.');
  }
  if (lesson.attemptsAllowed !== null && before.length >= lesson.attemptsAllowed) {
    throw new Refusal(
      'attempts-used-up',
      `You have used all ${lesson.attemptsAllowed} of your attempts. Ask the organisation what you can do.`,
    );
  }
  const from = nextAttemptFrom(lesson, { before, now });
  if (from) throw new Refusal('cool-down', `The next attempt can start at ${from.toISOString()}, not before.`);
}

/** An attempt with a paper of its own, and its end by the time and the breaks that its learner has. */
async function newAttempt(
  { tx, now }: WriteUnit,
  { id, enrolment, lesson, before, randomness }: Beginning,
): Promise<AttemptRow> {
  const { extraTimePercent, breakMinutes } = await selectAccommodation(tx, enrolment.id);
  const endsAt = endOf(lesson, { startedAt: now, extraTimePercent });
  const sections = await selectSections(tx, [lesson.id]);
  const candidates = await selectCandidates(tx, [lesson.id]);
  return {
    id,
    organisationId: enrolment.organisationId,
    enrolmentId: enrolment.id,
    lessonId: lesson.id,
    personId: enrolment.personId,
    number: before.length + 1,
    state: 'open',
    paper: drawPaper({ sections, candidates, shuffle: lesson.shuffle }, randomness),
    answers: {},
    outcomes: null,
    scorePercent: null,
    passed: null,
    startedAt: now,
    endsAt,
    submittedAt: null,
    overtime: false,
    breakSecondsLeft: endsAt ? breakMinutes * 60 : 0,
    breakFrom: null,
  };
}
