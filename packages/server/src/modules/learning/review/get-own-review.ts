import type { AnswerOf, endpoints } from '@laurel/api';
import { notFound } from '../../../refusal.ts';
import type { Scope } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { openEnrolment } from '../enrolment/policy.ts';
import { selectLesson } from '../programme/content-store.ts';
import { selectSubmissions } from '../submission/store.ts';
import { selectDecisions } from './decision-store.ts';
import { resubmissionsLeft } from './may-decide.ts';
import { presentRounds } from './present-rounds.ts';
import { presentRubricToLearner } from './present-rubric.ts';
import { selectRubric } from './rubric-store.ts';

type View = AnswerOf<typeof endpoints.getOwnReview>;

/** By what the caller's own work is marked, and what was decided on each version; nothing of a marking before the decision. */
export async function getOwnReview(
  deps: Pick<LearningDeps, 'database' | 'clock'>,
  { scope, enrolmentId, lessonId }: { scope: Scope; enrolmentId: string; lessonId: string },
): Promise<View> {
  const { enrolment, inside } = await openEnrolment(deps, { scope, enrolmentId });
  return deps.database.read(inside, async (tx) => {
    const lesson = await selectLesson(tx, { id: lessonId, versionId: enrolment.versionId });
    if (lesson?.kind !== 'project' && lesson?.kind !== 'portfolio') throw notFound('project or portfolio');
    const place = { enrolmentId, originId: lesson.originId };
    const rubric = await selectRubric(tx, lessonId);
    const decisions = await selectDecisions(tx, place);
    const decided = decisions.map(({ submissionId }) => submissionId);
    const submissions = await selectSubmissions(tx, place);
    return {
      rubric: rubric ? presentRubricToLearner(rubric) : null,
      waiting: submissions.some(({ id, state }) => state === 'handed-in' && !decided.includes(id)),
      resubmissionsLeft: rubric ? resubmissionsLeft(rubric, decisions) : 0,
      rounds: await presentRounds(tx, decisions),
    };
  });
}
