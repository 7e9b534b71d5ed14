import { endpoints } from '@laurel/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callApi, cookieOf, mailedToken, signInPerson, signUpPerson, workUntil } from '../../../testing/people.ts';
import { startTestApp, type TestApp } from '../../../testing/test-app.ts';

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp();
});
afterAll(() => testApp.stop());

const getMe = (cookie: string) => callApi(testApp, endpoints.getMe, { as: { cookie } });
const signIn = (email: string, password: string, headers: Record<string, string> = {}) =>
  callApi(testApp, endpoints.signIn, { body: { email, password }, headers });

describe('G09: a session', () => {
  test('is under a new secret after each sign-in, in a cookie that scripts and other sites do not get', async () => {
    const ana = await signUpPerson(testApp);
    const answer = await signIn(ana.email, ana.password, { cookie: ana.cookie });
    const [line = ''] = answer.headers.getSetCookie();
    expect(line).toMatch(/^laurel\.session_token=/);
    expect(line).toMatch(/; HttpOnly/i);
    expect(line).toMatch(/; SameSite=Lax/i);
    expect(line).toMatch(/; Path=\//i);
    expect(line).not.toMatch(/domain=/i);
    expect(cookieOf(answer)).not.toBe(ana.cookie);
    expect((await getMe(ana.cookie)).code).toBe('not-signed-in');
    expect((await getMe(cookieOf(answer))).status).toBe(200);
  });

  test('that somebody planted in a browser is not the one that a sign-in opens', async () => {
    const ana = await signUpPerson(testApp);
    const planted = 'laurel.session_token=planted.by-mallory';
    const answer = await signIn(ana.email, ana.password, { cookie: planted });
    expect(answer.status).toBe(200);
    expect(cookieOf(answer)).not.toContain('planted');
    expect((await getMe(planted)).code).toBe('not-signed-in');
  });

  test('ends at once when signed out, and the cookie with it', async () => {
    const ana = await signUpPerson(testApp);
    const other = await signInPerson(testApp, ana);
    const answer = await callApi(testApp, endpoints.signOut, { as: { cookie: other } });
    expect(answer.status).toBe(204);
    expect(answer.headers.getSetCookie()[0]).toMatch(/^laurel\.session_token=;.*Max-Age=0/i);
    expect((await getMe(other)).code).toBe('not-signed-in');
    expect((await getMe(ana.cookie)).status).toBe(200);
    expect((await callApi(testApp, endpoints.signOut)).status).toBe(204);
  });

  test('is refused when any character of its cookie is changed', async () => {
    const ana = await signUpPerson(testApp);
    const [name = '', value = ''] = ana.cookie.split('=');
    const decoded = decodeURIComponent(value);
    for (let index = 0; index < decoded.length - 1; index += 1) {
      // Base64 does not use all bits of its last character: another one of the same bits is the same signature.
      const other = 'ABCD'.includes(decoded[index] ?? '') ? 'Q' : 'A';
      const changed = `${decoded.slice(0, index)}${other}${decoded.slice(index + 1)}`;
      expect((await getMe(`${name}=${encodeURIComponent(changed)}`)).status, `character ${index}`).toBe(401);
    }
  });

  test('has a Secure cookie where the origin is https', async () => {
    const { createSessions } = await import('./create-sessions.ts');
    const { openPools } = await import('../../../storage/index.ts');
    const { systemRandomness } = await import('../../../adapters/system.ts');
    const silent = { debug() {}, info() {}, warn() {}, error() {} };
    const pools = openPools({ databaseUrl: testApp.databaseUrl, log: silent, size: 2 });
    const sessionSecret = 'a secret of a test, long enough to be one';
    const ground = {
      pools,
      log: silent,
      randomness: systemRandomness,
      origin: 'https://laurel.example',
      sessionSecret,
    };
    const ana = await signUpPerson(testApp);
    const { cookies } = await createSessions(ground).start(ana.personId, new Headers());
    await pools.close();
    expect(cookies[0]).toMatch(/^__Secure-laurel\.session_token=.*; Secure/i);
  });
});

test('somebody signs in with any proven address, and not with an unproven one', async () => {
  const ana = await signUpPerson(testApp);
  const second = `second-${ana.email}`;
  await callApi(testApp, endpoints.addEmail, { as: ana, body: { email: second } });
  expect((await signIn(second, ana.password)).code).toBe('wrong-credentials');
  const token = await mailedToken(testApp, second);
  expect((await callApi(testApp, endpoints.verifyEmail, { as: ana, body: { token } })).status).toBe(200);
  expect((await signIn(second.toUpperCase(), ana.password)).body.id).toBe(ana.personId);
});

test('what does not fit is refused before anything is checked', async () => {
  expect((await callApi(testApp, endpoints.signIn, { body: { email: 'a@example.org' } })).status).toBe(400);
  expect((await callApi(testApp, endpoints.signIn, { body: { email: { $ne: '' }, password: 'x' } })).status).toBe(400);
});

describe('G01: who is calling is decided by the session alone', () => {
  test('ids in headers, body and address are not believed', async () => {
    const ana = await signUpPerson(testApp);
    const claims = {
      'x-user': ana.personId,
      'x-user-id': ana.personId,
      'x-forwarded-user': ana.email,
      from: ana.email,
    };
    expect((await callApi(testApp, endpoints.getMe, { headers: claims })).status).toBe(401);
    const bo = await signUpPerson(testApp);
    const me = await callApi(testApp, endpoints.getMe, { as: bo, headers: claims });
    expect(me.body.id).toBe(bo.personId);
    const named = await callApi(testApp, endpoints.changeMe, { as: bo, body: { name: 'Bo', personId: ana.personId } });
    expect(named.status).toBe(400);
    const cookie = `${bo.cookie}; userId=${ana.personId}; laurel.user=${ana.personId}`;
    expect((await getMe(cookie)).body.id).toBe(bo.personId);
  });
});

describe('G07: guessing passwords', () => {
  test('after ten failures in a row the next tries wait longer and longer; a new password opens again', async () => {
    const ana = await signUpPerson(testApp);
    for (let attempt = 1; attempt <= 2; attempt += 1)
      expect((await signIn(ana.email, 'a wrong password indeed')).code, String(attempt)).toBe('wrong-credentials');
    await onDatabase('update account.sign_in_failure set failures = failures + 7 where failures = 2', []);
    expect((await signIn(ana.email, 'a wrong password indeed')).code, 'the tenth').toBe('wrong-credentials');
    const waits: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      const delayed = await signIn(ana.email, ana.password);
      expect([delayed.status, delayed.code]).toEqual([429, 'rate-limited']);
      const wait = Number(delayed.headers.get('retry-after'));
      waits.push(wait);
      testApp.clock.now = new Date(testApp.clock.now.getTime() + wait * 1000);
      if (round < 2) expect((await signIn(ana.email, 'a wrong password indeed')).code).toBe('wrong-credentials');
    }
    expect(waits).toEqual([1, 2, 4]);
    expect((await signIn(ana.email, ana.password)).status).toBe(200);
    expect((await signIn(ana.email, 'a wrong password indeed')).code).toBe('wrong-credentials');
  });

  test('an address that nobody has is delayed alike', async () => {
    const email = 'nobody-at-all@example.org';
    const answers = [];
    for (let attempt = 1; attempt <= 11; attempt += 1)
      answers.push((await signIn(email, 'a wrong password indeed')).code);
    expect(answers.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 'wrong-credentials'));
    expect(answers[10]).toBe('rate-limited');
  });

  test('tries at the same moment count each for itself', async () => {
    const ana = await signUpPerson(testApp);
    const answers = await Promise.all(Array.from({ length: 14 }, () => signIn(ana.email, 'a wrong password indeed')));
    expect(answers.filter(({ code }) => code === 'wrong-credentials')).toHaveLength(10);
    expect(answers.filter(({ code }) => code === 'rate-limited')).toHaveLength(4);
  });

  test('a hundred failures in a row close the password until a new one is set by mail', async () => {
    const ana = await signUpPerson(testApp);
    await signIn(ana.email, 'a wrong password indeed');
    await onDatabase('update account.sign_in_failure set failures = 100, next_at = $1', [testApp.clock.now]);
    expect((await signIn(ana.email, ana.password)).code).toBe('rate-limited');
    await callApi(testApp, endpoints.requestPasswordReset, { body: { email: ana.email } });
    await workUntil(testApp, () =>
      testApp.mail.some(({ to, subject }) => to === ana.email && /new password/.test(subject)),
    );
    const token = await mailedToken(testApp, ana.email);
    const password = 'a whole new fleet of boats';
    expect((await callApi(testApp, endpoints.resetPassword, { body: { token, password } })).status).toBe(204);
    expect((await signIn(ana.email, password)).status).toBe(200);
  });
});

async function onDatabase(statement: string, values: unknown[]): Promise<void> {
  const { Client } = (await import('pg')).default;
  const client = new Client({ connectionString: testApp.databaseUrl });
  await client.connect();
  await client.query(statement, values).finally(() => client.end());
}
