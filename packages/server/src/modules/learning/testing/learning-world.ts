import { type AnswerOf, type BodyInputOf, endpoints } from '@laurel/api';
import pg from 'pg';
import {
  type Called,
  callApi,
  createMember,
  createOrganisationFor,
  createSignedInPerson,
  type TestPerson,
} from '../../../testing/people.ts';
import { startTestApp, type TestApp, type TestOptions } from '../../../testing/test-app.ts';
import { answerTo, explanationCanary } from './exam-answers.ts';

export { explanationCanary };

type Staff = AnswerOf<typeof endpoints.getProgramme>;
type Attempt = AnswerOf<typeof endpoints.getAttempt>;

/** A canary in every answer key: none may ever reach a learner. */
export const keyCanaries = ['canary-accepted-text', '31337.25', '0.0625'];

/** One question of each kind; the right answers are told apart by their text. */
export const questions: BodyInputOf<typeof endpoints.setQuestions>['questions'] = [
  {
    kind: 'single-choice',
    prompt: 'Which of these is a fruit?',
    points: 2,
    explanation: explanationCanary,
    options: [
      { text: 'Pear', correct: true },
      { text: 'Hammer', correct: false },
      { text: 'Kettle', correct: false },
    ],
  },
  {
    kind: 'multiple-choice',
    prompt: 'Which two are even?',
    points: 3,
    explanation: explanationCanary,
    options: [
      { text: 'Two', correct: true },
      { text: 'Three', correct: false },
      { text: 'Four', correct: true },
    ],
  },
  {
    kind: 'numeric',
    prompt: 'How much?',
    points: 4,
    explanation: explanationCanary,
    answer: 31337.25,
    tolerance: 0.0625,
    unit: 'kg',
  },
  {
    kind: 'short-text',
    prompt: 'What is the word?',
    points: 1,
    explanation: explanationCanary,
    accepted: ['canary-accepted-text'],
  },
];

/** All answers right, but to the questions of these kinds. */
export function answersTo(
  { questions }: Attempt,
  wrongKinds: readonly string[] = [],
): BodyInputOf<typeof endpoints.saveAnswers>['answers'] {
  return Object.fromEntries(
    questions.map((question) => [question.id, answerTo(question, !wrongKinds.includes(question.kind))]),
  );
}

/** An organisation with its staff, and what they make. */
export interface School {
  organisationId: string;
  achievementId: string;
  owner: TestPerson;
  params: { organisationId: string };
}

/** The application with helpers to make programmes and to learn. */
export interface LearningWorld {
  testApp: TestApp;
  createSchool(): Promise<School>;
  createAchievement(school: Pick<School, 'organisationId' | 'owner'>, name: string): Promise<string>;
  createDraft(school: School, given?: Partial<BodyInputOf<typeof endpoints.createProgramme>>): Promise<Staff>;
  /** A draft with a reading, a video and an exam in two modules. */
  createFullDraft(
    school: School,
    given?: {
      title?: string;
      hours?: number;
      exam?: Partial<Extract<BodyInputOf<typeof endpoints.addLesson>, { kind: 'exam' }>>;
    },
  ): Promise<Staff>;
  publish(programme: Staff, by: School): Promise<Called<typeof endpoints.publishProgramme>>;
  createPublished(school: School, given?: Parameters<LearningWorld['createFullDraft']>[1]): Promise<Course>;
  enrol(course: Pick<Course, 'programmeId'>, person?: TestPerson): Promise<Learner>;
  /** Marks the reading and the video as done. */
  doLessons(course: Course, learner: Learner): Promise<void>;
  start(course: Course, learner: Learner): Promise<Called<typeof endpoints.startAttempt>>;
  /** Takes the exam once, wrong in these kinds of questions. */
  takeExam(
    course: Course,
    learner: Learner,
    wrongKinds?: readonly string[],
  ): Promise<Called<typeof endpoints.submitAttempt>>;
  /** Asks the database as its owner, whom no row is hidden from. */
  query<T extends object>(text: string, values?: unknown[]): Promise<T[]>;
}

/** A published programme, its lessons by kind. */
export interface Course {
  programmeId: string;
  programme: Staff;
  readingId: string;
  videoId: string;
  examId: string;
}

/** Somebody enrolled. */
export interface Learner {
  person: TestPerson;
  enrolmentId: string;
}

/** Starts the application. */
export async function startLearningWorld(options: TestOptions = {}): Promise<LearningWorld> {
  const testApp = await startTestApp(options);
  return { testApp, ...authoring(testApp), ...learning(testApp), query: queryOf(testApp) };
}

