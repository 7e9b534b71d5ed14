import { createHash } from 'node:crypto';
import { endpoints } from '@laurel/api';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  callApi,
  createMember,
  createOrganisationFor,
  createSignedInPerson,
  mailedToken,
  signUpPerson,
  type TestPerson,
  testPassword,
} from '../../testing/people.ts';
import { createTenant, type Tenant } from '../../testing/tenant.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';
import { connectToInstall } from './testing/connect-to-install.ts';
import { issueByTenant } from './testing/issue-by-tenant.ts';
import { readFiles, readTables } from './testing/read-install.ts';

let dying: string | undefined;
let testApp: TestApp;
let tenant: Tenant;
let client: pg.Client;
beforeAll(async () => {
  const reach = (point: string) => {
    if (point === dying) throw new Error(`died at ${point}`);
  };
  testApp = await startTestApp({ overrides: { failPoints: { reach } } });
  tenant = await createTenant(testApp, 'canary-college');
  client = await connectToInstall(testApp.databaseUrl);
});
afterAll(async () => {
  await client.end();
  await testApp.stop();
});

const dump = () => readTables(client);
const linesWith = async (...texts: string[]) =>
  (await dump())
    .filter((line) => texts.some((text) => line.toLowerCase().includes(text.toLowerCase())))
    .map((line) => line.slice(0, 300));

/** The files of the install that hold a text. */
const filesWith = async (text: string) =>
  (await readFiles(testApp.dataDirectory)).filter((file) => file.includes(text)).map((file) => file.slice(0, 100));

/** What a person leaves that their export gives back. */
const fields = ['first', 'second', 'renamed', 'answer', 'narrative-kept', 'reason'];
const canary = (at: string) => `zqcanary${at}`;
const personal = { name: `${canary('name')} O'Neill`, email: `${canary('first')}@mail.example` };

/** Somebody who left something in every field that there is. */
async function leaveTraces(): Promise<{ person: TestPerson; credentialIds: string[]; documents: string[] }> {
  const { ids, owner } = tenant;
  const params = { organisationId: ids.organisationId ?? '' };
  const person = await signUpPerson(testApp, personal);
  const second = `${canary('second')}@mail.example`;
  await callApi(testApp, endpoints.addEmail, { as: person, body: { email: second } });
  await callApi(testApp, endpoints.verifyEmail, { as: person, body: { token: await mailedToken(testApp, second) } });
  await callApi(testApp, endpoints.addEmail, { as: person, body: { email: `${canary('claimed')}@mail.example` } });
  await callApi(testApp, endpoints.changeMe, { as: person, body: { name: `${canary('renamed')} Smith` } });
  await callApi(testApp, endpoints.signIn, { body: { email: second, password: 'not the right one' } });
  await callApi(testApp, endpoints.requestPasswordReset, { body: { email: personal.email } });
  await callApi(testApp, endpoints.startPasskeyRegistration, { as: person });
  await callApi(testApp, endpoints.inviteMember, { as: owner, params, body: { email: second, role: 'viewer' } });
  await testApp.app.addMember({ ...params, email: personal.email, role: 'viewer' });

  const { enrolmentId, lessonId } = await enrol(person);
  const attempt = await callApi(testApp, endpoints.startAttempt, { as: person, params: { enrolmentId, lessonId } });
  const attemptId = attempt.body.id;
  const questionId = attempt.body.questions[0]?.id ?? '';
  await callApi(testApp, endpoints.saveAnswers, {
    as: person,
    params: { attemptId },
    body: { answers: { [questionId]: { text: canary('answer') } } },
  });

  const issue = async (email: string, at: string) =>
    (
      await callApi(testApp, endpoints.issueCredential, {
        as: owner,
        params,
        body: {
          achievementId: ids.achievementId,
          recipient: { name: canary(`recipient-${at}`), email },
          narrative: canary(`narrative-${at}`),
        },
        headers: { 'idempotency-key': canary(`key-${at}`) },
      })
    ).body.id;
  const credentialIds = [
    await issue(personal.email, 'kept'),
    await issue(second, 'second'),
    await issue(personal.email, 'revoked'),
  ];
  const [kept = '', , revoked = ''] = credentialIds;
  await callApi(testApp, endpoints.shareCredential, {
    as: person,
    params: { credentialId: kept },
    body: { visibility: 'public' },
  });
  await callApi(testApp, endpoints.revokeCredential, {
    as: owner,
    params: { ...params, credentialId: revoked },
    body: { reason: `Awarded to ${canary('reason')} by mistake` },
  });
  const documents = await Promise.all(credentialIds.map((id) => documentOf(id, person)));
  return { person, credentialIds, documents };
}

