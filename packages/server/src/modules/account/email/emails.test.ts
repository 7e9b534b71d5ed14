import { endpoints } from '@laurel/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { callApi, mailedToken, queuedMail, signUpPerson, type TestPerson } from '../../../testing/people.ts';
import { startTestApp, type TestApp } from '../../../testing/test-app.ts';

let testApp: TestApp;
let ana: TestPerson;
let bo: TestPerson;
beforeAll(async () => {
  testApp = await startTestApp();
  ana = await signUpPerson(testApp);
  bo = await signUpPerson(testApp);
});
afterAll(() => testApp.stop());

const add = (as: TestPerson, email: string) => callApi(testApp, endpoints.addEmail, { as, body: { email } });
const emailsOf = async (as: TestPerson) => (await callApi(testApp, endpoints.getMe, { as })).body.emails;
const remove = (as: TestPerson, emailId: string) =>
  callApi(testApp, endpoints.removeEmail, { as, params: { emailId } });
const prefer = (as: TestPerson, emailId: string) =>
  callApi(testApp, endpoints.makeEmailPrimary, { as, params: { emailId } });
const nowhere = '00000000-0000-4000-8000-000000000000';

test('an added address counts once confirmed, becomes the primary one, and passes that on when removed', async () => {
  const added = await add(ana, 'Work@Example.org');
  expect(added.status).toBe(202);
  const work = added.body.emails.find(({ email }) => email === 'work@example.org');
  expect(work).toMatchObject({ verified: false, primary: false });
  const workId = String(work?.id);
  expect((await prefer(ana, workId)).status).toBe(404);
  const token = await mailedToken(testApp, 'work@example.org');
  const confirmed = await callApi(testApp, endpoints.verifyEmail, { as: ana, body: { token } });
  expect(confirmed.body.id).toBe(ana.personId);
  const preferred = await prefer(ana, workId);
  expect(preferred.body.emails.find(({ primary }) => primary)?.email).toBe('work@example.org');
  expect((await remove(ana, workId)).status).toBe(204);
  expect(await emailsOf(ana)).toMatchObject([{ email: ana.email, verified: true, primary: true }]);
});

test('the last confirmed address stays, even beside one that is not confirmed', async () => {
  await add(bo, 'unconfirmed@example.org');
  const [first] = await emailsOf(bo);
  const answer = await remove(bo, String(first?.id));
  expect([answer.status, answer.code]).toEqual([409, 'last-address']);
});

test('two confirmed addresses removed at the same moment leave one', async () => {
  const cy = await signUpPerson(testApp);
  await add(cy, 'cy-two@example.org');
  const token = await mailedToken(testApp, 'cy-two@example.org');
  await callApi(testApp, endpoints.verifyEmail, { as: cy, body: { token } });
  const emails = await emailsOf(cy);
  const answers = await Promise.all(emails.map(({ id }) => remove(cy, id)));
  expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
  expect(await emailsOf(cy)).toMatchObject([{ verified: true, primary: true }]);
});

test('one’s own confirmed address cannot be added again; an unconfirmed one gets another link', async () => {
  expect((await add(ana, ana.email)).code).toBe('address-in-use');
  await add(ana, 'again@example.org');
  expect((await add(ana, 'again@example.org')).status).toBe(202);
  expect(await queuedMail(testApp, 'again@example.org')).toHaveLength(2);
});

test('G16: adding the address of somebody else answers as for an unknown one; only its owner is told', async () => {
  const known = await add(ana, bo.email);
  const unknown = await add(ana, 'unknown@example.org');
  expect(known.status).toBe(unknown.status);
  const shape = (emails: { verified: boolean; primary: boolean }[]) => emails.at(-1);
  expect(shape(known.body.emails)).toMatchObject({ verified: false, primary: false });
  expect(shape(unknown.body.emails)).toMatchObject({ verified: false, primary: false });
  expect((await queuedMail(testApp, bo.email)).at(-1)?.template).toBe('already-registered');
});

test('addresses of others, and none, cannot be removed or preferred', async () => {
  const [hers] = await emailsOf(ana);
  for (const id of [String(hers?.id), nowhere]) {
    expect((await remove(bo, id)).code).toBe('not-found');
    expect((await prefer(bo, id)).code).toBe('not-found');
  }
  expect((await remove(bo, 'not-an-id')).status).toBe(404);
});

test('an account keeps at most twenty addresses', async () => {
  const dee = await signUpPerson(testApp);
  for (let count = 1; count < 20; count += 1) expect((await add(dee, `dee-${count}@example.org`)).status).toBe(202);
  expect((await add(dee, 'dee-20@example.org')).code).toBe('invalid-request');
  expect((await add(dee, 'no address')).status).toBe(400);
});
