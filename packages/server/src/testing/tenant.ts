import { randomUUID } from 'node:crypto';
import { type AnswerOf, type Endpoint, endpoints, permissions } from '@laurel/api';
import {
  type CallOptions,
  callApi,
  createMember,
  createOrganisationFor,
  createSignedInPerson,
  type TestPerson,
} from './people.ts';
import type { TestApp } from './test-app.ts';

/** An organisation with one of everything in it, each with a private word that must never be seen elsewhere. */
export interface Tenant {
  /** Stands in whatever only the organisation and its people may read. */
  secret: string;
  owner: TestPerson;
  member: TestPerson;
  learner: TestPerson;
  apiKey: string;
  ids: Record<string, string>;
}

const exam = { kind: 'exam', title: 'Exam', minutes: 10, passMarkPercent: 50 } as const;
const project = { kind: 'project', title: 'Project', minutes: 10, instructions: 'Make it.' } as const;
// 1 × 1 pixel, PNG.
const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** Fills an organisation through the API. */
export async function createTenant(testApp: TestApp, name: string): Promise<Tenant> {
  const secret = `secret-of-${name}`;
  const owner = await createSignedInPerson(testApp, { email: `owner@${secret}.example` });
  const learner = await createSignedInPerson(testApp, { email: `learner@${secret}.example` });
  const { id } = await createOrganisationFor(testApp, owner, { name: `Organisation ${name}`, slug: name });
  const member = await createMember(testApp, { organisationId: id, role: 'viewer' });
  const place = {
    as: callerOf(testApp, owner),
    asLearner: callerOf(testApp, learner),
    organisationId: id,
    name,
    secret,
  };
  const achievements = await createAchievements(place);
  const programmes = await createProgrammes(place, achievements.achievementId);
  const credential = await issueOne(place, { achievementId: achievements.achievementId, email: learner.email });
  const { items: signingKeys } = await place.as(endpoints.listSigningKeys, { params: { organisationId: id } });
  const { secret: apiKey, ...doors } = await openDoors(place);
  const fileId = await uploadPixel(testApp, owner, id);
  const importId = await handIn(testApp, { owner, organisationId: id, secret });
  const people = {
    personId: member.personId,
    emailId: (await place.asLearner(endpoints.getMe, {})).emails[0]?.id ?? '',
  };
  const ids = {
    organisationId: id,
    slug: name,
    fileId,
    importId,
    // Nobody has asked for these: identifiers that fit are enough.
    sittingId: randomUUID(),
    sessionId: randomUUID(),
    signingKeyId: signingKeys[0]?.id ?? '',
    ...achievements,
    ...programmes,
    ...credential,
    ...doors,
    ...people,
  };
  return { secret, owner, member, learner, apiKey, ids };
}

interface Place {
  as: Caller;
  asLearner: Caller;
  organisationId: string;
  name: string;
  secret: string;
}

async function createAchievements({ as, organisationId, name, secret }: Place) {
  const params = { organisationId };
  const body = { name: `Achievement of ${name}`, description: 'Described.', criteria: 'Met.' };
  const { id: achievementId } = await as(endpoints.createAchievement, { params, body });
  const draft = await as(endpoints.createAchievement, { params, body: { ...body, name: secret } });
  const place = { ...params, achievementId: draft.id };
  await as(endpoints.changeAchievement, { params: place, body: { state: 'draft' } });
  return { achievementId, draftAchievementId: draft.id };
}

async function createProgrammes({ as, asLearner, organisationId, name, secret }: Place, achievementId: string) {
  const common = { organisationId, achievementId, secret };
  const draft = await createProgramme(as, { ...common, slug: `${name}-draft`, title: `Draft, ${secret}` });
  const open = await createProgramme(as, { ...common, slug: `${name}-open`, title: `Programme of ${name}` });
  const { id: cohortId } = await as(endpoints.createCohort, {
    params: { organisationId, programmeId: draft.programmeId },
    body: { name: secret, startsOn: '2090-01-01', endsOn: '2090-06-01', enrolUntil: '2090-01-01' },
  });
  const { programmeId, lessonId, moduleId } = open;
  const place = { params: { organisationId, programmeId, moduleId }, body: project };
  const withProject = await as(endpoints.addLesson, place);
  const workLessonId = withProject.modules[0]?.lessons.at(-1)?.id ?? '';
  const levels = [{ title: 'Not yet' }, { title: 'Good' }];
  const criteria = [{ id: programmeId, title: 'All of it', cells: [{ points: 0 }, { points: 1 }] }];
  const rubric = {
    params: { organisationId, programmeId, lessonId: workLessonId },
    body: { levels, criteria, passPercent: 50 },
  };
  await as(endpoints.setRubric, rubric);
  const offer = { guidance: 'Show what you have learnt.', rubric: rubric.body };
  await as(endpoints.setRecognitionOffer, { params: { organisationId, programmeId }, body: { offer } });
  await as(endpoints.publishProgramme, { params: { organisationId, programmeId } });
  const { id: enrolmentId } = await asLearner(endpoints.enrol, { params: { programmeId } });
  const { id: attemptId } = await asLearner(endpoints.startAttempt, { params: { enrolmentId, lessonId } });
  const work = { params: { enrolmentId, lessonId: workLessonId }, body: { body: `Work, ${secret}` } };
  const { draft: begun } = await asLearner(endpoints.saveDraft, work);
  const submissionId = begun?.id ?? '';
  await asLearner(endpoints.handInWork, { params: { submissionId } });
  const { own } = await as(endpoints.takeReview, { params: { organisationId, submissionId } });
  const reviewId = own?.id ?? '';
  const remark = { quote: secret, text: `Remark, ${secret}` };
  const remarked = await as(endpoints.addReviewComment, { params: { organisationId, reviewId }, body: remark });
  const commentId = remarked.comments[0]?.id ?? '';
  const guest = { name: secret, email: `guest@${secret}.example` };
  const { id: linkId } = await as(endpoints.makeGuestLink, { params: { organisationId, submissionId }, body: guest });
  const application = await asLearner(endpoints.applyForRecognition, { params: { programmeId }, body: {} });
  const params = { recognitionId: application.id };
  await asLearner(endpoints.saveEvidence, { params, body: { body: `Evidence, ${secret}` } });
  const { draft: evidence } = await asLearner(endpoints.addEvidenceCredential, {
    params,
    body: { document: secret },
  });
  return {
    ...draft,
    linkId,
    cohortId,
    recognitionId: application.id,
    evidenceId: evidence?.credentials[0]?.id ?? '',
    publishedProgrammeId: programmeId,
    publishedLessonId: lessonId,
    enrolmentId,
    attemptId,
    workLessonId,
    submissionId,
    reviewId,
    commentId,
  };
}