async function enrol(person: TestPerson): Promise<{ enrolmentId: string; lessonId: string }> {
  const { ids } = tenant;
  const params = { programmeId: ids.publishedProgrammeId ?? '' };
  const { body } = await callApi(testApp, endpoints.enrol, { as: person, params });
  return { enrolmentId: body.id, lessonId: ids.publishedLessonId ?? '' };
}

/** Runs the worker until all of these are under a signed checkpoint. */
async function putOnLog(credentialIds: readonly string[]): Promise<void> {
  const worker = await testApp.app.work();
  await expect
    .poll(async () => Promise.all(credentialIds.map(async (id) => (await receiptOf(id)).status)), {
      timeout: 40_000,
      interval: 200,
    })
    .toEqual(credentialIds.map(() => 200));
  await worker.stop();
}

async function receiptOf(credentialId: string): Promise<{ status: number; isSalted: boolean }> {
  const name = createHash('sha256').update(`${testApp.origin}/credentials/${credentialId}`).digest('hex');
  const response = await testApp.app.fetch(new Request(`${testApp.origin}/log/receipts/${name}.json`));
  return { status: response.status, isSalted: (await response.text()).includes('"salt"') };
}

const documentOf = async (credentialId: string, as: { cookie: string }) => {
  const path = `/api/v1/credentials/${credentialId}/document`;
  const headers = { cookie: as.cookie };
  return (await testApp.app.fetch(new Request(testApp.origin + path, { headers }))).text();
};
const eraseMe = (person: TestPerson, body: object = {}) =>
  callApi(testApp, endpoints.eraseMe, {
    as: person,
    body: { email: person.email, password: testPassword, copies: 'stay-valid', ...body },
  });
const outcomeOf = async (credential: string) =>
  (await callApi(testApp, endpoints.verifyCredential, { body: { credential } })).body;

describe('L05 a person who erases themselves leaves nothing of what they left anywhere', () => {
  test('L05 no table, no job and no served byte holds any of it; what stays says nothing of them', async () => {
    const { person, credentialIds, documents } = await leaveTraces();
    await putOnLog(credentialIds);
    for (const id of credentialIds) expect((await receiptOf(id)).status).toBe(200);
    const before = (await dump()).join('\n');
    for (const at of [...fields, 'key-kept', 'recipient-kept', 'claimed'])
      expect([at, before.includes(canary(at))]).toEqual([at, true]);
    const served = ['', '/document', '/token', '/image.png', '/pdf', '/badge.png', '/badge.svg', '/archive'].flatMap(
      (part) => credentialIds.map((id) => `/api/v1/credentials/${id}${part}`),
    );
    const exported = await callApi(testApp, endpoints.exportMe, { as: person });
    for (const at of fields) expect(JSON.stringify(exported.body), at).toContain(canary(at));

    const preview = (await callApi(testApp, endpoints.getErasurePreview, { as: person })).body;
    expect(preview).toMatchObject({
      goes: { emails: 3, memberships: 1, enrolments: 1, attempts: 1, submissions: 0, credentials: 3 },
      ownerAlone: [],
      hasPassword: true,
    });
    const erased = await eraseMe(person);
    expect(erased).toMatchObject({ status: 202, body: { state: 'done', gone: preview.goes } });

    expect(await linesWith('zqcanary')).toEqual([]);
    expect(await filesWith('zqcanary')).toEqual([]);
    const proofs = documents.map((text) => JSON.parse(text).proof.proofValue as string);
    expect(await linesWith(...proofs)).toEqual([]);
    for (const path of served) {
      for (const headers of [{}, { cookie: tenant.owner.cookie }, { cookie: person.cookie }]) {
        const response = await testApp.app.fetch(
          new Request(testApp.origin + path, { headers: headers as HeadersInit }),
        );
        const text = await response.text();
        expect([response.status === 410 || response.status === 404, text.includes('zqcanary')], path).toEqual([
          true,
          false,
        ]);
      }
    }
    for (const id of credentialIds) expect(await receiptOf(id)).toEqual({ status: 410, isSalted: false });
    const leaves = 'select from log.entry where salt is null and forms is null and erased_at is not null';
    expect((await client.query(leaves)).rowCount).toBe(credentialIds.length);
    const [first = ''] = credentialIds;
    const gone = await callApi(testApp, endpoints.getCredential, { params: { credentialId: first } });
    expect(gone).toMatchObject({ status: 410, code: 'erased' });
    expect(await callApi(testApp, endpoints.getMe, { as: person })).toMatchObject({ status: 401 });
    const known = await callApi(testApp, endpoints.getErasure, { params: { erasureId: erased.body.id } });
    expect(known.body).toMatchObject({ state: 'done', copies: 'stay-valid', gone: { credentials: 3 } });
    const left = await linesWith(person.personId);
    expect(
      left.every((line) => line.startsWith('storage.audit ')),
      left.join('\n'),
    ).toBe(true);

    // The copies that the person kept verify as before: one was revoked by its issuer, and stays so.
    const outcomes = await Promise.all(documents.map(async (text) => (await outcomeOf(text)).outcome));
    expect(outcomes).toEqual(['valid', 'valid', 'not-valid']);
  });

  test('copies are revoked where the person wants it', async () => {
    const person = await signUpPerson(testApp, { email: 'revoke-copies@mail.example' });
    const id = await issueTo(person.email);
    const document = await documentOf(id, tenant.owner);
    expect((await outcomeOf(document)).outcome).toBe('valid');
    expect((await eraseMe(person, { copies: 'are-revoked' })).status).toBe(202);
    const { checks } = await outcomeOf(document);
    expect(checks.find(({ name }) => name === 'status')).toMatchObject({ outcome: 'fail' });
  });
});

