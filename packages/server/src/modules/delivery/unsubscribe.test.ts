import { endpoints } from '@laurel/api';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createSmtpMailer } from '../../adapters/smtp-mailer.ts';
import { type CaughtSmtp, catchSmtp, type WireMail } from '../../testing/catch-smtp.ts';
import {
  callApi,
  createOrganisationFor,
  createSignedInPerson,
  type TestPerson,
  testPassword,
  workUntil,
} from '../../testing/people.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';

let smtp: CaughtSmtp;
let testApp: TestApp;
let client: pg.Client;
let person: TestPerson;
beforeAll(async () => {
  smtp = await catchSmtp();
  const mailer = createSmtpMailer({ smtpUrl: smtp.url, from: 'Laurel <no-reply@laurel.example>' });
  const environment = { LAUREL_ORIGIN: 'https://laurel.example' };
  testApp = await startTestApp({ overrides: { mailer }, environment });
  client = new pg.Client({ connectionString: testApp.databaseUrl });
  await client.connect();
  await client.query("select set_config('laurel.system', 'on', false)");
});
afterAll(async () => {
  await client.end();
  await testApp.stop();
  await smtp.stop();
});
beforeEach(async () => {
  person = await createSignedInPerson(testApp);
});

const url = 'https://laurel.example/learn/x';
const params = {
  'stopped-at': { programmeTitle: 'Fruit', lessonTitle: 'Pears – “ripe”', minutes: '5 minutes', url },
  'deadline-near': { lessonTitle: 'Essay', programmeTitle: 'Fruit', dueOn: '3 December 2026', url },
};
type Template = keyof typeof params;

async function ask(template: Template, more: object = {}): Promise<void> {
  const payload = { personId: person.personId, template, language: 'en', params: params[template], ...more };
  await client.query('select storage.enqueue($1, $2::json, null, null)', ['send-mail', JSON.stringify(payload)]);
}

/** Asks for mails and for one that is necessary, whose arrival says that all before it are done with. */
async function sent(...templates: Template[]): Promise<WireMail[]> {
  const from = smtp.mail.length;
  for (const template of templates) await ask(template);
  const { rows } = await client.query<{ n: number }>('select count(*)::int n from graphile_worker._private_jobs');
  expect(rows[0]?.n).toBeGreaterThanOrEqual(templates.length);
  const worker = await testApp.app.work();
  await expect
    .poll(
      async () =>
        (
          await client.query(
            'select from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = $1',
            ['send-mail'],
          )
        ).rowCount,
      { timeout: 20_000 },
    )
    .toBe(0);
  await worker.stop();
  return smtp.mail.slice(from).filter(({ to }) => to === person.email);
}

const all = ({ headers }: WireMail, name: string) =>
  headers.filter(([given]) => given.toLowerCase() === name.toLowerCase()).map(([, value]) => value);
const tokenOf = (mail: WireMail | undefined) =>
  /^<https:\/\/laurel\.example\/unsubscribe\?token=([A-Za-z0-9_-]{43})>$/.exec(
    (mail && all(mail, 'List-Unsubscribe')[0]) ?? '',
  )?.[1] ?? 'no link';
const press = (token: string) => callApi(testApp, endpoints.unsubscribe, { params: { token } });
const look = (token: string) => callApi(testApp, endpoints.getUnsubscription, { params: { token } });
const preferences = async () => {
  const { body } = await callApi(testApp, endpoints.getMailPreferences, { as: person });
  return Object.fromEntries(
    body.items.map(({ category, organisationName, wanted }) => [organisationName ?? category, wanted]),
  );
};

describe('a mail that one may turn off, as the mail server receives it', () => {
  test('says so in the headers of RFC 8058, each once and whole, so that they can be signed', async () => {
    const [mail] = await sent('stopped-at');
    if (!mail) throw new Error('no mail came');
    expect(all(mail, 'List-Unsubscribe')).toHaveLength(1);
    expect(tokenOf(mail)).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(all(mail, 'List-Unsubscribe-Post')).toEqual(['List-Unsubscribe=One-Click']);
    for (const line of mail.raw.split('\r\n')) expect(line.length).toBeLessThan(998);
    // What was unfolded is the address without a gap: some programs read the line as it stands.
    expect(mail.raw).toContain(`<https://laurel.example/unsubscribe?token=${tokenOf(mail)}>`);
  });

  test('its foot says why it came and where to stop it; what is necessary has neither', async () => {
    const [mail] = await sent('deadline-near');
    expect(mail?.raw).toContain('You get this because you are enrolled');
    await client.query('select storage.enqueue($1, $2::json, null, null)', [
      'send-mail',
      JSON.stringify({
        to: person.email,
        template: 'already-registered',
        language: 'en',
        params: { name: 'A', signInUrl: url },
      }),
    ]);
    const [necessary] = await sent();
    if (!necessary) throw new Error('no mail came');
    expect(all(necessary, 'List-Unsubscribe')).toEqual([]);
    expect(necessary.raw).not.toContain('unsubscribe');
  });
});

