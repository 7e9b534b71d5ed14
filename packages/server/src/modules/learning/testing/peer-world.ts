import { type BodyInputOf, endpoints } from '@laurel/api';
import { callApi, createSignedInPerson, type TestPerson } from '../../../testing/people.ts';
import type { Learner, LearningWorld, School } from './learning-world.ts';
import { createReviewedTask, handInVersion, marksOf, type ReviewedTask, rubric } from './review-world.ts';
import { startWork } from './work-world.ts';

type Peer = NonNullable<BodyInputOf<typeof endpoints.setRubric>['peer']>;

/** Somebody who reviews fellow learners. */
export interface PeerLearner extends Learner {
  submissionId: string;
  list(): ReturnType<typeof listing>;
  /** The ids of the reviews that are to be given. */
  open(): Promise<string[]>;
  get(reviewId: string): ReturnType<typeof getting>;
  save(
    reviewId: string,
    levels: readonly number[],
    more?: { revision?: number; summary?: string },
  ): ReturnType<typeof saving>;
  handIn(reviewId: string): ReturnType<typeof handingIn>;
  /** Gives every review that is to be given, all with these levels. */
  giveAll(levels: readonly number[], summary?: string): Promise<void>;
  sample(levels: readonly number[]): ReturnType<typeof sampling>;
}

type App = LearningWorld['testApp'];
type Params = { enrolmentId: string; lessonId: string };
const listing = (app: App, as: TestPerson, params: Params) => callApi(app, endpoints.listPeerReviews, { as, params });
const getting = (app: App, as: TestPerson, params: Params & { reviewId: string }) =>
  callApi(app, endpoints.getPeerReview, { as, params });
const saving = (app: App, as: TestPerson, params: Params & { reviewId: string }, body: object) =>
  callApi(app, endpoints.savePeerReview, { as, params, body });
const handingIn = (app: App, as: TestPerson, params: Params & { reviewId: string }) =>
  callApi(app, endpoints.handInPeerReview, { as, params });
const sampling = (app: App, as: TestPerson, params: Params, body: object) =>
  callApi(app, endpoints.markSample, { as, params, body });

/** A published project that learners review for each other. */
export async function createPeerTask(
  world: LearningWorld,
  school: School,
  peer: Partial<Peer> = {},
): Promise<
  ReviewedTask & { overview(as?: TestPerson): ReturnType<typeof overviewing>; ring(): ReturnType<typeof ringing> }
> {
  const task = await createReviewedTask(world, school, { marking: 'peer', peer: { reviews: 1, ...peer } });
  const params = { ...school.params, programmeId: task.programmeId, lessonId: task.lessonId };
  return {
    ...task,
    overview: (as = school.owner) => overviewing(world.testApp, as, params),
    ring: () => ringing(world.testApp, school.owner, params),
  };
}

const overviewing = (app: App, as: TestPerson, params: Record<string, string>) =>
  callApi(app, endpoints.getPeerOverview, { as, params });
const ringing = (app: App, as: TestPerson, params: Record<string, string>) =>
  callApi(app, endpoints.makePeerRing, { as, params });

/** Enrols somebody who hands in. */
export async function handInAsPeer(
  world: LearningWorld,
  task: ReviewedTask,
  {
    person,
    body,
    files = {},
  }: { person?: TestPerson; body?: string; files?: Record<string, Uint8Array | string> } = {},
): Promise<PeerLearner> {
  const { testApp } = world;
  const learner = await startWork(world, task, person ?? (await createSignedInPerson(testApp)));
  for (const [name, bytes] of Object.entries(files)) {
    const sent = await learner.send(bytes, { name });
    if (sent.status >= 300) throw new Error(`a file answered ${JSON.stringify(sent.body)}`);
  }
  const submissionId = await handInVersion(world, task, { learner, ...(body === undefined ? {} : { body }) });
  const as = learner.person;
  const place = { enrolmentId: learner.enrolmentId, lessonId: task.lessonId };
  const list = () => listing(testApp, as, place);
  const open = async () =>
    ((await list()).body.items ?? []).filter(({ state }) => state === 'open').map(({ reviewId }) => reviewId);
  const save: PeerLearner['save'] = async (reviewId, levels, more = {}) => {
    const at = { ...place, reviewId };
    const revision = (await getting(testApp, as, at)).body.own?.revision ?? 0;
    return saving(testApp, as, at, { revision, marks: marksOf(levels), summary: 'Well done.', ...more });
  };
  const handIn = (reviewId: string) => handingIn(testApp, as, { ...place, reviewId });
  return {
    person: as,
    enrolmentId: learner.enrolmentId,
    submissionId,
    list,
    open,
    get: (reviewId) => getting(testApp, as, { ...place, reviewId }),
    save,
    handIn,
    async giveAll(levels, summary) {
      for (const reviewId of await open()) {
        await save(reviewId, levels, summary === undefined ? {} : { summary });
        const handedIn = await handIn(reviewId);
        if (handedIn.status !== 200) throw new Error(`a review answered ${JSON.stringify(handedIn.body)}`);
      }
    },
    sample: (levels) => sampling(testApp, as, place, { marks: levelsOf(levels) }),
  };
}

/** The levels of the criteria in their order, as a sample has them. */
export function levelsOf(levels: readonly number[]): Record<string, number> {
  return Object.fromEntries(levels.map((level, at) => [rubric.criteria[at]?.id ?? '', level]));
}
