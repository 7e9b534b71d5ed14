import type { AnswerOf, endpoints } from '@laurel/api';
import { notFound } from '../../../refusal.ts';
import type { Scope } from '../../../storage/index.ts';
import { findPeople } from '../../account/index.ts';
import type { LearningDeps } from '../deps.ts';
import { openEnrolment } from '../enrolment/policy.ts';
import { selectLesson } from '../programme/content-store.ts';
import { selectSubmissions } from '../submission/store.ts';
import { selectComments } from './comment-store.ts';
import { selectDecisions } from './decision-store.ts';
import { resubmissionsLeft } from './may-decide.ts';
import { withoutNames } from './peer-without-names.ts';
import { presentDecision } from './present-review.ts';
import { presentRubricToLearner } from './present-rubric.ts';
import { selectRubric } from './rubric-store.ts';
import { type ReviewRow, selectReviews } from './store.ts';

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
    const reviews = (await selectReviews(tx, decided)).filter(({ state }) => state === 'handed-in');
    const people = await findPeople(
      tx,
      reviews.flatMap(({ reviewerId }) => reviewerId ?? []),
    );
    const comments = await selectComments(tx, decided);
    const submissions = await selectSubmissions(tx, place);
    return {
      rubric: rubric ? presentRubricToLearner(rubric) : null,
      waiting: submissions.some(({ id, state }) => state === 'handed-in' && !decided.includes(id)),
      resubmissionsLeft: rubric ? resubmissionsLeft(rubric, decisions) : 0,
      rounds: decisions.map((row) => ({
        submissionId: row.submissionId,
        number: row.number,
        decision: presentDecision(row),
        remarks: reviews
          .filter(({ submissionId }) => submissionId === row.submissionId)
          .map((row) => presentRemark(row, people)),
        comments: comments
          .filter((each) => each.submissionId === row.submissionId)
          .filter((each) => reviews.some(({ id }) => id === each.reviewId))
          .map(({ quote, text }) => ({ quote, text })),
      })),
    };
  });
}

/** What somebody said. A fellow learner's name is taken out of it, should they have signed it. */
function presentRemark(
  { role, summary, marks, reviewerId }: ReviewRow,
  people: Awaited<ReturnType<typeof findPeople>>,
) {
  const person = role === 'peer' && reviewerId ? people.get(reviewerId) : undefined;
  if (!person) return { role, summary, marks };
  const plain = (text: string) => withoutNames(text, { name: person.name, emails: [person.primaryEmail] });
  const said = Object.entries(marks).map(([id, { level, comment }]) => [id, { level, comment: plain(comment) }]);
  return { role, summary: plain(summary), marks: Object.fromEntries(said) as typeof marks };
}
