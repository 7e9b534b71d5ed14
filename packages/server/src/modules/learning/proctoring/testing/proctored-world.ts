import { endpoints } from '@laurel/api';
import { callApi, type TestPerson } from '../../../../testing/people.ts';
import type { Course, Learner, LearningWorld, School } from '../../testing/learning-world.ts';
import { linkTemplate, type Provider, type ProviderDeps } from './stand-in-provider.ts';

/** A proctored exam, and those who take it. */
export interface ProctoredWorld {
  course: Course;
  place: Record<string, string>;
  /** Who may decide. */
  staff: TestPerson;
  eventsUrl: string;
  secret: string;
  /** What a provider is made with; with another secret where one is given. */
  deps(secret?: string): ProviderDeps;
  /** Somebody who has done the lessons, and the link to the provider. */
  ready(person?: TestPerson): Promise<Learner & { link: string }>;
  /** The same with the attempt begun under the provider's eyes, and handed in. */
  handedIn(provider: Provider): Promise<Learner & { link: string; attemptId: string }>;
  /** What is written down of their exam. */
  resultOf(learner: Learner): Promise<Recorded | undefined>;
}

/** A result as it is kept. */
export interface Recorded {
  outcome: string;
  percent: number;
  details: { supervision?: { kind: string; narrative: string } };
}

/** Sets up a provider and publishes a proctored exam. */
export async function createProctored(
  world: LearningWorld,
  school: School,
  exam: object = {},
): Promise<ProctoredWorld> {
  const { testApp, createPublished, enrol, doLessons, takeExam, query } = world;
  const own = { as: school.owner, params: school.params };
  const body = { name: 'Watchful', linkTemplate };
  const { eventsUrl } = (await callApi(testApp, endpoints.setProctoringProvider, { ...own, body })).body;
  const { secret } = (await callApi(testApp, endpoints.exchangeProctoringSecret, own)).body;
  const course = await createPublished(school, { exam: { supervision: 'proctored', ...exam } });
  const deps = (other = secret): ProviderDeps => ({
    eventsUrl,
    secret: other,
    send: (url, init) => testApp.app.fetch(new Request(url, init)),
    now: () => testApp.clock.now,
  });
  const ready: ProctoredWorld['ready'] = async (person) => {
    const learner = await enrol(course, person);
    await doLessons(course, learner);
    const params = { enrolmentId: learner.enrolmentId, lessonId: course.examId };
    const asked = await callApi(testApp, endpoints.askForProctoredSession, { as: learner.person, params });
    return { ...learner, link: asked.body.link ?? '' };
  };
  const handedIn: ProctoredWorld['handedIn'] = async (provider) => {
    const learner = await ready();
    await provider.start(learner.link);
    const { body: attempt } = await takeExam(course, learner);
    return { ...learner, attemptId: attempt.id };
  };
  const resultOf: ProctoredWorld['resultOf'] = async ({ enrolmentId }) =>
    (
      await query<Recorded>(
        'select outcome, percent, details from learning.assessment_result where enrolment_id = $1',
        [enrolmentId],
      )
    )[0];
  const place = { ...school.params, programmeId: course.programmeId, lessonId: course.examId };
  return { course, place, staff: school.owner, eventsUrl, secret, deps, ready, handedIn, resultOf };
}
