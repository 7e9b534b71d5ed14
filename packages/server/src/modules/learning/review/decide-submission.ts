import assert from 'node:assert/strict';
import type { BodyOf, endpoints } from '@laurel/api';
import { Refusal } from '../../../refusal.ts';
import type { Tx, WriteUnit } from '../../../storage/index.ts';
import { recordResult } from '../completion/record-result.ts';
import type { LearningDeps } from '../deps.ts';
import { submissionDecided } from '../events.ts';
import { recordRecognition } from '../recognition/record-recognition.ts';
import { type DecisionRow, insertDecision, selectDecisions } from './decision-store.ts';
import { mayDecide, resubmissionsLeft, resubmitUntil } from './may-decide.ts';
import { selectPeerReviews } from './peer/store.ts';
import { lockWork, type OpenWork, type Reviewing, requireOpenWork } from './policy.ts';
import { presentReview, type ReviewView } from './present-review.ts';
import type { ReviewRole } from './store.ts';
import { tellDecision } from './tell-decision.ts';

type Body = BodyOf<typeof endpoints.decideSubmission>;

interface Input extends Reviewing {
  submissionId: string;
  body: Body;
}

/** Decides on work whose marks are settled: the result, what follows from it, and the learner's mail are written at once. */
export async function decideSubmission(
  deps: Pick<LearningDeps, 'database' | 'randomness' | 'origin'>,
  { submissionId, body, ...reviewing }: Input,
): Promise<ReviewView> {
  const id = deps.randomness.uuid();
  return deps.database.write(reviewing.scope, async (unit) => {
    const work = await lockWork(unit.tx, reviewing, submissionId);
    requireOpenWork(work);
    const decision = await decide(unit, work, { id, body });
    await insertDecision(unit.tx, decision);
    await unit.audit({
      action: 'submission.decided',
      subject: `submission:${submissionId}`,
      detail: { outcome: decision.outcome, percent: decision.percent },
    });
    if (work.recognition) {
      await recordRecognition(deps, unit, { ...work, recognition: work.recognition, decision });
    } else {
      await record(unit, work, decision);
      await tellDecision(deps, unit, { submission: work.submission, decision });
    }
    return presentReview(deps, unit, await lockWork(unit.tx, reviewing, submissionId));
  });
}

async function decide(
  { tx, now }: WriteUnit,
  work: OpenWork,
  { id, body }: { id: string; body: Body },
): Promise<Omit<DecisionRow, 'number'>> {
  const { standing, submission, rubric, reviewerId } = work;
  if (standing.state !== 'settled') {
    throw new Refusal(
      'not-settled',
      standing.state === 'moderation'
        ? 'Nothing was decided: two markings differ too far, and a moderator has to look first.'
        : 'Nothing was decided: a marking is still missing.',
    );
  }
  if (!mayDecide(work)) {
    throw new Refusal(
      'not-allowed',
      'Nothing was decided: whoever marked this decides, after moderation the moderator.',
    );
  }
  await requireGiven(tx, work, now);
  const { score, by } = standing;
  if (body.outcome === 'passed' && !score.passed) throw unfit(`${score.percent} % is below the pass mark`);
  const isAgain = body.outcome === 'resubmit';
  if (isAgain && resubmissionsLeft(rubric, await selectDecisions(tx, submission)) === 0)
    throw unfit('the learner may not hand in again');
  const until = body.resubmitUntil ? new Date(body.resubmitUntil) : resubmitUntil(rubric, now);
  if (isAgain && until <= now) {
    throw new Refusal('invalid-request', 'Nothing was decided. Choose a day to come.', {
      faults: [{ pointer: '/resubmitUntil', message: 'this has passed already' }],
    });
  }
  return {
    id,
    organisationId: submission.organisationId,
    submissionId: submission.id,
    outcome: body.outcome,
    reason: body.reason,
    percent: score.percent,
    reached: score.reached,
    settledBy: by,
    decidedBy: reviewerId,
    decidedAt: now,
    resubmitUntil: isAgain ? until : null,
  };
}

/**
 * Where it is asked for, nobody's work is decided on before they have given their own reviews, or the day for them has passed. One
 * that somebody else let pass holds nothing up.
 */
async function requireGiven(tx: Tx, { rubric, submission }: OpenWork, now: Date): Promise<void> {
  if (!rubric.peer?.reviewFirst) return;
  const owed = (await selectPeerReviews(tx, submission.originId)).filter(
    ({ reviewerId, state, isCurrent, takenOver, dueAt }) =>
      reviewerId === submission.personId && state === 'open' && isCurrent && !takenOver && dueAt > now,
  );
  const until = owed.at(-1)?.dueAt;
  if (!until) return;
  throw new Refusal(
    'not-settled',
    `Nothing was decided: this learner still has reviews of others to give, until ${until.toISOString()}.`,
  );
}

function unfit(message: string): Refusal {
  return new Refusal('invalid-request', 'Nothing was decided. Choose an outcome that fits the marks and the rubric.', {
    faults: [{ pointer: '/outcome', message }],
  });
}

const outcomes = { passed: 'passed', resubmit: 'pending', 'not-passed': 'failed' } as const;

/** As what people assessed it: each once. Who confirmed what fellow learners or a guest said is the organisation itself. */
function assessorsOf({ reviews, standing }: OpenWork): ReviewRole[] {
  const all = reviews.filter(({ state }) => state === 'handed-in').map(({ role }) => role);
  // Where staff marked over fellow learners, theirs is what counted.
  const by = standing.state === 'settled' ? standing.by : undefined;
  return [...new Set(by === 'peers' || by === 'guest' ? all : all.filter((role) => role !== 'peer'))];
}

async function record(unit: WriteUnit, work: OpenWork, decision: Omit<DecisionRow, 'number'>) {
  const { organisationId, enrolmentId, lessonId, id: submissionId } = work.submission;
  assert(lessonId);
  await recordResult(unit, {
    organisationId,
    enrolmentId,
    lessonId,
    outcome: outcomes[decision.outcome],
    percent: decision.percent,
    details: {
      attempts: work.submission.number,
      rubric: decision.reached.map(({ criterionId, level }) => ({ criterionId, levelId: String(level) })),
      assessors: assessorsOf(work),
      submissionId,
    },
  });
  await unit.emit({
    name: submissionDecided,
    payload: { enrolmentId, lessonId, submissionId, outcome: decision.outcome },
  });
}
