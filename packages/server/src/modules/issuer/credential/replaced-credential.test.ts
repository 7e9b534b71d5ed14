import { type AnswerOf, endpoints } from '@laurel/api';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { callApi, createSignedInPerson } from '../../../testing/people.ts';
import { replaceAll } from '../../../testing/replace-all.ts';
import { FakeTransparencyLog } from '../testing/fake-transparency-log.ts';
import { startIssuerWorld } from '../testing/issuer-world.ts';

const transparencyLog = new FakeTransparencyLog();
const world = await startIssuerWorld({ overrides: { transparencyLog } });
const { testApp, owner, stranger, organisationId, issueTo, read, detailOf } = world;
await transparencyLog.open(testApp.databaseUrl);
const holder = await createSignedInPerson(testApp);
let worker: { stop(): Promise<void> };
afterAll(async () => {
  await worker?.stop();
  await transparencyLog.close();
  await testApp.stop();
});

type View = AnswerOf<typeof endpoints.getCredential>;
interface Guest {
  as?: { cookie: string } | undefined;
  key?: string;
}
const ask = (credentialId: string, { as, key }: Guest = {}) =>
  callApi(testApp, endpoints.getCredential, { as, params: { credentialId }, query: { key } });
const view = async (credentialId: string, guest?: Guest): Promise<View> => {
  const { status, body } = await ask(credentialId, guest);
  expect(status).toBe(200);
  return body;
};
const share = (credentialId: string, visibility: 'public' | 'private') =>
  callApi(testApp, endpoints.shareCredential, { as: holder, params: { credentialId }, body: { visibility } });
const held = async () => (await callApi(testApp, endpoints.listHeldCredentials, { as: holder })).body.items;
/** The link in the newest mail about a credential to somebody without an account. */
const mailed = async (to: string) => {
  const text = () => testApp.mail.filter((mail) => mail.to === to).at(-1)?.text ?? '';
  await vi.waitFor(() => expect(text()).toContain('credentials/'), { timeout: 30_000, interval: 100 });
  const [, id = '', key = ''] = /credentials\/([0-9a-f-]{36})\?key=(\S+)/.exec(text()) ?? [];
  return { id, key, text: text() };
};

const ids = { private: '', public: '', mailed: '' };
const guest = 'no-account@mail.example';
let firstKey = '';
beforeAll(async () => {
  worker = await testApp.app.work();
  ids.private = (await issueTo(holder.email)).body.id;
  ids.public = (await issueTo(holder.email)).body.id;
  ids.mailed = (await issueTo(guest)).body.id;
  firstKey = (await mailed(guest)).key;
  await share(ids.public, 'public');
  testApp.mail.length = 0;
  await replaceAll(testApp, { owner, organisationId });
}, 120_000);

const newest = async (id: string) => (await detailOf(id)).replacedBy?.id ?? '';

describe('M11 who comes to a replaced credential', () => {
  test('is told what counts in its place, wherever they could see the old one: the link on a CV goes on', async () => {
    const { state, replacedBy, revocationReason } = await view(ids.public);
    expect(state).toBe('revoked');
    expect(revocationReason).toContain('can no longer be trusted');
    expect(replacedBy).toEqual({
      id: await newest(ids.public),
      url: `${testApp.origin}/credentials/${await newest(ids.public)}`,
      state: 'issued',
    });
    expect(await view(replacedBy?.id ?? '')).toMatchObject({ state: 'issued', visibility: 'public', replacedBy: null });
  });

  test('comes on with the key from the mail about the old one, and with no other', async () => {
    const { replacedBy } = await view(ids.mailed, { key: firstKey });
    expect(replacedBy?.id).toBe(await newest(ids.mailed));
    expect(await view(replacedBy?.id ?? '', { key: firstKey })).toMatchObject({ state: 'issued', relation: 'guest' });
    expect((await ask(replacedBy?.id ?? '', { key: 'x'.repeat(43) })).status).toBe(404);
    expect((await ask(replacedBy?.id ?? '')).status).toBe(404);
  });

  test('does not open the old one with the key from the mail about the new', async () => {
    const { id, key } = await mailed(guest);
    expect(id).toBe(await newest(ids.mailed));
    expect((await ask(id, { key })).status).toBe(200);
    expect((await ask(ids.mailed, { key })).status).toBe(404);
  });

  test('F01 a private one stays private, and so does that it has a successor', async () => {
    for (const as of [stranger, undefined])
      for (const id of [ids.private, await newest(ids.private)]) expect((await ask(id, { as })).status).toBe(404);
    expect((await view(ids.private, { as: holder })).replacedBy?.id).toBe(await newest(ids.private));
    expect((await view(ids.private, { as: owner })).replacedBy?.id).toBe(await newest(ids.private));
  });

  test('F01 is told nothing of a successor that they may not see, though they see the old one', async () => {
    const next = await newest(ids.public);
    const client = new pg.Client({ connectionString: testApp.databaseUrl });
    await client.connect();
    await client.query("select set_config('laurel.system', 'on', false)");
    const setVisibility = (visibility: string) =>
      client.query('update issuer.credential set visibility = $1 where id = $2', [visibility, next]);
    // The holder opens and closes both at once; the wall stands by itself.
    await setVisibility('private');
    for (const as of [stranger, undefined]) {
      expect(await view(ids.public, { as })).toMatchObject({ state: 'revoked', replacedBy: null });
      const file = await read(`/api/v1/credentials/${ids.public}/document`, as);
      expect([file.status, file.headers.get('link')]).toEqual([200, null]);
      const credential = await file.text();
      const verdict = await callApi(testApp, endpoints.verifyCredential, { as, body: { credential } });
      expect(verdict.body.replacedBy).toBeUndefined();
    }
    for (const as of [holder, owner]) expect((await view(ids.public, { as })).replacedBy?.id).toBe(next);
    await setVisibility('public').finally(() => client.end());
  });

  test('finds at each address of a file the bytes that were always there, and where to go on', async () => {
    const before = `/api/v1/credentials/${ids.public}`;
    const link = `<${testApp.origin}/credentials/${await newest(ids.public)}>; rel="latest-version"`;
    for (const file of ['document', 'jwt', 'pdf', 'badge.png', 'badge.svg', 'archive']) {
      const answer = await read(`${before}/${file}`);
      expect([file, answer.status, answer.headers.get('link')]).toEqual([file, 200, link]);
    }
    expect((await (await read(`${before}/document`)).json()).id).toBe(`${testApp.origin}/credentials/${ids.public}`);
    const fresh = await read(`/api/v1/credentials/${await newest(ids.public)}/document`);
    expect(fresh.headers.get('link')).toBeNull();
    expect(await (await read(`${before}/badge.svg`)).text()).toContain('Issued anew since');
  });
});