describe('one press', () => {
  test('turns off that kind of mail and no other, without a session; it is really not sent any more', async () => {
    const [digest] = await sent('stopped-at');
    const token = tokenOf(digest);
    expect((await look(token)).body).toEqual({ category: 'digests', organisationName: null, wanted: true });
    const { status, body } = await press(token);
    expect([status, body]).toEqual([200, { category: 'digests', organisationName: null, wanted: false }]);
    expect(await preferences()).toEqual({
      necessary: true,
      learning: true,
      messages: true,
      digests: false,
      staff: true,
    });
    const subjects = (await sent('stopped-at', 'deadline-near')).map((mail) => all(mail, 'Subject')[0]);
    expect(subjects).toEqual([expect.stringContaining('Essay')]);
  });

  test('looking at the link, as programs do that look into mail, turns nothing off', async () => {
    const [digest] = await sent('stopped-at');
    for (let i = 0; i < 3; i += 1) expect((await look(tokenOf(digest))).status).toBe(200);
    expect((await preferences()).digests).toBe(true);
  });

  test('K01 fifty presses at once are one; a press again leaves it off', async () => {
    const token = tokenOf((await sent('stopped-at'))[0]);
    const answers = await Promise.all(Array.from({ length: 50 }, () => press(token)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const { rows } = await client.query(
      `select action, count(*)::int n from storage.audit where subject = $1 and action like 'mail.unsubscribed%' group by 1 order by 1`,
      [`person:${person.personId}`],
    );
    expect(rows).toEqual([
      { action: 'mail.unsubscribed', n: 1 },
      { action: 'mail.unsubscribed-already', n: 49 },
    ]);
  });

  test('G11 a forged, truncated, lengthened or altered link is none, and turns nothing off', async () => {
    const token = tokenOf((await sent('stopped-at'))[0]);
    const other = token.startsWith('A') ? 'B' : 'A';
    const wrong = [
      ...Array.from({ length: token.length }, (_, length) => token.slice(0, length)).filter(Boolean),
      `${token}A`,
      other + token.slice(1),
      token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A'),
      token.toLowerCase(),
      'A'.repeat(43),
      encodeURIComponent(`${token}\0`),
    ];
    for (const forged of wrong) {
      expect((await press(forged)).status, forged).toBe(404);
      expect((await look(forged)).status, forged).toBe(404);
    }
    expect((await preferences()).digests).toBe(true);
    expect((await press(token)).status).toBe(200);
  });

  test('the database keeps no link that works', async () => {
    const token = tokenOf((await sent('stopped-at'))[0]);
    const { rows } = await client.query<{ hash: Buffer }>('select token_hash hash from delivery.unsubscribe_link');
    expect(rows.length).toBeGreaterThan(0);
    for (const { hash } of rows) expect((await press(hash.toString('base64url'))).status).toBe(404);
    expect((await press(token)).status).toBe(200);
  });

  test('of messages, turns off those of that organisation alone', async () => {
    const owner = await createSignedInPerson(testApp);
    const [ours, theirs] = [await createOrganisationFor(testApp, owner), await createOrganisationFor(testApp, owner)];
    const body = { items: [{ category: 'messages', organisationId: ours.id, wanted: false }] };
    expect((await callApi(testApp, endpoints.setMailPreferences, { as: person, body })).status).toBe(200);
    expect(await preferences()).toMatchObject({ messages: true, [ours.name]: false });
    expect(Object.keys(await preferences())).not.toContain(theirs.name);
  });
});

describe('one’s preferences', () => {
  const set = (...items: object[]) => callApi(testApp, endpoints.setMailPreferences, { as: person, body: { items } });

  test('what is turned off is not sent, and is again when turned on; it is for the signed in', async () => {
    await set({ category: 'learning', wanted: false });
    expect(await sent('deadline-near')).toEqual([]);
    await set({ category: 'learning', wanted: true });
    expect(await sent('deadline-near')).toHaveLength(1);
    expect((await callApi(testApp, endpoints.getMailPreferences)).status).toBe(401);
  });

  test('what is necessary cannot be turned off, and the answer says which field', async () => {
    const { status, body } = await set({ category: 'necessary', wanted: false });
    // A refusal has another body than the contract's success, which is what the helper types.
    expect([status, (body as unknown as { errors: object[] }).errors]).toEqual([
      400,
      [expect.objectContaining({ pointer: '/items/0/category' })],
    ]);
    const { body: kept } = await callApi(testApp, endpoints.getMailPreferences, { as: person });
    expect(kept.items[0]).toMatchObject({ category: 'necessary', wanted: true, canTurnOff: false });
  });

  test('an organisation that is not there is not found, and only messages are chosen by organisation', async () => {
    const organisationId = '7f0f5b0e-2f43-4d0a-9f7b-0a7c3b1f6d11';
    expect((await set({ category: 'messages', organisationId, wanted: false })).status).toBe(404);
    expect((await set({ category: 'digests', organisationId, wanted: false })).status).toBe(400);
  });

  test('L05 they go when the person is erased, are in their export before, and the link is none afterwards', async () => {
    const token = tokenOf((await sent('stopped-at'))[0]);
    await press(token);
    const { body: exported } = await callApi(testApp, endpoints.exportMe, { as: person });
    expect(exported.mailPreferences).toMatchObject([{ category: 'digests', wanted: false }]);
    await ask('deadline-near');
    const body = { email: person.email, password: testPassword, copies: 'stay-valid' };
    expect((await callApi(testApp, endpoints.eraseMe, { as: person, body })).status).toBe(202);
    let rows = 1;
    await workUntil(testApp, () => {
      void client
        .query(
          'select from delivery.unsubscribe_link where person_id = $1 union all select from delivery.preference where person_id = $1',
          [person.personId],
        )
        .then(({ rowCount }) => {
          rows = rowCount ?? 0;
        });
      return rows === 0;
    });
    expect((await press(token)).status).toBe(404);
  });
});