const issueTo = (email: string) => issueByTenant(testApp, { tenant, email });

describe('who may erase whom', () => {
  test('oneself: by an address of one’s own and the password, and nothing is erased before', async () => {
    const person = await signUpPerson(testApp);
    for (const [given, pointer] of [
      [{ email: 'another@mail.example' }, '/email'],
      [{ password: 'not the right one' }, '/password'],
      [{ password: undefined }, '/password'],
    ] as const) {
      const refused = await eraseMe(person, given);
      expect([refused.status, refused.body]).toEqual([
        400,
        expect.objectContaining({ errors: [expect.objectContaining({ pointer })] }),
      ]);
    }
    expect((await callApi(testApp, endpoints.getMe, { as: person })).status).toBe(200);
  });

  test('not the only owner of an organisation, who hands it over first', async () => {
    const owner = await createSignedInPerson(testApp);
    const { id, name } = await createOrganisationFor(testApp, owner);
    const refused = await eraseMe(owner);
    expect(refused).toMatchObject({ status: 409, code: 'last-owner' });
    expect(JSON.stringify(refused.body)).toContain(name);
    const other = await createMember(testApp, { organisationId: id, role: 'viewer' });
    await callApi(testApp, endpoints.changeMember, {
      as: owner,
      params: { organisationId: id, personId: other.personId },
      body: { role: 'owner' },
    });
    expect((await eraseMe(owner)).status).toBe(202);
  });

  test('an organisation: whom it issued to, what it holds itself, by owners and admins', async () => {
    const person = await signUpPerson(testApp, { email: 'recipient@mail.example' });
    const elsewhere = await createTenant(testApp, 'elsewhere');
    const here = await issueTo(person.email);
    const there = await callApi(testApp, endpoints.issueCredential, {
      as: elsewhere.owner,
      params: { organisationId: elsewhere.ids.organisationId ?? '' },
      body: { achievementId: elsewhere.ids.achievementId, recipient: { name: person.name, email: person.email } },
    });
    await enrol(person);
    const params = { organisationId: tenant.ids.organisationId ?? '', credentialId: here };
    const erase = (as: { cookie: string }, given = params) =>
      callApi(testApp, endpoints.eraseRecipient, { as, params: given, body: { copies: 'stay-valid' } });
    const issuer = await createMember(testApp, { organisationId: params.organisationId, role: 'issuer' });
    expect((await erase(issuer)).status).toBe(403);
    expect((await erase(elsewhere.owner)).status).toBe(404);
    const wrongPlace = { organisationId: elsewhere.ids.organisationId ?? '', credentialId: here };
    expect((await erase(elsewhere.owner, wrongPlace)).status).toBe(404);
    expect(await erase(tenant.owner)).toMatchObject({ status: 202, body: { gone: { credentials: 1, enrolments: 1 } } });
    expect((await erase(tenant.owner)).status).toBe(410);
    expect((await callApi(testApp, endpoints.getMe, { as: person })).status).toBe(200);
    const held = await callApi(testApp, endpoints.listHeldCredentials, { as: person });
    expect(held.body.items.map(({ id }) => id)).toEqual([there.body.id]);
    const listed = await callApi(testApp, endpoints.listIssuedCredentials, {
      as: tenant.owner,
      params: { organisationId: params.organisationId },
    });
    expect(listed.body.items.map(({ id }) => id)).not.toContain(here);
  });
});

