import { type AnswerOf, type BodyOf, type endpoints, roleMay } from '@laurel/api';
import { Refusal } from '../../../refusal.ts';
import { systemScope, type Tx } from '../../../storage/index.ts';
import { findMembers } from '../../account/index.ts';
import type { LearningDeps } from '../deps.ts';
import { selectSubmission } from '../submission/store.ts';
import { selectLearners } from './peer/store.ts';
import { lockWork, type OpenWork, type Reviewing, readWork } from './policy.ts';
import { presentReview, type ReviewView } from './present-review.ts';
import { roleNeeded } from './read-standing.ts';
import { selectRubricFor } from './rubric-store.ts';
import { countOpenReviews, lockAllocation } from './store.ts';
import { giveTo } from './take-review.ts';

type Deps = Pick<LearningDeps, 'database' | 'randomness' | 'origin'>;
type Candidates = AnswerOf<typeof endpoints.listReviewers>['items'];

interface Place extends Reviewing {
  submissionId: string;
}

/** Who can be given this work, the one with least to do first. */
export async function listReviewers(
  { database }: Pick<LearningDeps, 'database'>,
  { submissionId, ...reviewing }: Place,
): Promise<{ items: Candidates }> {
  return database.read(reviewing.scope, async (tx) => ({
    items: await candidatesFor(tx, await readWork(tx, reviewing, submissionId)),
  }));
}

/** Gives work to a reviewer, or to whoever has least to do. */
export async function assignReviewer(
  deps: Deps,
  { submissionId, body, ...reviewing }: Place & { body: BodyOf<typeof endpoints.assignReviewer> },
): Promise<ReviewView> {
  const id = deps.randomness.uuid();
  return deps.database.write(reviewing.scope, async (unit) => {
    await lockAllocation(unit.tx, reviewing.organisationId);
    const work = await lockWork(unit.tx, reviewing, submissionId);
    const candidates = await candidatesFor(unit.tx, work);
    const chosen = body.personId ?? candidates[0]?.personId;
    const isReviewer = work.reviews.some(({ reviewerId }) => reviewerId === chosen);
    const isOwn = chosen === work.submission.personId;
    if (!chosen || (!isReviewer && !isOwn && !candidates.some(({ personId }) => personId === chosen))) {
      throw new Refusal('invalid-request', 'Nothing was changed. Choose a member whose role lets them review.', {
        faults: [{ pointer: '/personId', message: 'nobody with this id can review this work' }],
      });
    }
    await giveTo(unit, work, { id, reviewerId: chosen, action: 'review.assigned' });
    return presentReview(deps, unit, await lockWork(unit.tx, reviewing, submissionId));
  });
}

/** Gives what was handed in to as many as its rubric asks for, where it goes to whoever has least to do. */
export async function allocateByLoad(
  { database, randomness }: Pick<LearningDeps, 'database' | 'randomness'>,
  { organisationId, submissionId }: { organisationId: string; submissionId: string },
): Promise<void> {
  const scope = { ...systemScope('learning.allocate'), organisationId };
  await database.write(scope, async (unit) => {
    await lockAllocation(unit.tx, organisationId);
    const subject = `submission:${submissionId}`;
    const submission = await selectSubmission(unit.tx, submissionId);
    const rubric = submission && (await selectRubricFor(unit.tx, submission));
    // What fellow learners or a guest mark comes to staff by the queue, once it is in.
    if (rubric?.allocation !== 'by-load' || rubric.marking === 'peer' || rubric.marking === 'guest') {
      await unit.audit({ action: 'review.left-to-people', subject });
      return;
    }
    for (;;) {
      const reviewing = { scope: { ...scope, personId: nobody }, organisationId };
      const work = await lockWork(unit.tx, reviewing, submissionId);
      const role = work.isOpen && roleNeeded(work.rubric, work.reviews, work.standing);
      const [least] = role ? await candidatesFor(unit.tx, work) : [];
      if (!least) {
        await unit.audit({ action: 'review.allocated', subject });
        return;
      }
      await giveTo(unit, work, { id: randomness.uuid(), reviewerId: least.personId, action: 'review.assigned' });
    }
  });
}

/** The system allocates in nobody's name; no person has this id. */
const nobody = '00000000-0000-0000-0000-000000000000';

async function candidatesFor(tx: Tx, { submission, rubric, reviews }: OpenWork): Promise<Candidates> {
  const { organisationId, enrolmentId } = submission;
  const open = await countOpenReviews(tx, organisationId);
  const members = await findMembers(tx, { organisationId, after: undefined, limit: 1_000 });
  const personIds = members.map(({ personId }) => personId);
  const learners = rubric.marking === 'peer' ? await selectLearners(tx, { enrolmentId, personIds }) : new Set<string>();
  return members
    .filter(({ personId }) => !learners.has(personId))
    .filter(({ role }) => roleMay(role, 'review:write'))
    .filter(({ personId }) => personId !== submission.personId)
    .filter(({ personId }) => !reviews.some(({ reviewerId }) => reviewerId === personId))
    .map(({ personId, name }) => ({ personId, name, open: open.get(personId) ?? 0 }))
    .sort((one, other) => one.open - other.open || one.personId.localeCompare(other.personId));
}
