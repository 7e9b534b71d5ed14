import { createPrivateKey, sign } from 'node:crypto';
import { endpoints } from '@laurel/api';
import { hashCredential, receiptUrl, type Verdict } from '@laurel/credential';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openSecret } from './adapters/seal-secret.ts';
import { startLogWorld } from './modules/log/testing/log-world.ts';
import type { Worker } from './storage/index.ts';
import { callApi } from './testing/people.ts';
import { type ForgedForm, type ForgeInput, type Forgery, forge, forgedForms, pictureOf } from './testing/thief.ts';

const world = await startLogWorld();
const { testApp, owner, organisationId, issue, reach, read, documentOf, query, tamper } = world;
const params = { organisationId };
/** All of it lies in the past: what is due is done at once. */
const began = Math.floor(testApp.clock.now.getTime() / 1000) * 1000 - 600_000;
const at = (seconds: number) => new Date(began + seconds * 1000);
const go = (seconds: number) => {
  testApp.clock.now = at(seconds);
};

/** The theft; what the thief writes for a date from before it; when he makes what he makes. */
const T = at(20);
const BACK_DATED = at(5);
const SINCE_THE_THEFT = at(50);
const AFTER_THE_END = at(100);

let worker: Worker;
let keyId: string;
let stolen: ForgeInput['stolen'];
/** What is handed in, by its name in the table. */
const made = new Map<string, Forgery & { receipt?: string | undefined }>();

beforeAll(async () => {
  go(0);
  const honest = await issue();
  worker = await testApp.app.work();
  await reach(1);
  await worker.stop();
  go(10);
  const lagging = await issue();
  go(30);
  worker = await testApp.app.work();
  await reach(2);
  go(40);
  const later = await issue();
  await reach(3);
  stolen = await stealKey();
  go(50);
  for (const [name, id] of Object.entries({ honest, lagging, later })) made.set(name, await given(id));
  const like = await documentOf(honest);
  const receipt = await receiptAt(idOf(honest));
  const thiefs = (dated: Date, id = idOf(crypto.randomUUID())) => forge({ like, id, dated, stolen });

  made.set('unlogged, back-dated', await thiefs(BACK_DATED));
  made.set('unlogged, dated after', await thiefs(SINCE_THE_THEFT));
  made.set('receipt copied', { ...(await thiefs(BACK_DATED)), receipt });
  made.set('receipt rewritten', withForgedReceipt(await thiefs(BACK_DATED), receipt));
  made.set('honest id', { ...(await thiefs(BACK_DATED, idOf(honest))), receipt });
  made.set('logged, back-dated', await smuggle(await thiefs(BACK_DATED), { size: 4, like: honest }));
  made.set('logged, dated after', await smuggle(await thiefs(SINCE_THE_THEFT), { size: 5, like: honest }));
  go(60);
}, 240_000);
afterAll(async () => {
  await worker?.stop();
  await testApp.stop();
});

const idOf = (credentialId: string) => `${testApp.origin}/credentials/${credentialId}`;
const keys = async () => (await callApi(testApp, endpoints.listSigningKeys, { as: owner, params })).body.items;
const receiptAt = async (id: string) => {
  const { pathname } = new URL(receiptUrl(`${testApp.origin}/log`, id));
  return vi.waitFor(
    async () => {
      const response = await read(pathname);
      expect(response.status).toBe(200);
      return response.text();
    },
    { timeout: 50_000, interval: 100 },
  );
};

/** The private key itself, for whoever has the database and the file of the key-encryption keys. */
async function stealKey(): Promise<ForgeInput['stolen']> {
  const [row] = await query<{ id: string; sealed: Uint8Array; method: string }>(
    'select id, sealed, verification_method as method from issuer.signing_key where retired_at is null',
  );
  if (!row) throw new Error('no key to steal');
  keyId = row.id;
  const sealedKey = { owner: organisationId, keyId, type: 'Ed25519', sealed: row.sealed } as const;
  const secret = openSecret(testApp.keyEncryptionKeys.now, sealedKey);
  const key = createPrivateKey({ key: secret, format: 'der', type: 'pkcs8' });
  const signingKey = { type: 'Ed25519', sign: async (bytes: Uint8Array) => sign(null, bytes, key) } as const;
  return { signingKey, verificationMethod: row.method };
}