describe('C10 the verdict about a replaced credential', () => {
  const verdictOn = async (credential: string, as?: { cookie: string }) =>
    (await callApi(testApp, endpoints.verifyCredential, { as, body: { credential } })).body;
  const documentOf = async (id: string, form = 'document') =>
    (await read(`/api/v1/credentials/${id}/${form}`, id === ids.private ? holder : owner)).text();

  test('names what counts in its place, of the document as issued, of the token, and of it written otherwise', async () => {
    const document = await documentOf(ids.public);
    const forms = [document, JSON.stringify(JSON.parse(document), null, 4), await documentOf(ids.public, 'jwt')];
    for (const form of forms)
      expect(await verdictOn(form)).toMatchObject({
        outcome: 'not-valid',
        replacedBy: { id: await newest(ids.public), state: 'issued' },
      });
    const report = await callApi(testApp, endpoints.createVerificationReport, { body: { text: document } });
    expect(report.body.answers[0]?.verdict.replacedBy?.id).toBe(await newest(ids.public));
  });

  test('names nothing for a document that only bears its id, as a thief’s does', async () => {
    const forged = JSON.parse(await documentOf(ids.public));
    forged.credentialSubject.achievement.name = 'Doctor of Medicine';
    const verdict = await verdictOn(JSON.stringify(forged));
    expect([verdict.outcome, verdict.replacedBy]).toEqual(['not-valid', undefined]);
  });

  test('F01 names nothing of a private one, but to who may see it', async () => {
    const document = await documentOf(ids.private);
    expect((await verdictOn(document)).replacedBy).toBeUndefined();
    expect((await verdictOn(document, stranger)).replacedBy).toBeUndefined();
    expect((await verdictOn(document, holder)).replacedBy?.id).toBe(await newest(ids.private));
  });
});

describe('the holder', () => {
  test('sees what counts first, and what each replaced one was replaced by', async () => {
    const items = await held();
    expect(items.map(({ replacedBy }) => replacedBy !== null)).toEqual([false, false, true, true]);
    const old = items.find(({ id }) => id === ids.public);
    expect(old?.replacedBy?.id).toBe(await newest(ids.public));
  });

  test('closes and opens both at once, by either of them: no link stays open by itself', async () => {
    const pair = [ids.public, await newest(ids.public)];
    const seen = async () => Promise.all(pair.map(async (id) => (await ask(id)).status));
    expect((await share(pair[1] ?? '', 'private')).body).toMatchObject({ id: pair[1], visibility: 'private' });
    expect(await seen()).toEqual([404, 404]);
    await share(pair[0] ?? '', 'public');
    expect(await seen()).toEqual([200, 200]);
    // The other one of theirs is another credential.
    expect((await ask(ids.private)).status).toBe(404);
  });

  test('got one mail, with the reason and the link to the new one', async () => {
    const { text } = await mailed(guest);
    expect(text).toContain('can no longer be trusted');
    expect(testApp.mail.filter(({ to }) => to === guest)).toHaveLength(1);
  });
});

describe('once more', () => {
  test('a second theft: the first one leads to the newest, and its key still opens it', async () => {
    const second = await newest(ids.mailed);
    testApp.clock.now = new Date(testApp.clock.now.getTime() + 60_000);
    await replaceAll(testApp, { owner, organisationId });
    const third = await newest(ids.mailed);
    expect(new Set([ids.mailed, second, third]).size).toBe(3);
    expect(await newest(second)).toBe(third);
    expect((await view(third, { key: firstKey })).state).toBe('issued');
  }, 120_000);

  test('one that its issuer revoked for a reason of its own is no longer offered as valid', async () => {
    const third = await newest(ids.mailed);
    const params = { organisationId, credentialId: third };
    await callApi(testApp, endpoints.revokeCredential, { as: owner, params, body: { reason: 'Earned by another' } });
    expect((await view(ids.mailed, { key: firstKey })).replacedBy).toMatchObject({ id: third, state: 'revoked' });
  });
});