async function issueOne({ as, organisationId, secret }: Place, to: { achievementId: string; email: string }) {
  const params = { organisationId };
  const body = { achievementId: to.achievementId, recipient: { name: `Learner of ${secret}`, email: to.email } };
  const { id: credentialId } = await as(endpoints.issueCredential, { params, body });
  const detail = await as(endpoints.getIssuedCredential, { params: { ...params, credentialId } });
  return { credentialId, statusListId: detail.statusListUrl?.split('/').at(-1) ?? '' };
}

async function openDoors({ as, organisationId, secret }: Place) {
  const params = { organisationId };
  const key = await as(endpoints.createApiKey, { params, body: { name: `key ${secret}`, scopes: [...permissions] } });
  const invited = { email: `invited@${secret}.example`, role: 'viewer' };
  const { id: invitationId } = await as(endpoints.inviteMember, { params, body: invited });
  return { secret: key.secret, apiKeyId: key.id, invitationId };
}

type Caller = <const E extends Endpoint>(endpoint: E, options: CallOptions<E>) => Promise<AnswerOf<E>>;

function callerOf(testApp: TestApp, person: TestPerson): Caller {
  return async (endpoint, options) => {
    const { status, body } = await callApi(testApp, endpoint, { as: person, ...options });
    if (status >= 300) throw new Error(`${endpoint.id} answered ${status}: ${JSON.stringify(body)}`);
    return body;
  };
}

interface ProgrammeInput {
  organisationId: string;
  achievementId: string;
  slug: string;
  title: string;
  secret: string;
}

/** A programme of one exam, whose answer is the secret. */
async function createProgramme(as: Caller, { organisationId, achievementId, slug, title, secret }: ProgrammeInput) {
  const body = { slug, title, summary: 'Sums up.', achievementId };
  const { id: programmeId } = await as(endpoints.createProgramme, { params: { organisationId }, body });
  const params = { organisationId, programmeId };
  const withModule = await as(endpoints.addModule, { params, body: { title: 'Module' } });
  const moduleId = withModule.modules[0]?.id ?? '';
  const withLesson = await as(endpoints.addLesson, { params: { ...params, moduleId }, body: exam });
  const lessonId = withLesson.modules[0]?.lessons[0]?.id ?? '';
  const questions = [{ kind: 'short-text', prompt: 'Which word?', accepted: [secret] }];
  const { modules } = await as(endpoints.setQuestions, { params: { ...params, lessonId }, body: { questions } });
  const questionId = modules[0]?.lessons[0]?.questions?.[0]?.id ?? '';
  const { id: poolId } = await as(endpoints.createPool, { params: { organisationId }, body: { name: secret } });
  return { programmeId, moduleId, lessonId, questionId, poolId };
}

async function uploadPixel(testApp: TestApp, owner: TestPerson, organisationId: string): Promise<string> {
  const url = testApp.origin + endpoints.uploadFile.path.replace('{organisationId}', organisationId);
  const headers = { cookie: owner.cookie, origin: testApp.origin, 'content-type': 'image/png' };
  const response = await testApp.app.fetch(
    new Request(url, { method: 'POST', headers, body: Buffer.from(pixel, 'base64') }),
  );
  if (response.status !== 201) throw new Error(`uploading answered ${response.status}: ${await response.text()}`);
  return ((await response.json()) as { id: string }).id;
}

/** Hands in a package that nobody has read yet. */
async function handIn(
  testApp: TestApp,
  { owner, organisationId, secret }: { owner: TestPerson; organisationId: string; secret: string },
): Promise<string> {
  const path = endpoints.startImport.path.replace('{organisationId}', organisationId);
  const headers = { cookie: owner.cookie, origin: testApp.origin, 'content-type': 'application/zip' };
  const url = `${testApp.origin}${path}?fileName=${secret}.zip`;
  const response = await testApp.app.fetch(new Request(url, { method: 'POST', headers, body: secret }));
  if (response.status !== 202) throw new Error(`handing in answered ${response.status}: ${await response.text()}`);
  return ((await response.json()) as { id: string }).id;
}
