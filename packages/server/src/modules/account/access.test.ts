import { type Endpoint, endpoints, permissions, type Role, roleMay, roles } from '@laurel/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callApi, createMember, createOrganisationFor, signUpPerson, type TestPerson } from '../../testing/people.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';

const nowhere = '00000000-0000-4000-8000-000000000000';

/** What each endpoint is sent: enough to get past its schema, and aimed at what is not there. An endpoint without a row fails. */
const rows: Record<string, { params?: Record<string, string>; body?: unknown }> = {
  getOrganisation: {},
  changeOrganisation: { body: {} },
  listMembers: {},
  changeMember: { params: { personId: nowhere }, body: { role: 'viewer' } },
  removeMember: { params: { personId: nowhere } },
  inviteMember: { body: { email: 'guest@example.org', role: 'viewer' } },
  listInvitations: {},
  withdrawInvitation: { params: { invitationId: nowhere } },
  createApiKey: { body: { name: 'x', scopes: ['organisation:read'] } },
  listApiKeys: {},
  revokeApiKey: { params: { apiKeyId: nowhere } },
  listAuditLines: {},
};
const personal: Record<string, { params?: Record<string, string>; body?: unknown }> = {
  getMe: {},
  changeMe: { body: { name: 'x' } },
  addEmail: { body: { email: 'x@example.org' } },
  removeEmail: { params: { emailId: nowhere } },
  makeEmailPrimary: { params: { emailId: nowhere } },
  listPasskeys: {},
  startPasskeyRegistration: {},
  addPasskey: { body: { name: 'x', response: {} } },
  removePasskey: { params: { passkeyId: nowhere } },
  createOrganisation: { body: { name: 'x', slug: 'never-made' } },
  acceptInvitation: { body: { token: 'x' } },
};
const ours = Object.values<Endpoint>(endpoints).filter(
  ({ id, tag }) => (tag === 'Account' || tag === 'Organisations') && id !== 'uploadFile',
);
const inOrganisation = ours.filter(({ access }) => access.kind === 'organisation');
const ofPeople = ours.filter(({ access }) => access.kind === 'person');

let testApp: TestApp;
let organisationId: string;
let stranger: TestPerson;
let strangersKey: string;
const members = {} as Record<Role, TestPerson>;
beforeAll(async () => {
  testApp = await startTestApp();
  members.owner = await signUpPerson(testApp);
  organisationId = (await createOrganisationFor(testApp, members.owner)).id;
  for (const role of roles) if (role !== 'owner') members[role] = await createMember(testApp, { organisationId, role });
  stranger = await signUpPerson(testApp);
  const { id } = await createOrganisationFor(testApp, stranger);
  strangersKey = await keyFor(stranger, id, [...permissions]);
});
afterAll(() => testApp.stop());

async function keyFor(as: TestPerson, id: string, scopes: string[]): Promise<string> {
  const body = { name: 'Key', scopes };
  const made = await callApi(testApp, endpoints.createApiKey, { as, params: { organisationId: id }, body });
  expect(made.status).toBe(201);
  return made.body.secret;
}

function call(endpoint: Endpoint, as?: { cookie: string } | { apiKey: string }) {
  const { params = {}, body } = rows[endpoint.id] ?? personal[endpoint.id] ?? {};
  return callApi(testApp, endpoint, { as, params: { organisationId, ...params }, body });
}

test('every endpoint of this module has a row here', () => {
  expect(inOrganisation.map(({ id }) => id).sort()).toEqual(Object.keys(rows).sort());
  expect(ofPeople.map(({ id }) => id).sort()).toEqual(Object.keys(personal).sort());
});

