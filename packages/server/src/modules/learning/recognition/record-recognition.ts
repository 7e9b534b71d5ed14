import assert from 'node:assert/strict';
import type { WriteUnit } from '../../../storage/index.ts';
import { recordResult } from '../completion/record-result.ts';
import type { LearningDeps } from '../deps.ts';
import { recognitionDecided } from '../events.ts';
import type { DecisionRow } from '../review/decision-store.ts';
import type { RubricRow } from '../review/rubric-store.ts';
import type { ReviewRow } from '../review/store.ts';
import type { SubmissionRow } from '../submission/store.ts';
import { type RecognitionRow, setRecognitionState } from './store.ts';
import { tellRecognition } from './tell-recognition.ts';

interface Decided {
  recognition: RecognitionRow;
  submission: SubmissionRow;
  rubric: RubricRow;
  reviews: readonly ReviewRow[];
  decision: Omit<DecisionRow, 'number'>;
}

const states = { passed: 'recognised', resubmit: 'more-wanted', 'not-passed': 'not-recognised' } as const;

/**
 * Writes down what was decided on evidence of prior learning, with what follows: of an assessment its result, of a whole
 * programme the event by which the worker awards it. What is not recognised is no failed attempt, and leaves results alone.
 */
export async function recordRecognition(
  deps: Pick<LearningDeps, 'origin'>,
  unit: WriteUnit,
  { recognition, submission, rubric, reviews, decision }: Decided,
): Promise<void> {
  const { id, organisationId, enrolmentId, lessonId } = recognition;
  const { outcome } = decision;
  assert(await setRecognitionState(unit.tx, { id, state: states[outcome], now: unit.now }));
  if (outcome === 'passed' && lessonId !== null) {
    await recordResult(unit, {
      ...{ organisationId, enrolmentId, lessonId, outcome, percent: decision.percent },
      details: {
        recognised: true,
        evidenceRounds: submission.number,
        rubricId: rubric.id,
        rubric: decision.reached.map(({ criterionId, level }) => ({ criterionId, levelId: String(level) })),
        assessors: reviews.filter(({ state }) => state === 'handed-in').map(({ role }) => role),
        submissionId: submission.id,
      },
    });
  }
  const told = { enrolmentId, recognitionId: id, submissionId: submission.id, outcome: states[outcome] };
  await unit.emit({ name: recognitionDecided, payload: told });
  await tellRecognition(deps, unit, { recognition, decision });
}
