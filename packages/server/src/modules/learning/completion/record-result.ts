import assert from 'node:assert/strict';
import type { WriteUnit } from '../../../storage/index.ts';
import { type EnrolmentRow, keepProgress, lockEnrolment, selectProgress } from '../enrolment/store.ts';
import { assessmentPassed, resultChanged } from '../events.ts';
import { selectLessonById, selectOutline } from '../programme/content-store.ts';
import { bestParts, isAnyHigher } from './best-parts.ts';
import { isBetter } from './better-result.ts';
import { keepResult, type ResultDetails, type ResultRow, selectResults } from './result-store.ts';

interface Input {
  organisationId: string;
  enrolmentId: string;
  lessonId: string;
  outcome: ResultRow['outcome'];
  percent: number | null;
  details: ResultDetails;
  /** When it was reached; now, where nothing is said. */
  decidedAt?: Date;
  /** Whether all attempts at this version were looked at again: what was written down of them gives way, even where it was better. */
  isRecount?: boolean;
}

/**
 * Writes down what was achieved in an assessment, with what follows: the lesson is done when it was passed, and that is told
 * once, however often it is said. Of an exam the best result counts, and for each outcome the best share; of whatever people decide,
 * the latest, but what was recognised is not taken back by work. Saying the same again changes nothing.
 * The enrolment stays locked until the transaction ends.
 */
export async function recordResult(unit: WriteUnit, input: Input): Promise<void> {
  const { tx, now } = unit;
  const { enrolmentId, lessonId } = input;
  const enrolment = await lockEnrolment(tx, enrolmentId);
  const lesson = await selectLessonById(tx, lessonId);
  assert(enrolment?.organisationId === input.organisationId && lesson);
  const written = (await selectResults(tx, [enrolmentId])).filter(({ originId }) => originId === lesson.originId);
  const before = written.filter((row) => !(input.isRecount && row.lessonId === lessonId));
  const kept = before.find((row) => row.lessonId === lessonId);
  const isExam = lesson.kind === 'exam';
  const chosen = kept && (isExam ? !isBetter(input, kept) : standsRecognised(input, kept)) ? kept : input;
  const { outcome, percent, decidedAt = now } = chosen;
  const earlier = bestParts(before.map((row) => row.details));
  const details = { ...chosen.details, ...bestParts([earlier, input.details]) };
  const { organisationId, personId } = enrolment;
  await keepResult(tx, { enrolmentId, lessonId, organisationId, personId, outcome, percent, details, decidedAt });
  const isPassed = (row: Pick<ResultRow, 'outcome'>) => row.outcome === 'passed';
  const counts = outcome === 'passed' || (isExam && before.some(isPassed));
  const isHeld = isExam && !counts && outcome === 'pending';
  await followResult(unit, {
    enrolment,
    originId: lesson.originId,
    state: counts ? 'done' : isHeld ? 'handed-in' : 'started',
  });
  // A total may be reached without passing anything anew, so whatever changes is told.
  const name = counts && !written.some(isPassed) ? assessmentPassed : resultChanged;
  if (chosen === input || isAnyHigher(input.details, earlier))
    await unit.emit({ name, payload: { enrolmentId, lessonId, outcome } });
}

function standsRecognised({ outcome }: Input, kept: ResultRow): boolean {
  return kept.details.recognised === true && kept.outcome === 'passed' && outcome !== 'passed';
}

interface Followed {
  enrolment: EnrolmentRow;
  originId: string;
  state: 'started' | 'handed-in' | 'done';
}

/**
 * The lesson is done, in the version that is learnt from now; or somebody has to decide first; or there is something to do again:
 * another version of the work, another attempt, or to ask the organisation.
 */
async function followResult({ tx, now }: WriteUnit, { enrolment, originId, state }: Followed): Promise<void> {
  const lesson = (await selectOutline(tx, [enrolment.versionId])).find((entry) => entry.originId === originId);
  if (!lesson) return;
  const keep = () => keepProgress(tx, { enrolment, lessonId: lesson.id, state, now });
  if (state === 'done') return keep();
  const progress = (await selectProgress(tx, [enrolment.id])).find(({ lessonId }) => lessonId === lesson.id);
  const isOver = progress?.state === 'done' || progress?.state === 'handed-in';
  if ((isOver || state === 'handed-in') && enrolment.state !== 'completed') await keep();
}
