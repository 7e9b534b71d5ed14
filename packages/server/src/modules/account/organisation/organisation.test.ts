import { endpoints } from '@laurel/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  callApi,
  createMember,
  createOrganisationFor,
  mailedToken,
  queuedMail,
  signUpPerson,
  type TestPerson,
} from '../../../testing/people.ts';
import { startTestApp, type TestApp } from '../../../testing/test-app.ts';

let testApp: TestApp;
let owner: TestPerson;
let admin: TestPerson;
let viewer: TestPerson;
let organisationId: string;
beforeAll(async () => {
  testApp = await startTestApp();
  owner = await signUpPerson(testApp, { name: 'Olga Owner' });
  organisationId = (await createOrganisationFor(testApp, owner, { name: 'Harbour School', slug: 'harbour' })).id;
  admin = await createMember(testApp, { organisationId, role: 'admin' });
  viewer = await createMember(testApp, { organisationId, role: 'viewer' });
});
afterAll(() => testApp.stop());

const nowhere = '00000000-0000-4000-8000-000000000000';
const params = () => ({ organisationId });
const member = (personId: string) => ({ organisationId, personId });

describe('an organisation', () => {
  test('is shown to its members and changed field by field; short name and DID stay', async () => {
    const change = { description: 'We teach at sea.', website: 'https://harbour.example' };
    const changed = await callApi(testApp, endpoints.changeOrganisation, { as: admin, params: params(), body: change });
    expect(changed.status).toBe(200);
    const shown = await callApi(testApp, endpoints.getOrganisation, { as: viewer, params: params() });
    expect(shown.status).toBe(200);
    expect(shown.body).toEqual(changed.body);
    expect(shown.body).toMatchObject({ ...change, name: 'Harbour School', slug: 'harbour', logoUrl: null });
    const slug = await callApi(testApp, endpoints.changeOrganisation, {
      as: admin,
      params: params(),
      body: { slug: 'x' },
    });
    expect(slug.status).toBe(400);
  });

  test('has a short name of its own, even when two are set up at the same moment', async () => {
    const body = { name: 'Twin', slug: 'twin' };
    const answers = await Promise.all(
      [1, 2].map(() => callApi(testApp, endpoints.createOrganisation, { as: viewer, body })),
    );
    expect(answers.map(({ status, code }) => `${status} ${code ?? ''}`).sort()).toEqual(['201 ', '409 slug-taken']);
  });

  test('is set up once for one Idempotency-Key', async () => {
    const call = (name: string) =>
      callApi(testApp, endpoints.createOrganisation, {
        as: owner,
        body: { name, slug: 'only-once' },
        headers: { 'idempotency-key': 'set-up-1' },
      });
    const first = await call('Only Once');
    expect((await call('Only Once')).body.id).toBe(first.body.id);
    expect((await call('Another')).code).toBe('idempotency-conflict');
  });

  test('refuses what does not fit, and nobody sets one up without signing in', async () => {
    const body = { name: 'Bad', slug: 'Not A Slug', website: 'javascript:alert(1)' };
    expect((await callApi(testApp, endpoints.createOrganisation, { as: owner, body })).status).toBe(400);
    expect((await callApi(testApp, endpoints.createOrganisation, { body })).status).toBe(401);
  });
});

describe('members', () => {
  test('are listed page by page, each once', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const query = cursor === undefined ? { limit: 1 } : { limit: 1, cursor };
      const page = await callApi(testApp, endpoints.listMembers, { as: admin, params: params(), query });
      expect(page.status).toBe(200);
      seen.push(...page.body.items.map(({ personId }) => personId));
      cursor = page.body.nextCursor ?? undefined;
    } while (cursor);
    expect(seen.sort()).toEqual([owner, admin, viewer].map(({ personId }) => personId).sort());
    const bad = await callApi(testApp, endpoints.listMembers, { as: admin, params: params(), query: { cursor: 'x' } });
    expect(bad.status).toBe(400);
  });

  test('get another role from an administrator, who neither makes nor unmakes owners', async () => {
    const change = (as: TestPerson, personId: string, role: string) =>
      callApi(testApp, endpoints.changeMember, { as, params: member(personId), body: { role } });
    const changed = await change(admin, viewer.personId, 'reviewer');
    expect([changed.status, changed.body.role]).toEqual([200, 'reviewer']);
    expect((await change(admin, viewer.personId, 'owner')).code).toBe('not-allowed');
    expect((await change(admin, admin.personId, 'owner')).code).toBe('not-allowed');
    expect((await change(admin, owner.personId, 'viewer')).code).toBe('not-allowed');
    expect((await change(owner, owner.personId, 'viewer')).code).toBe('last-owner');
    expect((await change(owner, nowhere, 'viewer')).code).toBe('not-found');
    expect((await change(owner, viewer.personId, 'emperor')).status).toBe(400);
  });

  test('are removed; the last owner is not', async () => {
    const passing = await createMember(testApp, { organisationId, role: 'issuer' });
    const remove = (as: TestPerson, personId: string) =>
      callApi(testApp, endpoints.removeMember, { as, params: member(personId) });
    expect((await remove(admin, passing.personId)).status).toBe(204);
    expect((await callApi(testApp, endpoints.getOrganisation, { as: passing, params: params() })).status).toBe(404);
    expect((await remove(admin, passing.personId)).code).toBe('not-found');
    expect((await remove(admin, owner.personId)).code).toBe('not-allowed');
    expect((await remove(owner, owner.personId)).code).toBe('last-owner');
  });

  test('two owners who leave at the same moment leave one behind', async () => {
    const one = await signUpPerson(testApp);
    const { id } = await createOrganisationFor(testApp, one);
    const two = await createMember(testApp, { organisationId: id, role: 'owner' });
    const answers = await Promise.all(
      [one, two].map((person) =>
        callApi(testApp, endpoints.removeMember, {
          as: person,
          params: { organisationId: id, personId: person.personId },
        }),
      ),
    );
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
    expect(answers.filter(({ code }) => code === 'last-owner')).toHaveLength(1);
  });
});