/** An honest one, as its holder downloads it. */
async function given(id: string): Promise<Forgery & { receipt: string }> {
  const jwt = await (await read(`/api/v1/credentials/${id}/jwt`, owner)).text();
  return { id: idOf(id), json: await documentOf(id), jwt, receipt: await receiptAt(idOf(id)) };
}

/** Into the log goes what is in the database: this thief writes there as well. */
async function smuggle(
  forgery: Forgery,
  { size, like }: { size: number; like: string },
): Promise<Forgery & { receipt: string }> {
  const id = forgery.id.slice(-36);
  const row = {
    id,
    idempotency_key: id,
    status_index: 1_000 + size,
    secured: forgery.json,
    secured_jwt: forgery.jwt,
    signing_key_id: keyId,
    issued_at: testApp.clock.now,
  };
  await tamper(
    `insert into issuer.credential select (jsonb_populate_record(c, $1)).* from issuer.credential c where id = $2`,
    [row, like],
  );
  await tamper('insert into log.waiting (credential_id, noted_at) values ($1, $2)', [id, testApp.clock.now]);
  await query("select graphile_worker.add_job('append-to-log')");
  await reach(size);
  return { ...forgery, receipt: await receiptAt(forgery.id) };
}

/** The receipt of an honest one, made to name the forgery and its digests. */
function withForgedReceipt(forgery: Forgery, honest: string): Forgery & { receipt: string } {
  const own = { credentialId: forgery.id, forms: [forgery.json, forgery.jwt].map((form) => hashCredential(form)) };
  return { ...forgery, receipt: JSON.stringify({ ...JSON.parse(honest), ...own }) };
}

async function verdictOn(name: string, form: ForgedForm): Promise<Verdict> {
  const { json, jwt, receipt } = made.get(name) as Forgery & { receipt?: string };
  if (form === 'PNG') {
    const file = Buffer.from(await pictureOf(json, receipt)).toString('base64');
    const { status, body } = await callApi(testApp, endpoints.createVerificationReport, { body: { file } });
    expect([status, body.answers.length]).toEqual([200, 1]);
    return body.answers[0]?.verdict as Verdict;
  }
  // JSON is handed in alone, so that the log is asked; but where the receipt is what the thief has to show.
  const isAlone = receipt === undefined || (form === 'Data Integrity' && !name.startsWith('receipt'));
  const body = { credential: form === 'JWT' ? jwt : json, ...(isAlone ? {} : { receipts: [receipt] }) };
  const answer = await callApi(testApp, endpoints.verifyCredential, { body });
  expect(answer.status).toBe(200);
  return answer.body as Verdict;
}

/** A verdict in one line: the outcome, the check of the issuer, the remark about the key; and what the log says where it decides. */
function summary({ outcome, checks, warnings }: Verdict): string {
  const issuer = checks.find(({ name }) => name === 'issuer');
  const record = checks.find(({ name }) => name === 'record');
  const remarks = warnings.map(({ reasonCode }) => reasonCode).filter((code) => code.startsWith('issuer.'));
  const against = record?.outcome === 'fail' ? [record.reasonCode] : [];
  return [outcome, issuer?.reasonCode, ...remarks, ...against].join(' ');
}

const VALID = 'valid issuer.key-owner';
const REMARK = 'valid issuer.key-owner issuer.key-compromised-later';
const STOLEN = 'not-valid issuer.key-compromised';
const UNLOGGED = 'not-valid issuer.key-compromised-unlogged';
const BACK = 'not-valid issuer.back-dated';
const RETIRED = 'could-not-be-checked issuer.key-retired-unknown';
const EXPIRED = 'not-valid issuer.key-expired';
const ALTERED = 'record.altered';

/** While the theft is not known; once the key was exchanged, for whatever reason; once it is marked as stolen since T. */
type State = 'good' | 'retired' | 'stolen';
const states: readonly State[] = ['good', 'retired', 'stolen'];