function authoring(testApp: TestApp) {
  const createAchievement: LearningWorld['createAchievement'] = async ({ organisationId, owner }, name) => {
    const made = await callApi(testApp, endpoints.createAchievement, {
      as: owner,
      params: { organisationId },
      body: {
        name,
        description: 'Knows fruit, numbers and words.',
        criteria: 'Pass the exam.',
        skills: [{ name: `Skill of ${name}`, url: 'https://skills.example/1' }],
      },
    });
    return made.body.id;
  };
  const createSchool: LearningWorld['createSchool'] = async () => {
    const owner = await createSignedInPerson(testApp);
    const { id: organisationId } = await createOrganisationFor(testApp, owner);
    const achievementId = await createAchievement({ organisationId, owner }, 'Fruit and Numbers');
    return { organisationId, achievementId, owner, params: { organisationId } };
  };
  let drafts = 0;
  const createDraft: LearningWorld['createDraft'] = async ({ owner, params, achievementId }, given = {}) => {
    drafts += 1;
    const body = { title: `Programme ${drafts}`, slug: `programme-${drafts}`, summary: 'A summary.', achievementId };
    const made = await callApi(testApp, endpoints.createProgramme, {
      as: owner,
      params,
      body: { ...body, ...given },
    });
    if (made.status !== 201) throw new Error(`a draft answered ${made.status}: ${JSON.stringify(made.body)}`);
    return made.body;
  };
  const createFullDraft: LearningWorld['createFullDraft'] = async (school, { exam, ...given } = {}) => {
    const draft = await createDraft(school, given);
    return fill(testApp, { school, programmeId: draft.id, exam: exam ?? {} });
  };
  const publish: LearningWorld['publish'] = (programme, { owner, params }) =>
    callApi(testApp, endpoints.publishProgramme, { as: owner, params: { ...params, programmeId: programme.id } });
  const createPublished: LearningWorld['createPublished'] = async (school, given) => {
    const published = await publish(await createFullDraft(school, given), school);
    if (published.status !== 200) throw new Error(`publishing answered ${JSON.stringify(published.body)}`);
    const programme = published.body;
    const idOf = (wanted: string) =>
      programme.modules.flatMap(({ lessons }) => lessons).find(({ kind }) => kind === wanted)?.id ?? '';
    return {
      programmeId: programme.id,
      programme,
      readingId: idOf('reading'),
      videoId: idOf('video'),
      examId: idOf('exam'),
    };
  };
  return { createAchievement, createSchool, createDraft, createFullDraft, publish, createPublished };
}

async function fill(
  testApp: TestApp,
  { school, programmeId, exam }: { school: School; programmeId: string; exam: object },
): Promise<Staff> {
  const as = school.owner;
  const params = { ...school.params, programmeId };
  const addModule = async (title: string) => {
    const { body } = await callApi(testApp, endpoints.addModule, { as, params, body: { title } });
    return body.modules.at(-1)?.id ?? '';
  };
  const addLesson = async (moduleId: string, body: BodyInputOf<typeof endpoints.addLesson>) => {
    const added = await callApi(testApp, endpoints.addLesson, { as, params: { ...params, moduleId }, body });
    return added.body.modules.find(({ id }) => id === moduleId)?.lessons.at(-1)?.id ?? '';
  };
  const first = await addModule('First module');
  await addLesson(first, { kind: 'reading', title: 'A reading', minutes: 10, markdown: '# Fruit\n\nPears are fruit.' });
  await addLesson(first, {
    kind: 'video',
    title: 'A video',
    minutes: 5,
    videoUrl: 'https://videos.example/1.webm',
    transcript: 'Two and four are even.',
  });
  const second = await addModule('Second module');
  const lessonId = await addLesson(second, {
    kind: 'exam',
    title: 'The exam',
    minutes: 20,
    instructions: 'Take **your** time.',
    passMarkPercent: 70,
    ...exam,
  });
  const { body } = await callApi(testApp, endpoints.setQuestions, {
    as,
    params: { ...params, lessonId },
    body: { questions },
  });
  return body;
}

function learning(testApp: TestApp) {
  const enrol: LearningWorld['enrol'] = async ({ programmeId }, given) => {
    const person = given ?? (await createSignedInPerson(testApp));
    const { body } = await callApi(testApp, endpoints.enrol, { as: person, params: { programmeId } });
    return { person, enrolmentId: body.id };
  };
  const doLessons: LearningWorld['doLessons'] = async ({ readingId, videoId }, { person, enrolmentId }) => {
    for (const lessonId of [readingId, videoId]) {
      await callApi(testApp, endpoints.setProgress, {
        as: person,
        params: { enrolmentId, lessonId },
        body: { done: true },
      });
    }
  };
  const start: LearningWorld['start'] = ({ examId }, { person, enrolmentId }) =>
    callApi(testApp, endpoints.startAttempt, { as: person, params: { enrolmentId, lessonId: examId } });
  const takeExam: LearningWorld['takeExam'] = async (course, learner, wrongKinds) => {
    const { body: attempt } = await start(course, learner);
    const call = { as: learner.person, params: { attemptId: attempt.id } };
    await callApi(testApp, endpoints.saveAnswers, { ...call, body: { answers: answersTo(attempt, wrongKinds) } });
    return callApi(testApp, endpoints.submitAttempt, call);
  };
  return { enrol, doLessons, start, takeExam };
}

function queryOf({ databaseUrl }: TestApp): LearningWorld['query'] {
  return async <T extends object>(text: string, values: unknown[] = []) => {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    await client.query("select set_config('laurel.system', 'on', false)");
    const { rows } = await client.query<T>(text, values).finally(() => client.end());
    return rows;
  };
}

/** Makes somebody a member of a school. */
export function joinAs(
  { testApp }: Pick<LearningWorld, 'testApp'>,
  { organisationId }: School,
  role: Parameters<typeof createMember>[1]['role'],
): Promise<TestPerson> {
  return createMember(testApp, { organisationId, role });
}
