import type { BodyOf, endpoints } from '@laurel/api';
import { Refusal } from '../../../refusal.ts';
import type { WriteUnit } from '../../../storage/index.ts';
import { recordResult } from '../completion/record-result.ts';
import type { LearningDeps } from '../deps.ts';
import { submissionDecided } from '../events.ts';
import { type DecisionRow, insertDecision, selectDecisions } from './decision-store.ts';
import { mayDecide, resubmissionsLeft, resubmitUntil } from './may-decide.ts';
import { lockWork, type OpenWork, type Reviewing, requireOpenWork } from './policy.ts';
import { presentReview, type ReviewView } from './present-review.ts';
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
    await record(unit, work, decision);
    await tellDecision(deps, unit, { submission: work.submission, decision });
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

function unfit(message: string): Refusal {
  return new Refusal('invalid-request', 'Nothing was decided. Choose an outcome that fits the marks and the rubric.', {
    faults: [{ pointer: '/outcome', message }],
  });
}

const outcomes = { passed: 'passed', resubmit: 'pending', 'not-passed': 'failed' } as const;

async function record(unit: WriteUnit, { submission, reviews }: OpenWork, decision: Omit<DecisionRow, 'number'>) {
  const { organisationId, enrolmentId, lessonId, id: submissionId } = submission;
  await recordResult(unit, {
    organisationId,
    enrolmentId,
    lessonId,
    outcome: outcomes[decision.outcome],
    percent: decision.percent,
    details: {
      attempts: submission.number,
      rubric: decision.reached.map(({ criterionId, level }) => ({ criterionId, levelId: String(level) })),
      assessors: reviews.filter(({ state }) => state === 'handed-in').map(({ role }) => role),
      submissionId,
    },
  });
  await unit.emit({
    name: submissionDecided,
    payload: { enrolmentId, lessonId, submissionId, outcome: decision.outcome },
  });
}