// biome-ignore format: a table, to be read across
const table: readonly ({ readonly what: string } & Partial<Record<State, string>>)[] = [
  { what: 'honest',                good: VALID,    retired: VALID,   stolen: REMARK },
  // The log took it in after T: nobody can tell it from a thief's, and its holder gets another.
  { what: 'lagging',               good: VALID,    retired: VALID,   stolen: BACK },
  { what: 'later',                 good: VALID,    retired: VALID,   stolen: STOLEN },
  { what: 'unlogged, back-dated',  good: VALID,    retired: RETIRED, stolen: UNLOGGED },
  { what: 'unlogged, dated after', good: VALID,    retired: RETIRED, stolen: STOLEN },
  { what: 'logged, back-dated',    good: VALID,    retired: VALID,   stolen: BACK },
  { what: 'logged, dated after',   good: VALID,    retired: VALID,   stolen: STOLEN },
  { what: 'receipt copied',        good: VALID,    retired: RETIRED, stolen: UNLOGGED },
  { what: 'receipt rewritten',     good: VALID,    retired: RETIRED, stolen: UNLOGGED },
  { what: 'honest id',             good: `not-valid issuer.key-owner ${ALTERED}`,
    retired: `not-valid issuer.key-retired-unknown ${ALTERED}`,      stolen: `${UNLOGGED} ${ALTERED}` },
  // Made once the key was no longer in use.
  { what: 'late, unlogged, back-dated',            retired: RETIRED, stolen: UNLOGGED },
  { what: 'late, unlogged, dated after its end',   retired: EXPIRED, stolen: STOLEN },
  { what: 'late, logged, back-dated',              retired: BACK,    stolen: BACK },
  { what: 'late, logged, dated after its end',     retired: EXPIRED, stolen: STOLEN },
];

const steps: Readonly<Record<State, () => Promise<void>>> = {
  good: async () => {
    expect((await keys()).map(({ state }) => state)).toEqual(['active']);
  },
  retired: async () => {
    go(70);
    const signing = { ...params, signingKeyId: keyId };
    expect((await callApi(testApp, endpoints.rotateSigningKey, { as: owner, params: signing })).status).toBe(201);
    go(90);
    await query("select graphile_worker.add_job('close-signing-keys')");
    await vi.waitFor(async () => expect((await keys())[0]?.state).toBe('retired'), { timeout: 90_000, interval: 100 });
    go(110);
    const [honest] = [made.get('honest') as Forgery];
    const thiefs = (dated: Date) => forge({ like: honest.json, id: idOf(crypto.randomUUID()), dated, stolen });
    const like = honest.id.slice(-36);
    made.set('late, unlogged, back-dated', await thiefs(BACK_DATED));
    made.set('late, unlogged, dated after its end', await thiefs(AFTER_THE_END));
    made.set('late, logged, back-dated', await smuggle(await thiefs(BACK_DATED), { size: 6, like }));
    made.set('late, logged, dated after its end', await smuggle(await thiefs(AFTER_THE_END), { size: 7, like }));
    expect((await keys())[0]).toMatchObject({ state: 'retired', logSize: 5 });
  },
  stolen: async () => {
    go(120);
    const signing = { ...params, signingKeyId: keyId };
    const body = { since: T.toISOString(), reason: 'The key was found on sale' };
    await callApi(testApp, endpoints.markKeyCompromised, { as: owner, params: signing, body });
    expect((await keys())[0]).toMatchObject({ state: 'compromised', logSize: 1 });
  },
};

describe.each(states)('C08 M11 a thief with the key of an organisation, which is %s', (state) => {
  beforeAll(() => steps[state](), 240_000);

  test.each(forgedForms)('%s', async (form) => {
    const rows = table.filter((row) => row[state] !== undefined);
    const seen: Record<string, string> = {};
    for (const { what } of rows) seen[what] = summary(await verdictOn(what, form));
    expect(seen).toEqual(Object.fromEntries(rows.map((row) => [row.what, row[state]])));
  });
});
