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
// 1 × 1 pixel, PNG.
const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** Fills an organisation through the API. */
export async function createTenant(testApp: TestApp, name: string): Promise<Tenant> {
  const secret = `secret-of-${name}`;
  const owner = await createSignedInPerson(testApp, { email: `owner@${secret}.example` });
  const learner = await createSignedInPerson(testApp, { email: `learner@${secret}.example` });
  const organisation = await createOrganisationFor(testApp, owner, { name: `Organisation ${name}`, slug: name });
  const organisationId = organisation.id;
  const member = await createMember(testApp, { organisationId, role: 'viewer' });
  const asOwner = callerOf(testApp, owner);
  const asLearner = callerOf(testApp, learner);
  const params = { organisationId };
  const achievement = { name: `Achievement of ${name}`, description: 'Described.', criteria: 'Met.' };
  const { id: achievementId } = await asOwner(endpoints.createAchievement, { params, body: achievement });
  const { id: draftAchievementId } = await asOwner(endpoints.createAchievement, {
    params,
    body: { ...achievement, name: secret },
  });
  await asOwner(endpoints.changeAchievement, {
    params: { ...params, achievementId: draftAchievementId },
    body: { state: 'draft' },
  });

  const draft = await createProgramme(asOwner, {
    organisationId,
    achievementId,
    slug: `${name}-draft`,
    title: `Draft, ${secret}`,
    secret,
  });
  const published = await createProgramme(asOwner, {
    organisationId,
    achievementId,
    slug: `${name}-open`,
    title: `Programme of ${name}`,
    secret,
  });
  await asOwner(endpoints.publishProgramme, { params: { ...params, programmeId: published.programmeId } });
  const { id: enrolmentId } = await asLearner(endpoints.enrol, { params: { programmeId: published.programmeId } });
  const { id: attemptId } = await asLearner(endpoints.startAttempt, {
    params: { enrolmentId, lessonId: published.lessonId },
  });

  const recipient = { name: `Learner of ${secret}`, email: learner.email };
  const { id: credentialId } = await asOwner(endpoints.issueCredential, {
    params,
    body: { achievementId, recipient },
  });
  const key = await asOwner(endpoints.createApiKey, {
    params,
    body: { name: `key ${secret}`, scopes: [...permissions] },
  });
  const invited = { email: `invited@${secret}.example`, role: 'viewer' };
  const { id: invitationId } = await asOwner(endpoints.inviteMember, { params, body: invited });
  const detail = await asOwner(endpoints.getIssuedCredential, { params: { ...params, credentialId } });
  const me = await asLearner(endpoints.getMe, {});
  return {
    secret,
    owner,
    member,
    learner,
    apiKey: key.secret,
    ids: {
      organisationId,
      slug: name,
      achievementId,
      draftAchievementId,
      programmeId: draft.programmeId,
      moduleId: draft.moduleId,
      lessonId: draft.lessonId,
      publishedProgrammeId: published.programmeId,
      publishedLessonId: published.lessonId,
      enrolmentId,
      attemptId,
      credentialId,
      statusListId: detail.statusListUrl?.split('/').at(-1) ?? '',
      apiKeyId: key.id,
      invitationId,
      personId: member.personId,
      emailId: me.emails[0]?.id ?? '',
      fileId: await uploadPixel(testApp, owner, organisationId),
    },
  };
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
  await as(endpoints.setQuestions, { params: { ...params, lessonId }, body: { questions } });
  return { programmeId, moduleId, lessonId };
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
