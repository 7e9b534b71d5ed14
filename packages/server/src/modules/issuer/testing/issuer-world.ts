import { type AnswerOf, endpoints } from '@laurel/api';
import type { Verdict } from '@laurel/credential';
import {
  type Called,
  callApi,
  createMember,
  createOrganisationFor,
  createSignedInPerson,
  type TestPerson,
} from '../../../testing/people.ts';
import { startTestApp, type TestApp, type TestOptions } from '../../../testing/test-app.ts';

/** An organisation that issues, its people, and somebody who has nothing to do with it. */
export interface IssuerWorld {
  testApp: TestApp;
  owner: TestPerson;
  viewer: TestPerson;
  stranger: TestPerson;
  organisationId: string;
  achievementId: string;
  /** An achievement that is still a draft. */
  draftId: string;
  issueTo(
    email: string,
    options?: { key?: string; as?: { cookie: string }; body?: object },
  ): Promise<Called<typeof endpoints.issueCredential>>;
  detailOf(credentialId: string): Promise<AnswerOf<typeof endpoints.getIssuedCredential>>;
  read(path: string, as?: { cookie: string }): Promise<Response>;
  documentOf(credentialId: string): Promise<string>;
  verify(credential: string): Promise<Verdict>;
}

export const unknownId = '00000000-0000-4000-8000-000000000000';

export const achievement = {
  name: 'Knots and Splices',
  description: 'Ties, dresses and inspects twelve knots.',
  criteria: 'Tie twelve knots from memory in fifteen minutes.',
  credits: 1,
  hours: 25,
  level: 'EQF 3',
  skills: [{ name: 'Rigging', url: 'https://skills.example/rigging', description: 'Works safely with rope.' }],
};

/** Starts the application with that organisation in it. */
export async function startIssuerWorld(options: TestOptions = {}): Promise<IssuerWorld> {
  const testApp = await startTestApp(options);
  const owner = await createSignedInPerson(testApp, { name: 'Inès Duarte' });
  const stranger = await createSignedInPerson(testApp);
  const { id: organisationId } = await createOrganisationFor(testApp, owner, {
    name: 'Harbour School',
    slug: 'harbour',
  });
  const viewer = await createMember(testApp, { organisationId, role: 'viewer' });
  const params = { organisationId };
  const define = async (name: string) =>
    (await callApi(testApp, endpoints.createAchievement, { as: owner, params, body: { ...achievement, name } })).body
      .id;
  const achievementId = await define(achievement.name);
  const draftId = await define('Draft');
  await callApi(testApp, endpoints.changeAchievement, {
    as: owner,
    params: { organisationId, achievementId: draftId },
    body: { state: 'draft' },
  });
  const read = (path: string, as?: { cookie: string }) =>
    testApp.app.fetch(new Request(testApp.origin + path, as ? { headers: { cookie: as.cookie } } : {}));
  return {
    testApp,
    owner,
    viewer,
    stranger,
    organisationId,
    achievementId,
    draftId,
    read,
    issueTo: (email, options = {}) =>
      callApi(testApp, endpoints.issueCredential, {
        as: options.as ?? owner,
        params,
        body: { achievementId, recipient: { name: 'Samir Haddad', email }, ...options.body },
        ...(options.key ? { headers: { 'idempotency-key': options.key } } : {}),
      }),
    detailOf: async (credentialId) =>
      (await callApi(testApp, endpoints.getIssuedCredential, { as: owner, params: { organisationId, credentialId } }))
        .body,
    documentOf: async (credentialId) => (await read(`/api/v1/credentials/${credentialId}/document`, owner)).text(),
    verify: async (credential) =>
      (await callApi(testApp, endpoints.verifyCredential, { body: { credential } })).body as Verdict,
  };
}