describe('invitations', () => {
  const invite = (as: TestPerson, email: string, role = 'instructor') =>
    callApi(testApp, endpoints.inviteMember, { as, params: params(), body: { email, role } });
  const accept = (as: TestPerson, token: string) =>
    callApi(testApp, endpoints.acceptInvitation, { as, body: { token } });

  test('bring in whoever proved the invited address, once', async () => {
    const guest = await signUpPerson(testApp);
    const invited = await invite(admin, guest.email.toUpperCase());
    expect([invited.status, invited.body.state, invited.body.email]).toEqual([201, 'open', guest.email]);
    expect((await queuedMail(testApp, guest.email)).at(-1)).toMatchObject({
      template: 'invitation',
      params: { organisationName: 'Harbour School', inviterName: admin.name, role: 'instructor' },
    });
    const token = await mailedToken(testApp, guest.email);
    const stranger = await signUpPerson(testApp);
    const refused = await accept(stranger, token);
    expect([refused.status, refused.code]).toEqual([400, 'invalid-request']);
    const answers = await Promise.all([1, 2, 3].map(() => accept(guest, token)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410, 410]);
    const joined = answers.find(({ status }) => status === 200);
    expect(joined?.body).toMatchObject({ organisationId, organisationSlug: 'harbour', role: 'instructor' });
    expect((await invite(admin, guest.email)).code).toBe('already-member');
  });

  test('end after seven days, when withdrawn, and when a new one takes their place', async () => {
    const guest = await signUpPerson(testApp);
    const first = await invite(admin, guest.email);
    const firstToken = await mailedToken(testApp, guest.email);
    await invite(admin, guest.email);
    expect((await accept(guest, firstToken)).code).toBe('link-expired');
    const second = await mailedToken(testApp, guest.email);
    const start = testApp.clock.now;
    testApp.clock.now = new Date(start.getTime() + 7 * 24 * 3600 * 1000);
    const late = await accept(guest, second);
    const listed = await callApi(testApp, endpoints.listInvitations, { as: admin, params: params() });
    testApp.clock.now = start;
    expect([late.status, late.code]).toEqual([410, 'link-expired']);
    const hers = listed.body.items.filter(({ email }) => email === guest.email);
    expect(hers.map(({ state }) => state).sort()).toEqual(['expired', 'withdrawn']);
    const open = hers.find(({ id }) => id !== first.body.id);
    const withdraw = (invitationId: string) =>
      callApi(testApp, endpoints.withdrawInvitation, { as: admin, params: { organisationId, invitationId } });
    expect((await withdraw(String(open?.id))).status).toBe(204);
    expect((await withdraw(String(open?.id))).code).toBe('not-found');
    expect((await withdraw(nowhere)).code).toBe('not-found');
    expect((await accept(guest, second)).code).toBe('link-expired');
    expect((await accept(guest, 'invented')).code).toBe('link-expired');
  });

  test('are listed by a cursor that this list gave out', async () => {
    const query = { cursor: 'invented' };
    const answer = await callApi(testApp, endpoints.listInvitations, { as: admin, params: params(), query });
    expect([answer.status, answer.code]).toEqual([400, 'invalid-request']);
  });

  test('to be an owner come from owners only', async () => {
    expect((await invite(admin, 'boss@example.org', 'owner')).code).toBe('not-allowed');
    expect((await invite(owner, 'boss@example.org', 'owner')).status).toBe(201);
    expect((await invite(owner, 'no address')).status).toBe(400);
  });
});

describe('the audit log', () => {
  test('says who did what, newest first, page by page, and never a secret', async () => {
    const key = await callApi(testApp, endpoints.createApiKey, {
      as: owner,
      params: params(),
      body: { name: 'Registry', scopes: ['organisation:read', 'organisation:manage'] },
    });
    const change = { name: 'Harbour School' };
    await callApi(testApp, endpoints.changeOrganisation, {
      as: { apiKey: key.body.secret },
      params: params(),
      body: change,
    });
    const lines = [];
    let cursor: string | undefined;
    do {
      const query = cursor === undefined ? { limit: 3 } : { limit: 3, cursor };
      const page = await callApi(testApp, endpoints.listAuditLines, { as: owner, params: params(), query });
      expect(page.status).toBe(200);
      lines.push(...page.body.items);
      cursor = page.body.nextCursor ?? undefined;
    } while (cursor);
    expect(lines[0]).toMatchObject({ action: 'organisation.changed', actor: { kind: 'api-key', name: 'Registry' } });
    expect(lines[1]).toMatchObject({ action: 'api-key.created', actor: { kind: 'person', name: 'Olga Owner' } });
    expect(lines.at(-1)).toMatchObject({ action: 'organisation.created', detail: { slug: 'harbour' } });
    expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
    expect(JSON.stringify(lines)).not.toContain(key.body.secret.slice(-43));
    const bad = await callApi(testApp, endpoints.listAuditLines, {
      as: owner,
      params: params(),
      query: { cursor: Buffer.from('["2026-01-01T00:00:00.000Z","abc"]').toString('base64url') },
    });
    expect(bad.status).toBe(400);
  });
});
