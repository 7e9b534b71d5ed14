import { setTimeout as wait } from 'node:timers/promises';
import { endpoints } from '@laurel/api';
import { parseDidDocument, receiptUrl } from '@laurel/credential';
import pg from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { createLocalSigner } from '../../../adapters/local-signer.ts';
import type { Signer } from '../../../ports/index.ts';
import { callApi } from '../../../testing/people.ts';
import { startIssuerWorld, unknownId } from '../testing/issuer-world.ts';

const local = createLocalSigner({ keyEncryptionKeys: async () => [Buffer.alloc(32, 5)] });
/** What happens between the reading of a key and its signature, once. */
let meanwhile: (() => Promise<void>) | undefined;
const signer: Signer = {
  createKey: (identity) => local.createKey(identity),
  check: (keys) => local.check(keys),
  async sign(key, bytes) {
    const act = meanwhile;
    meanwhile = undefined;
    await act?.();
    return local.sign(key, bytes);
  },
};

const world = await startIssuerWorld({ overrides: { signer } });
const { testApp, owner, viewer, organisationId, issueTo, documentOf, detailOf, read, verify } = world;
afterAll(() => testApp.stop());

const params = { organisationId };
const keys = async () => (await callApi(testApp, endpoints.listSigningKeys, { as: owner, params })).body.items;
const active = async () => (await keys()).find(({ state }) => state === 'active')?.id ?? '';
const rotate = (signingKeyId: string, as: { cookie: string } = owner) =>
  callApi(testApp, endpoints.rotateSigningKey, { as, params: { ...params, signingKeyId } });
const issue = async (email: string) => (await issueTo(email)).body.id;
const signedBy = async (id: string): Promise<string> =>
  String(JSON.parse(await documentOf(id)).proof.verificationMethod.split('#')[1]);
const didDocument = async () =>
  parseDidDocument(await (await read('/issuers/harbour/did.json')).text(), 'did:web:localhost%3A3000:issuers:harbour');
const indexOf = async (id: string): Promise<number> =>
  JSON.parse(
    await (
      await read(new URL(receiptUrl(`${testApp.origin}/log`, JSON.parse(await documentOf(id)).id)).pathname)
    ).text(),
  ).index;
const methodOf = async (keyId: string) =>
  (await didDocument()).verificationMethod?.find(({ id }) => id.endsWith(`#${keyId}`));

/** No key waits for the log, and what the log took in for them is under a checkpoint. */
async function isClosed(): Promise<boolean> {
  const all = await keys();
  const { size } = (await callApi(testApp, endpoints.getLog)).body;
  return all.every(({ state, logSize }) => state !== 'retiring' && (logSize ?? 0) <= size);
}

/** Time goes on, and the worker has the log take in what waits, and does what is due after that. */
async function closeAll(): Promise<void> {
  testApp.clock.now = new Date(testApp.clock.now.getTime() + 5_000);
  const worker = await testApp.app.work();
  const deadline = performance.now() + 60_000;
  const client = new pg.Client({ connectionString: testApp.databaseUrl });
  await client.connect();
  while (!(await isClosed()) && performance.now() < deadline) {
    // The timetable comes back to it every minute, which would be as long as a test may take.
    await client.query("select graphile_worker.add_job('close-signing-keys', job_key := 'close-all')");
    await wait(500);
  }
  await client.end();
  await worker.stop();
  expect((await keys()).map(({ state }) => state)).not.toContain('retiring');
}

describe('a key that is exchanged', () => {
  test('signs nothing more; what it signed stays valid, and its document says how long the log was', async () => {
    const before = await issue('before@mail.example');
    const first = await active();
    const { status, body: made } = await rotate(first);
    expect([status, made.state]).toEqual([201, 'active']);
    const after = await issue('after@mail.example');
    expect([await signedBy(before), await signedBy(after)]).toEqual([first, made.id]);
    // What waits for its place in the log is not said to be late.
    expect(await methodOf(first)).not.toHaveProperty('expires');
    expect((await keys()).map(({ state }) => state)).toEqual(['retiring', 'active']);
    await closeAll();
    const [old] = await keys();
    expect(old).toMatchObject({ id: first, state: 'retired', signedCount: 1 });
    expect(await indexOf(before)).toBeLessThan(old?.logSize ?? 0);
    expect(await methodOf(first)).toMatchObject({
      logSize: old?.logSize,
      expires: old?.retiredAt?.replace('.000Z', 'Z'),
    });
    for (const id of [before, after]) expect((await verify(await documentOf(id))).outcome).toBe('valid');
  });

  test('what was signed in the second of the exchange is before its end', async () => {
    const key = await active();
    const id = await issue('same-second@mail.example');
    await rotate(key);
    await closeAll();
    const created = JSON.parse(await documentOf(id)).proof.created;
    const expires = (await methodOf(key))?.expires ?? '';
    expect(Date.parse(created)).toBeLessThan(Date.parse(expires));
    expect((await verify(await documentOf(id))).outcome).toBe('valid');
  });

  test('a credential that was reserved under it and not signed yet is signed with the new one', async () => {
    const old = await active();
    let made = '';
    meanwhile = async () => {
      made = (await rotate(old)).body.id;
    };
    const id = await issue('between@mail.example');
    expect(made).not.toBe('');
    expect(await signedBy(id)).toBe(made);
    expect((await verify(await documentOf(id))).outcome).toBe('valid');
    expect((await detailOf(id)).history.map(({ action }) => action)).toContain('credential.key-exchanged');
    expect((await keys()).find((key) => key.id === old)?.signedCount).toBe(0);
  });

  test('its status lists are signed with the new one at once', async () => {
    const { statusListUrl } = await detailOf(await issue('list@mail.example'));
    const path = new URL(statusListUrl ?? '').pathname;
    const keyOfList = async () => JSON.parse(await (await read(path)).text()).proof.verificationMethod.split('#')[1];
    const old = await active();
    expect(await keyOfList()).toBe(old);
    const { body } = await rotate(old);
    expect(await keyOfList()).toBe(body.id);
  });
});

describe('who exchanges keys', () => {
  test('of several at once one does, and the others are told', async () => {
    const key = await active();
    const answers = await Promise.all(Array.from({ length: 5 }, () => rotate(key)));
    expect(answers.map(({ status, code }) => code ?? status).sort()).toEqual([201, ...Array(4).fill('key-not-active')]);
    expect((await keys()).filter(({ state }) => state === 'active')).toHaveLength(1);
  });

  test('a key that is not there, and a role that may not', async () => {
    expect((await rotate(unknownId)).code).toBe('not-found');
    expect((await rotate(await active(), viewer)).code).toBe('not-allowed');
  });

  test('it is in the audit log, with the key that came', async () => {
    const key = await active();
    const { body: made } = await rotate(key);
    const { body } = await callApi(testApp, endpoints.listAuditLines, { as: owner, params, query: { limit: 100 } });
    const line = body.items.find(({ action, subject }) => action === 'signing-key.rotated' && subject.endsWith(key));
    expect(line).toMatchObject({ actor: { name: owner.name }, detail: { next: made.id } });
  });
});
