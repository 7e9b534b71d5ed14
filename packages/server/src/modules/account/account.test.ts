import { endpoints } from '@laurel/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { callApi, createOrganisationFor, signInPerson, signUpPerson } from '../../testing/people.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp();
});
afterAll(() => testApp.stop());

test('somebody signs up, confirms by mail, signs in, and sets up an organisation that they may do everything in', async () => {
  const ana = await signUpPerson(testApp, { name: 'Ana Ruiz', email: 'Ana@Example.org' });
  const cookie = await signInPerson(testApp, { email: 'ana@example.ORG', password: ana.password });
  const organisation = await createOrganisationFor(testApp, { cookie }, { name: 'Harbour School', slug: 'harbour' });
  expect(organisation.did).toBe('did:web:localhost%3A3000:issuers:harbour');
  const me = await callApi(testApp, endpoints.getMe, { as: { cookie } });
  expect(me.status).toBe(200);
  expect(me.body).toMatchObject({
    name: 'Ana Ruiz',
    emails: [{ email: 'ana@example.org', verified: true, primary: true }],
    memberships: [{ organisationId: organisation.id, organisationSlug: 'harbour', role: 'owner' }],
    passkeys: 0,
  });
});
