import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { type AnswerOf, endpoints } from '@laurel/api';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callApi } from '../../../testing/people.ts';
import { type IssuerWorld, startIssuerWorld } from '../testing/issuer-world.ts';

let world: IssuerWorld;
let client: pg.Client;
beforeAll(async () => {
  world = await startIssuerWorld();
  client = new pg.Client({ connectionString: world.testApp.databaseUrl });
  await client.connect();
  await client.query("select set_config('laurel.system', 'on', false)");
});
afterAll(async () => {
  await client.end();
  await world.testApp.stop();
});

const signerHealth = async () => {
  const response = await world.read('/api/health');
  return ((await response.json()) as AnswerOf<typeof endpoints.getHealth>).parts.signer;
};
const statusOf = async (credential: string) =>
  (await world.verify(credential)).checks.find(({ name }) => name === 'status')?.outcome;
const listOf = async (credentialId: string) => {
  const { statusListUrl } = await world.detailOf(credentialId);
  const response = await world.testApp.app.fetch(new Request(statusListUrl ?? ''));
  return { status: response.status, text: await response.text() };
};

/** Runs a task of the server on the world's database, with secrets of its own; answers what it said. */
async function runTask(task: string, dataDirectory: string): Promise<{ code: unknown; said: string }> {
  const main = path.join(import.meta.dirname, '..', '..', '..', 'main.ts');
  const child = spawn(process.execPath, ['--conditions=source', main, task], {
    // biome-ignore lint/style/noProcessEnv: the child is started as a person would start it, on another database.
    env: { ...process.env, DATABASE_URL: world.testApp.databaseUrl, LAUREL_DATA: dataDirectory },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit');
  const [out, err] = await Promise.all([child.stdout.toArray(), child.stderr.toArray()]);
  const [code] = await exited;
  return { code, said: Buffer.concat([...out, ...err]).toString() };
}

describe('M12 sealed start: without the key-encryption key nothing is signed, and all that needs no signature is served', () => {
  test('M12 verification, DID document and status list are served; issuing says why not, and keeps what was asked', async () => {
    const { testApp, issueTo, verify, documentOf, read } = world;
    const issued = (await issueTo('before@mail.example')).body;
    const document = await documentOf(issued.id);
    const list = await listOf(issued.id);
    expect(await signerHealth()).toEqual({ state: 'ok' });

    const key = testApp.keyEncryptionKeys.now;
    testApp.keyEncryptionKeys.now = [];
    const auditBefore = await client.query("select count(*) from storage.audit where action = 'credential.issued'");
    expect(await signerHealth()).toEqual({ state: 'down', detail: expect.stringContaining('Nothing is signed') });
    expect((await verify(document)).checks.filter(({ outcome }) => outcome === 'fail')).toEqual([]);
    expect((await read('/issuers/harbour/did.json')).status).toBe(200);

    const asked = await issueTo('during@mail.example', { key: 'asked-while-sealed' });
    expect(asked).toMatchObject({ status: 503, code: 'unavailable' });
    expect(asked.headers.get('retry-after')).toBe('60');
    const pending = "select state, secured from issuer.credential where recipient_email = 'during@mail.example'";
    expect((await client.query(pending)).rows).toEqual([{ state: 'pending', secured: null }]);

    // A revocation is recorded, and the list stays as it was last signed, however old it grows.
    const params = { organisationId: world.organisationId, credentialId: issued.id };
    const revoked = await callApi(testApp, endpoints.revokeCredential, {
      as: world.owner,
      params,
      body: { reason: 'Awarded by mistake.' },
    });
    expect(revoked).toMatchObject({ status: 200, body: { state: 'revoked' } });
    expect(await listOf(issued.id)).toEqual(list);
    expect(await statusOf(document)).toBe('pass');
    const auditAfter = await client.query("select count(*) from storage.audit where action = 'credential.issued'");
    expect(auditAfter.rows).toEqual(auditBefore.rows);

    // The key is put back: what was pending is finished with the bytes that were reserved, and the list is signed anew.
    testApp.keyEncryptionKeys.now = key;
    expect(await signerHealth()).toEqual({ state: 'ok' });
    expect(await statusOf(document)).toBe('fail');
    await client.query('update graphile_worker._private_jobs set run_at = now()');
    const worker = await testApp.app.work();
    await expect
      .poll(async () => (await client.query(pending)).rows[0]?.state, { timeout: 30_000, interval: 200 })
      .toBe('issued');
    await worker.stop();
    const again = await issueTo('during@mail.example', { key: 'asked-while-sealed' });
    expect(again.status).toBe(201);
    expect(await statusOf(await documentOf(again.body.id))).toBe('pass');
    expect((await client.query(pending)).rows).toHaveLength(1);
  });

  test('M12 another key in the place of the lost one signs nothing either, and health says so', async () => {
    const { testApp, issueTo } = world;
    const key = testApp.keyEncryptionKeys.now;
    testApp.keyEncryptionKeys.now = [Buffer.alloc(32, 7)];
    expect(await signerHealth()).toMatchObject({ state: 'down', detail: expect.stringContaining('some keys') });
    expect((await issueTo('other-key@mail.example')).status).toBe(503);
    testApp.keyEncryptionKeys.now = key;
  });

  test('M12 no start makes a new key while the database holds sealed ones; it says what is missing', async () => {
    const dataDirectory = await mkdtemp(path.join(tmpdir(), 'laurel-sealed-'));
    const { code, said } = await runTask('migrate', dataDirectory);
    expect([code, said]).toEqual([0, expect.stringContaining('key-encryption-key is not there: nothing is signed')]);
    await expect(access(path.join(dataDirectory, 'secrets', 'key-encryption-key'))).rejects.toThrow('ENOENT');
    const added = await runTask('add-key-encryption-key', dataDirectory);
    expect([added.code, added.said]).toEqual([1, expect.stringContaining('put it back')]);
    await rm(dataDirectory, { recursive: true });
  });
});

describe('M10 the key-encryption key is changed for a newer one', () => {
  test('all keys are sealed anew, once, and the older key is no longer needed', async () => {
    const { testApp, issueTo, verify, documentOf } = world;
    const [old = Buffer.of()] = testApp.keyEncryptionKeys.now;
    const newest = Buffer.alloc(32, 9);
    const sealed = async () => (await client.query('select sealed from issuer.signing_key')).rows[0]?.sealed;
    const before = await sealed();
    testApp.keyEncryptionKeys.now = [old, newest];
    expect((await issueTo('both@mail.example')).status).toBe(201);
    // The key that signs credentials, and of the history of the issuer's document this version's key and the next one's; and the
    // log's, where a worker has made it meanwhile.
    const all = 3 + ((await client.query('select from log.key')).rowCount ?? 0);
    expect(await testApp.app.rewrapKeys()).toEqual({ rewrapped: all, kept: 0 });
    expect(await testApp.app.rewrapKeys()).toEqual({ rewrapped: 0, kept: all });
    expect((await sealed()).equals(before)).toBe(false);
    testApp.keyEncryptionKeys.now = [newest];
    expect(await signerHealth()).toEqual({ state: 'ok' });
    const { body: issued } = await issueTo('newest@mail.example');
    expect((await verify(await documentOf(issued.id))).checks.find(({ name }) => name === 'proof')?.outcome).toBe(
      'pass',
    );
    testApp.keyEncryptionKeys.now = [old];
    expect((await issueTo('old@mail.example')).status).toBe(503);
    const lines = "select action from storage.audit where action like 'signing-key.%' order by id";
    expect((await client.query(lines)).rows.map(({ action }) => action)).toEqual([
      'signing-key.created',
      'signing-key.rewrapped',
    ]);
  });
});
