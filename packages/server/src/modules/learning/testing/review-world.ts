import { type AnswerOf, type BodyInputOf, endpoints } from '@laurel/api';
import { type Called, callApi, type TestPerson } from '../../../testing/people.ts';
import { joinAs, type Learner, type LearningWorld, type School } from './learning-world.ts';

type RubricInput = BodyInputOf<typeof endpoints.setRubric>;
type Review = AnswerOf<typeof endpoints.getReview>;

const cells = (...points: number[]) => points.map((each) => ({ points: each, description: `Worth ${each}.` }));

/** Two criteria of four levels, ten points each; passed at 60 %. */
export const rubric = {
  levels: [{ title: 'Not yet' }, { title: 'Nearly' }, { title: 'Good' }, { title: 'Excellent' }],
  criteria: [
    { id: '5b0cbd0b-5b0d-4c5a-9d4e-0b8f6a1c2d01', title: 'Question', cells: cells(0, 4, 7, 10) },
    { id: '5b0cbd0b-5b0d-4c5a-9d4e-0b8f6a1c2d02', title: 'Method', cells: cells(0, 4, 7, 10) },
  ],
  passPercent: 60,
} satisfies RubricInput;

/** A published programme of one project, and people who review it. */
export interface ReviewedTask {
  school: School;
  programmeId: string;
  lessonId: string;
  reviewers: [TestPerson, TestPerson, TestPerson];
}

/** Makes a programme of one project, marked by the rubric with these rules, and three reviewers. A badge is earned from 60 % on. */
export async function createReviewedTask(
  world: LearningWorld,
  school: School,
  { badgeId, ...rules }: Partial<RubricInput> & { badgeId?: string } = {},
): Promise<ReviewedTask> {
  const { testApp, createDraft, publish } = world;
  const { id: programmeId } = await createDraft(school);
  const as = school.owner;
  const params = { ...school.params, programmeId };
  const withModule = await callApi(testApp, endpoints.addModule, { as, params, body: { title: 'Module' } });
  const moduleId = withModule.body.modules[0]?.id ?? '';
  const project = { kind: 'project', title: 'Build a bridge', minutes: 60, instructions: 'Build it.' };
  const withLesson = await callApi(testApp, endpoints.addLesson, {
    as,
    params: { ...params, moduleId },
    body: project,
  });
  const lessonId = withLesson.body.modules[0]?.lessons[0]?.id ?? '';
  const body = { ...rubric, ...rules };
  const set = await callApi(testApp, endpoints.setRubric, { as, params: { ...params, lessonId }, body });
  if (badgeId) {
    const outcome = { text: 'Builds a bridge', masteryPercent: 60, achievementId: badgeId, isRequired: false };
    await callApi(testApp, endpoints.setCompletionRule, {
      ...{ as, params },
      body: { lessons: [lessonId], assessments: [], outcomes: [{ ...outcome, lessonIds: [lessonId] }] },
    });
  }
  const published = await publish(withLesson.body, school);
  if (set.status !== 200 || published.status !== 200)
    throw new Error(`a task answered ${JSON.stringify([set.body, published.body])}`);
  const join = () => joinAs(world, school, 'reviewer');
  return { school, programmeId, lessonId, reviewers: [await join(), await join(), await join()] };
}

/** Hands a version in, as its learner: answers its id. */
export async function handInVersion(
  { testApp }: Pick<LearningWorld, 'testApp'>,
  { lessonId }: Pick<ReviewedTask, 'lessonId'>,
  { learner: { person: as, enrolmentId }, body = 'It spans the river.' }: { learner: Learner; body?: string },
): Promise<string> {
  const work = { as, params: { enrolmentId, lessonId }, body: { body } };
  const submissionId = (await callApi(testApp, endpoints.saveDraft, work)).body.draft?.id ?? unknownId;
  const handedIn = await callApi(testApp, endpoints.handInWork, { as, params: { submissionId } });
  if (handedIn.status >= 300) throw new Error(`handing in answered ${JSON.stringify(handedIn.body)}`);
  return submissionId;
}

/** A reviewer at work on one version. */
export function reviewing(
  { testApp }: LearningWorld,
  { school }: Pick<ReviewedTask, 'school'>,
  as: TestPerson,
  submissionId: string,
) {
  const params = { ...school.params, submissionId };
  const own = (reviewId: string) => ({ as, params: { ...school.params, reviewId } });
  const take = () => callApi(testApp, endpoints.takeReview, { as, params });
  const get = () => callApi(testApp, endpoints.getReview, { as, params });
  const save = async (levels: readonly number[], change: { revision?: number; summary?: string } = {}) => {
    const { body } = await get();
    const marks = marksOf(levels);
    return callApi(testApp, endpoints.saveReview, {
      ...own(body.own?.id ?? unknownId),
      body: { revision: body.own?.revision ?? 0, summary: 'As I see it.', marks, ...change },
    });
  };
  const handIn = async () => callApi(testApp, endpoints.handInReview, own((await get()).body.own?.id ?? unknownId));
  const decide = (outcome: 'passed' | 'resubmit' | 'not-passed', more: { resubmitUntil?: string } = {}) =>
    callApi(testApp, endpoints.decideSubmission, {
      as,
      params,
      body: { outcome, reason: 'Because of the marks.', ...more },
    });
  const comment = async (quote: string, text: string) =>
    callApi(testApp, endpoints.addReviewComment, {
      ...own((await get()).body.own?.id ?? unknownId),
      body: { quote, text },
    });
  /** From the queue to handed in. */
  const mark = async (levels: readonly number[]): Promise<Called<typeof endpoints.handInReview>> => {
    await take();
    await save(levels);
    return handIn();
  };
  return { take, get, save, handIn, decide, comment, mark };
}

const unknownId = '00000000-0000-4000-8000-000000000000';

/** The levels of the criteria in their order. */
export function marksOf(levels: readonly number[]): NonNullable<Review['own']>['marks'] {
  return Object.fromEntries(
    levels.map((level, at) => [rubric.criteria[at]?.id ?? unknownId, { level, comment: `Level ${level}.` }]),
  );
}
