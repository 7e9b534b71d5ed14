import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { endpoints } from '@laurel/api';
import { afterAll, expect, test } from 'vitest';
import type { Mail } from '../../ports/index.ts';
import { callApi, signUpPerson, testPassword } from '../../testing/people.ts';
import { createTenant } from '../../testing/tenant.ts';
import { startTestApp } from '../../testing/test-app.ts';

const directory = await mkdtemp(path.join(tmpdir(), 'laurel-caught-'));
// As the catcher keeps it: the address also stands in the headers.
const send = async (mail: Mail) => {
  testApp.mail.push(mail);
  const { to } = mail;
  await writeFile(path.join(directory, `${randomUUID()}.json`), JSON.stringify({ ...mail, to: [to], headers: { to } }));
};
const testApp = await startTestApp({
  environment: { LAUREL_MAIL_CATCHER: directory },
  overrides: { mailer: { send, check: async () => undefined } },
});
const tenant = await createTenant(testApp, 'caught-college');
const params = { organisationId: tenant.ids.organisationId ?? '' };
const worker = await testApp.app.work();
afterAll(async () => {
  await worker.stop();
  await testApp.stop();
  await rm(directory, { recursive: true, force: true });
});

async function issueTo(name: string, email: string): Promise<string> {
  const body = { achievementId: tenant.ids.achievementId, recipient: { name, email } };
  return (await callApi(testApp, endpoints.issueCredential, { as: tenant.owner, params, body })).body.id;
}

async function caught(): Promise<string[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.json'));
  return Promise.all(names.map((name) => readFile(path.join(directory, name), 'utf8')));
}
const saying = async (...texts: string[]) =>
  (await caught()).filter((mail) => texts.some((text) => mail.includes(text)));

test('L05 mail that a development install caught goes with the person it was to; others’ stays, also to an address that contains theirs', async () => {
  const person = await signUpPerson(testApp, { name: 'zqcaught Silva', email: 'silva@mail.example' });
  const ids = [await issueTo('zqcaught Silva', person.email), await issueTo('Ana Silva', 'ana.silva@mail.example')];
  await expect.poll(async () => (await saying(...ids)).length, { timeout: 30_000 }).toBe(2);
  const before = (await caught()).length;
  const theirs = await saying('zqcaught');
  expect(theirs.length).toBeGreaterThan(1);

  const body = { email: person.email, password: testPassword, copies: 'stay-valid' };
  expect((await callApi(testApp, endpoints.eraseMe, { as: person, body })).status).toBe(202);
  expect(await saying('zqcaught', ids[0] ?? '')).toEqual([]);
  expect(await saying('ana.silva@mail.example')).toHaveLength(1);
  expect((await caught()).length).toBe(before - theirs.length);
});

test('what an organisation erases takes its own mail along, and no other', async () => {
  const person = await signUpPerson(testApp, { email: 'stays@mail.example' });
  const id = await issueTo('Somebody', person.email);
  await expect.poll(async () => (await saying(id)).length, { timeout: 30_000 }).toBe(1);
  const where = { ...params, credentialId: id };
  const erased = await callApi(testApp, endpoints.eraseRecipient, {
    as: tenant.owner,
    params: where,
    body: { copies: 'stay-valid' },
  });
  expect(erased.status).toBe(202);
  expect(await saying(id)).toEqual([]);
  expect((await saying(person.email)).length).toBeGreaterThan(0);
});
