import { type AnswerOf, type BodyInputOf, endpoints } from '@laurel/api';
import { callApi, createSignedInPerson, type TestPerson } from '../../../testing/people.ts';
import { type Course, joinAs, type LearningWorld, type School } from './learning-world.ts';
import { rubric } from './review-world.ts';

type Rules = Partial<BodyInputOf<typeof endpoints.setRubric>>;

/** A published programme of a reading, a video and an exam that recognises prior learning, and people who review it. */
export interface RecognisingCourse extends Course {
  school: School;
  reviewers: [TestPerson, TestPerson, TestPerson];
}

/** Makes a programme that recognises prior learning, by the rubric with these rules. */
export async function createRecognising(
  world: LearningWorld,
  school: School,
  { retryDays = 30, ...rules }: Rules & { retryDays?: number } = {},
): Promise<RecognisingCourse> {
  const { id } = await world.createFullDraft(school);
  const offer = { guidance: 'Show **where** you learnt it.', retryDays, rubric: { ...rubric, ...rules } };
  const set = await callApi(world.testApp, endpoints.setRecognitionOffer, {
    as: school.owner,
    params: { ...school.params, programmeId: id },
    body: { offer },
  });
  if (set.status !== 200) throw new Error(`the offer answered ${JSON.stringify(set.body)}`);
  const published = await callApi(world.testApp, endpoints.publishProgramme, {
    as: school.owner,
    params: { ...school.params, programmeId: id },
  });
  const programme = published.body;
  const idOf = (wanted: string) =>
    programme.modules.flatMap(({ lessons }) => lessons).find(({ kind }) => kind === wanted)?.id ?? '';
  const join = () => joinAs(world, school, 'reviewer');
  return {
    programmeId: id,
    programme,
    readingId: idOf('reading'),
    videoId: idOf('video'),
    examId: idOf('exam'),
    school,
    reviewers: [await join(), await join(), await join()],
  };
}

type View = AnswerOf<typeof endpoints.getRecognition>;

/** Begins an application, for the whole programme unless one assessment is named. */
export async function startApplication(
  { testApp }: Pick<LearningWorld, 'testApp'>,
  { programmeId }: Pick<Course, 'programmeId'>,
  { person, lessonId = null }: { person?: TestPerson; lessonId?: string | null } = {},
) {
  const as = person ?? (await createSignedInPerson(testApp));
  const begun = await callApi(testApp, endpoints.applyForRecognition, {
    as,
    params: { programmeId },
    body: { lessonId },
  });
  if (begun.status !== 201) throw new Error(`applying answered ${JSON.stringify(begun.body)}`);
  const { id: recognitionId } = begun.body;
  const call = { as, params: { recognitionId } };
  const get = async (): Promise<View> => (await callApi(testApp, endpoints.getRecognition, call)).body;
  const save = (body: string, links = [{ url: 'https://work.example/earlier', title: 'Earlier work' }]) =>
    callApi(testApp, endpoints.saveEvidence, { ...call, body: { body, links } });
  const send = async (bytes: string, name: string) => {
    const url = `${testApp.origin}/api/v1/me/recognitions/${recognitionId}/draft/files?${new URLSearchParams({ name })}`;
    const headers = { cookie: as.cookie, origin: testApp.origin, 'content-type': 'application/octet-stream' };
    const response = await testApp.app.fetch(new Request(url, { method: 'POST', headers, body: bytes }));
    return { status: response.status, body: (await response.json()) as View & { code?: string } };
  };
  const handIn = () => callApi(testApp, endpoints.handInRecognition, call);
  const withdraw = () => callApi(testApp, endpoints.withdrawRecognition, call);
  const add = (body: { credentialId: string } | { document: string }) =>
    callApi(testApp, endpoints.addEvidenceCredential, { ...call, body });
  /** From nothing to handed in; answers the version's id. */
  const submit = async (words = 'I built bridges for ten years.'): Promise<string> => {
    await save(words);
    const { status, body } = await handIn();
    if (status !== 200) throw new Error(`handing in answered ${JSON.stringify(body)}`);
    return body.handedIn[0]?.id ?? '';
  };
  return { person: as, recognitionId, get, save, send, add, handIn, withdraw, submit };
}
