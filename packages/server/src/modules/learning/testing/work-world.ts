import { type AnswerOf, type BodyInputOf, endpoints } from '@laurel/api';
import { callApi, type TestPerson } from '../../../testing/people.ts';
import type { Learner, LearningWorld, School } from './learning-world.ts';
import { rubric } from './review-world.ts';

type Lesson = Extract<BodyInputOf<typeof endpoints.addLesson>, { kind: 'project' | 'portfolio' }>;

/** What a learner is asked to hand in. */
export interface Task {
  programmeId: string;
  lessonId: string;
}

/** A published programme of one project or portfolio. */
export async function createTask(
  { testApp, createDraft, publish }: LearningWorld,
  school: School,
  given: Partial<Omit<Lesson, 'kind'>> & { kind?: Lesson['kind'] } = {},
): Promise<Task> {
  const { id: programmeId } = await createDraft(school);
  const call = { as: school.owner, params: { ...school.params, programmeId } };
  const withModule = await callApi(testApp, endpoints.addModule, { ...call, body: { title: 'Module' } });
  const moduleId = withModule.body.modules[0]?.id ?? '';
  const body = { kind: 'project' as const, title: 'The task', minutes: 60, instructions: 'Make something.', ...given };
  const added = await callApi(testApp, endpoints.addLesson, { ...call, params: { ...call.params, moduleId }, body });
  const lessonId = added.body.modules[0]?.lessons[0]?.id ?? '';
  await callApi(testApp, endpoints.setRubric, { ...call, params: { ...call.params, lessonId }, body: rubric });
  const published = await publish({ ...withModule.body }, school);
  if (published.status !== 200) throw new Error(`publishing answered ${JSON.stringify(published.body)}`);
  return { programmeId, lessonId };
}

type Work = AnswerOf<typeof endpoints.getWork>;

/** A learner at work on a task. */
export interface Worker extends Learner {
  task: Task;
  get(): Promise<Work>;
  save(body: BodyInputOf<typeof endpoints.saveDraft>): ReturnType<typeof saving>;
  send(bytes: Uint8Array | string, query: { name: string; pieceId?: string }): Promise<Answer>;
  handIn(): ReturnType<typeof handingIn>;
}

interface Answer {
  status: number;
  body: Work & { code?: string; detail?: string };
}

const saving = (
  testApp: LearningWorld['testApp'],
  as: TestPerson,
  params: Place,
  body: BodyInputOf<typeof endpoints.saveDraft>,
) => callApi(testApp, endpoints.saveDraft, { as, params, body });
const handingIn = (testApp: LearningWorld['testApp'], as: TestPerson, submissionId: string) =>
  callApi(testApp, endpoints.handInWork, { as, params: { submissionId } });
type Place = { enrolmentId: string; lessonId: string };

/** Enrols somebody to work on a task. */
export async function startWork({ testApp, enrol }: LearningWorld, task: Task, person?: TestPerson): Promise<Worker> {
  const learner = await enrol(task, person);
  const as = learner.person;
  const params = { enrolmentId: learner.enrolmentId, lessonId: task.lessonId };
  const get = async () => (await callApi(testApp, endpoints.getWork, { as, params })).body;
  return {
    ...learner,
    task,
    get,
    save: (body) => saving(testApp, as, params, body),
    handIn: async () => handingIn(testApp, as, (await get()).draft?.id ?? '00000000-0000-4000-8000-000000000000'),
    async send(bytes, query) {
      const place = `/api/v1/me/enrolments/${params.enrolmentId}/lessons/${params.lessonId}/work/draft/files`;
      const headers = { cookie: as.cookie, origin: testApp.origin, 'content-type': 'application/octet-stream' };
      const url = `${testApp.origin}${place}?${new URLSearchParams(query)}`;
      const response = await testApp.app.fetch(new Request(url, { method: 'POST', headers, body: bytes as BodyInit }));
      return { status: response.status, body: (await response.json()) as Answer['body'] };
    },
  };
}