describe('F03: each role does what the table says and nothing else', () => {
  describe.each(inOrganisation)('$id', (endpoint) => {
    const permission = endpoint.access.kind === 'organisation' ? endpoint.access.permission : 'organisation:read';
    test.each(roles)('%s', async (role) => {
      const answer = await call(endpoint, members[role]);
      expect(answer.code === 'not-allowed').toBe(!roleMay(role, permission));
      expect([401, 500]).not.toContain(answer.status);
    });

    test('nobody signed in is told to sign in; a stranger, and a stranger’s key, that nothing is here', async () => {
      const anonymous = await call(endpoint);
      expect([anonymous.status, anonymous.code]).toEqual([401, 'not-signed-in']);
      for (const as of [stranger, { apiKey: strangersKey }]) {
        const answer = await call(endpoint, as);
        expect([answer.status, answer.code]).toEqual([404, 'not-found']);
      }
    });

    test('an API key needs this very scope', async () => {
      const others = permissions.filter((other) => other !== permission);
      const without = await call(endpoint, { apiKey: await keyFor(members.owner, organisationId, others) });
      expect([without.status, without.code]).toEqual([403, 'not-allowed']);
      const scopes = endpoint.id === 'createApiKey' ? [permission, 'organisation:read'] : [permission];
      const having = await call(endpoint, { apiKey: await keyFor(members.owner, organisationId, scopes) });
      expect(having.code === 'not-allowed' || having.status === 401 || having.status === 500).toBe(false);
    });
  });

  test.each(ofPeople)('$id is for people, signed in', async (endpoint) => {
    expect((await call(endpoint)).code).toBe('not-signed-in');
    expect((await call(endpoint, { apiKey: strangersKey })).code).toBe('not-signed-in');
    expect((await call(endpoint, stranger)).code).not.toBe('not-signed-in');
  });
});

describe('F04: what a caller may not decide is not taken from the body', () => {
  const extras = {
    id: nowhere,
    organisationId: nowhere,
    role: 'owner',
    did: 'did:web:evil',
    verified: true,
    isPrimary: true,
    createdAt: '2020-01-01T00:00:00Z',
  };
  const writes = ours.filter(({ body }) => body !== undefined);

  test.each(writes)('$id', async (endpoint) => {
    const { body = {} } = rows[endpoint.id] ?? personal[endpoint.id] ?? publicBodies[endpoint.id] ?? {};
    const known = Object.keys(body as object);
    for (const [name, value] of Object.entries(extras).filter(([key]) => !known.includes(key))) {
      const params = { organisationId, ...(rows[endpoint.id]?.params ?? {}) };
      const answer = await callApi(testApp, endpoint, {
        as: members.owner,
        params,
        body: { ...(body as object), [name]: value },
      });
      expect([answer.status, answer.code], name).toEqual([400, 'invalid-request']);
    }
  });

  test.each(writes)('$id: a prototype is not polluted', async (endpoint) => {
    const path = endpoint.path.replaceAll(/\{\+?(\w+)\}/g, (_, name: string) =>
      name === 'organisationId' ? organisationId : nowhere,
    );
    const headers = { 'content-type': 'application/json', cookie: members.owner.cookie, origin: testApp.origin };
    const body = '{"__proto__":{"role":"owner"},"constructor":{"prototype":{"role":"owner"}}}';
    const response = await testApp.app.fetch(
      new Request(new URL(path, testApp.origin), { method: endpoint.method, headers, body }),
    );
    expect(response.status).toBe(400);
    expect(({} as { role?: string }).role).toBeUndefined();
  });

  const password = 'seven small boats at anchor';
  const publicBodies: Record<string, { body: unknown }> = {
    signUp: { body: { name: 'x', email: 'x@example.org', password } },
    signIn: { body: { email: 'x@example.org', password } },
    verifyEmail: { body: { token: 'x' } },
    requestPasswordReset: { body: { email: 'x@example.org' } },
    resetPassword: { body: { token: 'x', password } },
    signInWithPasskey: { body: { response: {} } },
  };
});

test('G04: another site’s page changes nothing in the name of whoever visits it', async () => {
  const writes = ours.filter(({ method }) => method !== 'GET');
  for (const endpoint of writes) {
    const { params = {}, body } = rows[endpoint.id] ?? personal[endpoint.id] ?? { body: {} };
    const from = [{ origin: 'https://evil.example' }, { origin: 'null' }];
    for (const headers of from) {
      const answer = await callApi(testApp, endpoint, {
        as: members.owner,
        params: { organisationId, ...params },
        body,
        headers,
      });
      expect([answer.status, answer.code], endpoint.id).toEqual([403, 'cross-origin']);
    }
  }
});
