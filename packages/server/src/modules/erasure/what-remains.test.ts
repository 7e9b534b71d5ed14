import { createHash } from 'node:crypto';
import { endpoints } from '@laurel/api';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Log } from '../../ports/index.ts';
import { callApi, signUpPerson, testPassword } from '../../testing/people.ts';
import { createTenant, type Tenant } from '../../testing/tenant.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';
import { connectToInstall } from './testing/connect-to-install.ts';
import { readFiles, readTables } from './testing/read-install.ts';

const patience = { timeout: 40_000, interval: 200 };
const said: string[] = [];
const hear = (fields: object, message: string) => void said.push(`${message} ${JSON.stringify(fields)}`);
const log: Log = { debug: hear, info: hear, warn: hear, error: hear };

let testApp: TestApp;
let tenant: Tenant;
let client: pg.Client;
beforeAll(async () => {
  testApp = await startTestApp({ overrides: { log } });
  tenant = await createTenant(testApp, 'remains-college');
  client = await connectToInstall(testApp.databaseUrl);
});
afterAll(async () => {
  await client.end();
  await testApp.stop();
});

/** What is not text, in every form in which it could stand somewhere. */
function formsOf(bytes: Uint8Array): string[] {
  const buffer = Buffer.from(bytes);
  return [buffer.toString('hex'), buffer.toString('base64'), buffer.toString('base64url'), buffer.toString('latin1')];
}
const sha256 = (text: string) => createHash('sha256').update(text).digest();

/** Everything that an install keeps or says. */
async function everything(): Promise<string[]> {
  const served = await Promise.all(
    ['/log/checkpoint', '/log/tile/0/000.p/1', '/log/tile/entries/000.p/1'].map(async (path) => {
      const response = await testApp.app.fetch(new Request(testApp.origin + path));
      return `${path} ${Buffer.from(await response.arrayBuffer()).toString('latin1')}`;
    }),
  );
  return [
    ...(await readTables(client)),
    ...(await readFiles(testApp.dataDirectory)),
    ...served,
    ...said.map((line) => `log ${line}`),
  ];
}
const placesOf = (content: readonly string[], texts: readonly string[]) => [
  ...new Set(
    content
      .filter((line) => texts.some((text) => line.toLowerCase().includes(text.toLowerCase())))
      .map((line) => line.split(' ')[0] ?? ''),
  ),
];

test('L05 L06 of name, address, their hashes, salt and digests nothing is left in tables, files or logs; of the ids only what is named', async () => {
  const person = await signUpPerson(testApp, { name: 'Zqremains Okafor', email: 'zqremains@mail.example' });
  const params = { organisationId: tenant.ids.organisationId ?? '' };
  const issued = await callApi(testApp, endpoints.issueCredential, {
    as: tenant.owner,
    params,
    body: { achievementId: tenant.ids.achievementId, recipient: { name: person.name, email: person.email } },
  });
  const { id } = issued.body;
  // Something goes wrong for them too, so that the log has cause to speak.
  await callApi(testApp, endpoints.signIn, { body: { email: person.email, password: 'not theirs' } });
  const worker = await testApp.app.work();
  const entryOf = `select salt, forms, commitment, receipt_name from log.entry where credential_id = $1`;
  await expect.poll(async () => (await client.query(entryOf, [id])).rowCount, patience).toBe(1);
  const newest = 'select from log.checkpoint c where c.size > (select index from log.entry where credential_id = $1)';
  await expect.poll(async () => (await client.query(newest, [id])).rowCount, patience).toBeGreaterThan(0);
  const entry: { salt: Buffer; forms: Buffer; commitment: Buffer; receipt_name: Buffer } = (
    await client.query(entryOf, [id])
  ).rows[0];
  const { rows: hashes } = await client.query<{ password: string }>(
    `select password from auth."account" where "userId" = $1 and password is not null`,
    [person.personId],
  );
  const document = { as: person, params: { credentialId: id } };
  const { body: secured } = await callApi(testApp, endpoints.getCredentialDocument, document);

  const personal = {
    name: ['Zqremains'],
    address: [person.email, encodeURIComponent(person.email)],
    'hash of the address': formsOf(sha256(person.email)),
    'hash of the password': [hashes[0]?.password ?? 'none'],
    salt: formsOf(entry.salt),
    digests: formsOf(entry.forms.subarray(0, 32)),
    // A credential of ours has one proof, with a proofValue.
    signature: [(secured as unknown as { proof: { proofValue: string } }).proof.proofValue],
  };
  const before = await everything();
  // Whatever is looked for was there, but the one hash that is kept nowhere, and never.
  for (const [what, texts] of Object.entries(personal))
    expect([what, placesOf(before, texts).length > 0]).toEqual([what, what !== 'hash of the address']);
  // The look goes into the published files too: the leaf is there, as it is meant to be.
  expect(placesOf(before, formsOf(entry.commitment)).some((place) => place.startsWith('log/'))).toBe(true);

  const body = { email: person.email, password: testPassword, copies: 'stay-valid' };
  expect((await callApi(testApp, endpoints.eraseMe, { as: person, body })).status).toBe(202);
  const after = await everything();
  for (const [what, texts] of Object.entries(personal)) expect([what, placesOf(after, texts)]).toEqual([what, []]);
  expect(placesOf(after, [id]).sort()).toEqual(['issuer.credential', 'log.entry', 'storage.audit']);
  expect(placesOf(after, [person.personId])).toEqual(['storage.audit']);
  expect(placesOf(after, formsOf(entry.receipt_name)).sort()).toEqual(['log.erased_receipt']);

  // What was signed of the log is what is there: the install's own check makes the whole tree anew.
  const checkedAt = `select state ->> 'endedAt' as at from log.progress where name = 'check'`;
  testApp.clock.now = new Date(testApp.clock.now.getTime() + 60_000);
  await client.query("select graphile_worker.add_job('check-log')");
  await expect
    .poll(async () => (await client.query(checkedAt)).rows[0]?.at >= testApp.clock.now.toISOString(), patience)
    .toBe(true);
  await worker.stop();
  expect((await client.query('select kind, detail from log.finding')).rows).toEqual([]);
});
