import { type AnswerOf, endpoints } from '@laurel/api';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callApi, queuedMail } from '../../../testing/people.ts';
import { FakeTransparencyLog } from '../testing/fake-transparency-log.ts';
import { startIssuerWorld, unknownId } from '../testing/issuer-world.ts';

const transparencyLog = new FakeTransparencyLog();
/** A process that dies so often after it reserved a successor. */
let deaths = 0;
const failPoints = {
  reach(name: string) {
    if (name !== 'reissue.reserved' || deaths === 0) return;
    deaths -= 1;
    throw new Error('killed by the test');
  },
};
const world = await startIssuerWorld({ overrides: { transparencyLog, failPoints } });
const { testApp, owner, viewer, organisationId, issueTo, documentOf, detailOf, read, verify } = world;
await transparencyLog.open(testApp.databaseUrl);
afterAll(async () => {
  await transparencyLog.close();
  await testApp.stop();
});

const params = { organisationId };
type Key = AnswerOf<typeof endpoints.listSigningKeys>['items'][number];
const keys = async () => (await callApi(testApp, endpoints.listSigningKeys, { as: owner, params })).body.items;
const keyOf = async (id: string) => (await keys()).find((key) => key.id === id) as Key;
const ask = (signingKeyId: string) => ({ as: owner, params: { ...params, signingKeyId } });
const mark = (keyId: string, since: string, as: { cookie: string } = owner) =>
  callApi(testApp, endpoints.markKeyCompromised, { ...ask(keyId), as, body: { since, reason: 'A laptop was stolen' } });
const signedBy = (document: string): string => String(JSON.parse(document).proof.verificationMethod.split('#')[1]);
const issue = async (email: string) => (await issueTo(email)).body.id;
const pass = (seconds: number) => {
  testApp.clock.now = new Date(testApp.clock.now.getTime() + seconds * 1000);
  return testApp.clock.now;
};
const affected = async (keyId: string, query: { since?: string; limit?: number } = {}) =>
  (await callApi(testApp, endpoints.listAffectedCredentials, { ...ask(keyId), query })).body.items;

async function query<Row extends pg.QueryResultRow>(text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: testApp.databaseUrl });
  await client.connect();
  await client.query("select set_config('laurel.system', 'on', false)");
  const { rows } = await client.query<Row>(text).finally(() => client.end());
  return rows;
}

const state = () =>
  query(`select (select jsonb_agg(k order by id) from issuer.signing_key k) as keys,
    (select jsonb_agg(c order by id) from issuer.credential c) as credentials, (select count(*) from issuer.reissue) as runs,
    (select jsonb_agg(l order by id) from issuer.status_list l) as lists`);

async function workUntil(done: () => Promise<boolean>): Promise<void> {
  const worker = await testApp.app.work();
  const deadline = performance.now() + 90_000;
  while (!(await done()) && performance.now() < deadline) await new Promise((wake) => setTimeout(wake, 100));
  await worker.stop();
  expect(await done()).toBe(true);
}

// Before the theft on the log, before it and not yet on the log, after it on the log, never on the log.
let stolen = '';
let since = '';
let before: string[] = [];
let lagging: string[] = [];
let after: string[] = [];
let unlogged: string[] = [];
beforeAll(async () => {
  before = [await issue('a@mail.example'), await issue('b@mail.example')];
  await transparencyLog.takeIn({ at: pass(1) });
  lagging = [await issue('c@mail.example')];
  since = pass(1).toISOString();
  pass(5);
  after = [await issue('d@mail.example'), await issue('e@mail.example')];
  await transparencyLog.takeIn({ at: pass(1) });
  unlogged = [await issue('f@mail.example')];
  stolen = (await keys()).find(({ state }) => state === 'active')?.id ?? '';
});

const hit = () => [...unlogged, ...after, ...lagging].sort();

describe('before a key is marked', () => {
  test('what a mark would do is told exactly, and the rehearsal changes nothing but the audit log', async () => {
    const was = await state();
    const expected = {
      signed: 6,
      untouched: 2,
      affected: 4,
      unlogged: 1,
      revoked: 0,
      reissued: 0,
      toReissue: 4,
      logSize: 2,
    };
    const assessed = await callApi(testApp, endpoints.assessCompromise, { ...ask(stolen), query: { since } });
    expect(assessed.body).toMatchObject(expected);
    const drilled = await callApi(testApp, endpoints.drillCompromise, { ...ask(stolen), body: { since } });
    expect(drilled.body).toMatchObject(expected);
    expect((await affected(stolen, { since })).map(({ id }) => id).sort()).toEqual(hit());
    expect(await state()).toEqual(was);
    const { body } = await callApi(testApp, endpoints.listAuditLines, { as: owner, params, query: { limit: 5 } });
    expect(body.items.find(({ action }) => action === 'signing-key.drilled')?.detail).toMatchObject({ affected: 4 });
  });

  test('nothing is affected, and nothing can be issued anew', async () => {
    expect(await affected(stolen)).toEqual([]);
    expect((await callApi(testApp, endpoints.assessCompromise, ask(stolen))).code).toBe('key-not-compromised');
    expect((await callApi(testApp, endpoints.reissueAffected, { ...ask(stolen), body: {} })).code).toBe(
      'key-not-compromised',
    );
  });

  test.each([
    ['in the future', () => new Date(testApp.clock.now.getTime() + 60_000).toISOString()],
    ['before the key was made', () => '2020-01-01T00:00:00Z'],
  ])('a moment %s is refused', async (_, moment) => {
    const answer = await mark(stolen, moment());
    expect([answer.status, answer.code]).toEqual([400, 'invalid-request']);
    expect((await keyOf(stolen)).state).toBe('active');
  });

  test('another key, and a role that may not', async () => {
    expect((await mark(unknownId, since)).code).toBe('not-found');
    expect((await mark(stolen, since, viewer)).code).toBe('not-allowed');
  });
});