describe('an erasure that is broken off is finished, once', () => {
  test.each(['erase.requested', 'erase.erasing', 'erase.erased'])('killed at %s', async (point) => {
    const person = await signUpPerson(testApp, { email: `${point}@mail.example` });
    await issueTo(person.email);
    dying = point;
    expect((await eraseMe(person)).status).toBe(500);
    dying = undefined;
    const there = (await linesWith(`${point}@mail.example`)).length > 0;
    expect(there).toBe(point !== 'erase.erased');
    await client.query('update graphile_worker._private_jobs set run_at = now()');
    const worker = await testApp.app.work();
    await expect.poll(() => linesWith(`${point}@mail.example`), { timeout: 30_000, interval: 200 }).toEqual([]);
    await worker.stop();
    const { rows } = await client.query('select count(*) from erasure.erasure where finished_at is null');
    expect(Number(rows[0]?.count)).toBe(0);
  });

  test('a credential that is being issued while its person is erased is neither signed nor kept', async () => {
    const person = await signUpPerson(testApp, { email: 'pending@mail.example' });
    dying = 'issue.reserved';
    const body = { achievementId: tenant.ids.achievementId, recipient: { name: 'Pending', email: person.email } };
    const params = { organisationId: tenant.ids.organisationId ?? '' };
    expect((await callApi(testApp, endpoints.issueCredential, { as: tenant.owner, params, body })).status).toBe(500);
    dying = undefined;
    expect((await eraseMe(person)).body).toMatchObject({ gone: { credentials: 1 } });
    await client.query('update graphile_worker._private_jobs set run_at = now()');
    const worker = await testApp.app.work();
    await expect
      .poll(
        async () => (await client.query('select from graphile_worker._private_jobs where run_at <= now()')).rowCount,
        {
          timeout: 30_000,
        },
      )
      .toBe(0);
    await worker.stop();
    expect(await linesWith('pending@mail.example')).toEqual([]);
    expect(
      testApp.mail.filter(({ to, subject }) => to === 'pending@mail.example' && /issued|earned/i.test(subject)),
    ).toEqual([]);
  });
});

describe('a signed credential is changed by an erasure only', () => {
  const asApplication = async (statement: string) => {
    await client.query('begin');
    await client.query('set local role laurel_app');
    const done = await client.query(statement).then(
      () => 'done',
      (error: Error) => error.message,
    );
    await client.query('rollback');
    return done;
  };

  test('not by an update, not by the function without an erasure under way, and never back', async () => {
    const id = await issueTo('guarded@mail.example');
    const blank = `update issuer.credential set state = 'erased', erased_at = now(), secured = null, secured_jwt = null, unsigned = '',
      recipient_email = '', recipient_name = '', person_id = null, access_key_hash = null, narrative = null, results = '[]',
      completed_on = null, valid_until = null, visibility = 'private', idempotency_key = 'erased:' || id where id = '${id}'`;
    expect(await asApplication(blank)).toMatch('erased by an erasure only');
    const none = '00000000-0000-4000-8000-000000000000';
    expect(await asApplication(`select issuer.erase_credential('${none}', '${id}', now())`)).toMatch('no erasure');
    expect(await asApplication(`select storage.forget('${none}', '{x}', '{}', null)`)).toMatch('no erasure');
    expect(await asApplication(`select learning.erase_person('${none}', '${none}', null)`)).toMatch('no erasure');
    expect(await asApplication(`update issuer.credential set secured = 'x' where id = '${id}'`)).toMatch(
      'never changes',
    );
    expect(await asApplication(`delete from issuer.credential where id = '${id}'`)).toMatch('permission denied');
    expect(await asApplication(`update storage.audit set detail = '{}'`)).toMatch('permission denied');
    const params = { organisationId: tenant.ids.organisationId ?? '', credentialId: id };
    await callApi(testApp, endpoints.eraseRecipient, { as: tenant.owner, params, body: { copies: 'stay-valid' } });
    expect(await asApplication(`update issuer.credential set state = 'issued' where id = '${id}'`)).toMatch(
      'stays erased',
    );
  });
});