describe('M11 a key that was stolen', () => {
  test('signs nothing from that moment on: neither credentials nor status lists, and its document says since when', async () => {
    const { status, body } = await mark(stolen, since);
    expect([status, body.state, body.logSize]).toEqual([200, 'compromised', 2]);
    const active = (await keys()).find((key) => key.state === 'active')?.id;
    const next = await issue('after-the-mark@mail.example');
    expect(signedBy(await documentOf(next))).toBe(active);
    const { statusListUrl } = await detailOf(next);
    expect(signedBy(await (await read(new URL(statusListUrl ?? '').pathname)).text())).toBe(active);
    const document = await (await read('/issuers/harbour/did.json')).json();
    expect(document.verificationMethod.find(({ id }: { id: string }) => id.endsWith(stolen))).toMatchObject({
      revoked: since.replace(/\.\d+Z$/, 'Z'),
      logSize: 2,
    });
  });

  test('lists exactly what the log did not hold before the theft, page by page', async () => {
    expect((await affected(stolen)).map(({ id }) => id).sort()).toEqual(hit());
    const seen: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const options = { ...ask(stolen), query: { limit: 1, ...(cursor && { cursor }) } };
      const { body } = await callApi(testApp, endpoints.listAffectedCredentials, options);
      seen.push(...body.items.map(({ id }) => id));
      if (!body.nextCursor) break;
      cursor = body.nextCursor;
    }
    expect(seen.sort()).toEqual(hit());
  });

  test('may turn out to have been stolen earlier, and never later', async () => {
    expect((await mark(stolen, testApp.clock.now.toISOString())).code).toBe('key-already-compromised');
    expect((await mark(stolen, since)).code).toBe('key-already-compromised');
    expect((await keyOf(stolen)).compromisedSince).toBe(since.replace(/\.\d+Z$/, '.000Z'));
    const statements = [
      `update issuer.signing_key set compromised_since = null, compromised_at = null where id = '${stolen}'`,
      `update issuer.signing_key set compromised_log_size = 3 where id = '${stolen}'`,
      `update issuer.signing_key set retired_at = null where id = '${stolen}'`,
      `update issuer.credential set signing_key_id = (select id from issuer.signing_key where retired_at is null)
        where signing_key_id = '${stolen}'`,
    ];
    for (const statement of statements) await expect(query(statement), statement).rejects.toThrow();
  });

  test('what it signed is issued anew, each once though the process dies in between, and each holder is told once', async () => {
    deaths = 2;
    const { status, body } = await callApi(testApp, endpoints.reissueAffected, { ...ask(stolen), body: {} });
    expect([status, body.total, body.done]).toEqual([202, 4, 0]);
    // Asked twice, done once.
    await callApi(testApp, endpoints.reissueAffected, { ...ask(stolen), body: {} });
    await workUntil(async () => (await keyOf(stolen)).reissue?.state === 'done');
    expect((await keyOf(stolen)).reissue).toMatchObject({ total: 4, done: 4 });
    const pairs = await query<{ old: string; fresh: string; key: string }>(
      'select reissue_of as old, id as fresh, signing_key_id as key from issuer.credential where reissue_of is not null',
    );
    expect(pairs.map(({ old }) => old).sort()).toEqual(hit());
    for (const { old, fresh, key } of pairs) {
      expect(key).not.toBe(stolen);
      const [was, is] = [JSON.parse(await documentOf(old)), JSON.parse(await documentOf(fresh))];
      expect(is).toEqual({ ...was, id: is.id, credentialStatus: is.credentialStatus, proof: is.proof });
      expect(is.credentialStatus).not.toEqual(was.credentialStatus);
      expect((await verify(JSON.stringify(is))).outcome).toBe('valid');
      expect((await verify(JSON.stringify(was))).outcome).toBe('not-valid');
      expect(await detailOf(old)).toMatchObject({
        state: 'revoked',
        revocationReason: expect.stringContaining('anew'),
      });
      const { recipientEmail } = await detailOf(old);
      const about = [...(await queuedMail(testApp, recipientEmail)).map(({ template }) => template)];
      const sent = testApp.mail.filter(({ to }) => to === recipientEmail).map(({ subject }) => subject);
      const told = [...about, ...sent].filter((mail) => /replaced|issued anew/.test(mail));
      expect(told).toHaveLength(1);
      expect([...about, ...sent].filter((mail) => /revoked/.test(mail))).toEqual([]);
    }
    for (const id of before) expect((await detailOf(id)).state).toBe('issued');
    const assessed = await callApi(testApp, endpoints.assessCompromise, ask(stolen));
    expect(assessed.body).toMatchObject({ affected: 4, reissued: 4, toReissue: 0 });
  });

  test('asked for once more, nothing happens', async () => {
    const count = () => query('select count(*) from issuer.credential');
    const was = await count();
    await callApi(testApp, endpoints.reissueAffected, { ...ask(stolen), body: {} });
    await workUntil(async () => (await keyOf(stolen)).reissue?.state === 'done');
    expect(await count()).toEqual(was);
  });

  test('a key that was retired before is marked without another taking its place', async () => {
    const active = (await keys()).find((key) => key.state === 'active')?.id ?? '';
    await callApi(testApp, endpoints.rotateSigningKey, ask(active));
    const count = (await keys()).length;
    pass(60);
    expect((await mark(active, testApp.clock.now.toISOString())).body.state).toBe('compromised');
    expect(await keys()).toHaveLength(count);
  });
});
