import { endpoints } from '@laurel/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemRandomness } from '../../../adapters/system.ts';
import { callApi, mailedToken, signInPerson, signUpPerson, testPassword, workUntil } from '../../../testing/people.ts';
import { startTestApp, type TestApp } from '../../../testing/test-app.ts';
import { checkPassword } from './check-password.ts';
import { hashOfNothing, hashPassword, verifyPassword } from './hash-password.ts';

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp();
});
afterAll(() => testApp.stop());

const signUp = (password: string) =>
  callApi(testApp, endpoints.signUp, { body: { name: 'Somebody', email: 'passwords@example.org', password } });

describe('G06: passwords are long rather than complicated', () => {
  test('15 and 256 characters are taken, 14 and 257 are not', async () => {
    const characters = 'the quick brown fox jumps over the lazy dog; '.repeat(6);
    for (const [length, status] of [
      [14, 400],
      [15, 202],
      [64, 202],
      [256, 202],
      [257, 400],
    ] as const)
      expect((await signUp(characters.slice(0, length))).status, String(length)).toBe(status);
  });

  test('a megabyte is refused without being hashed', async () => {
    const start = performance.now();
    const answer = await signUp('x'.repeat(1_000_000));
    process.stdout.write(`a password of 1 MB was refused in ${(performance.now() - start).toFixed(1)} ms\n`);
    expect(answer.status).toBe(400);
    expect((await signUp('x'.repeat(1_048_576))).status).toBe(413);
  });

  const ana = { name: 'Ana Ruiz', emails: ['ana.ruiz@example.org'] };
  test.each([
    'passwordpassword',
    'Password Password 1',
    'aaaaaaaaaaaaaaaa',
    'abcabcabcabcabc',
    '123456789012345',
    'qwertyuiopasdfghjkl',
    'lkjhgfdsapoiuytrewq',
    `${testPassword}\0`,
    'abcdefghijklmnopq',
    'correct horse battery staple',
    'ana.ruiz@example.org',
    'Ana Ruiz Ana Ruiz',
    'ana ruiz example 1',
    'iloveyou iloveyou',
  ])('refuses %s', (password) => {
    expect(() => checkPassword(password, ana)).toThrow(expect.objectContaining({ code: 'invalid-request' }));
  });

  test.each([testPassword, 'a sentence about Ana is fine', 'καλημέρα σας κύριε', 'x7#kQ!9zLp@2mVbT'])(
    'takes %s',
    (password) => {
      expect(() => checkPassword(password, ana)).not.toThrow();
    },
  );

  test('is hashed with scrypt 2^17, 8, 1 and a salt of its own; what is not that password does not pass', async () => {
    const one = await hashPassword(systemRandomness, 'caf\u00e9 with a terrace');
    const two = await hashPassword(systemRandomness, 'caf\u00e9 with a terrace');
    expect(one).toMatch(/^\$scrypt\$ln=17,r=8,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(two).not.toBe(one);
    expect(await verifyPassword('cafe\u0301 with a terrace', one)).toBe(true);
    expect(await verifyPassword('caf\u00e9 with a terracf', one)).toBe(false);
    expect(await verifyPassword('caf\u00e9 with a terrace\u0000', one)).toBe(false);
    expect(await verifyPassword('', hashOfNothing)).toBe(false);
    await expect(verifyPassword('x', 'plain text')).rejects.toThrow('not of the form');
  });
});

describe('a new password', () => {
  test('is set once by the link, ends every session, and the old one opens nothing', async () => {
    const ana = await signUpPerson(testApp);
    const other = await signInPerson(testApp, ana);
    const asked = await callApi(testApp, endpoints.requestPasswordReset, { body: { email: ana.email } });
    expect(asked.status).toBe(202);
    await workUntil(testApp, () =>
      testApp.mail.some(({ to, subject }) => to === ana.email && /new password/.test(subject)),
    );
    const token = await mailedToken(testApp, ana.email);
    const weak = await callApi(testApp, endpoints.resetPassword, { body: { token, password: 'passwordpassword' } });
    expect([weak.status, weak.code]).toEqual([400, 'invalid-request']);
    const password = 'another eight small boats';
    const set = await callApi(testApp, endpoints.resetPassword, { body: { token, password } });
    expect(set.status).toBe(204);
    for (const cookie of [ana.cookie, other])
      expect((await callApi(testApp, endpoints.getMe, { as: { cookie } })).code).toBe('not-signed-in');
    const again = await callApi(testApp, endpoints.resetPassword, { body: { token, password } });
    expect([again.status, again.code]).toEqual([410, 'link-expired']);
    expect((await callApi(testApp, endpoints.signIn, { body: ana })).status).toBe(400);
    const { email } = ana;
    expect((await callApi(testApp, endpoints.signIn, { body: { email, password: ana.password } })).status).toBe(401);
    expect((await callApi(testApp, endpoints.signIn, { body: { email, password } })).status).toBe(200);
  });

  test('cannot be set after an hour, by another kind of link, or with an invented one', async () => {
    const ana = await signUpPerson(testApp);
    await callApi(testApp, endpoints.requestPasswordReset, { body: { email: ana.email } });
    await workUntil(testApp, () =>
      testApp.mail.some(({ to, subject }) => to === ana.email && /new password/.test(subject)),
    );
    const token = await mailedToken(testApp, ana.email);
    const password = 'another eight small boats';
    testApp.clock.now = new Date(testApp.clock.now.getTime() + 3600 * 1000);
    expect((await callApi(testApp, endpoints.resetPassword, { body: { token, password } })).code).toBe('link-expired');
    await callApi(testApp, endpoints.signUp, { body: { name: 'New', email: 'new@example.org', password } });
    const signUpToken = await mailedToken(testApp, 'new@example.org');
    const reset = (body: unknown) => callApi(testApp, endpoints.resetPassword, { body });
    expect((await reset({ token: signUpToken, password })).code).toBe('link-expired');
    expect((await reset({ token: 'invented', password })).code).toBe('link-expired');
    expect((await callApi(testApp, endpoints.verifyEmail, { body: { token } })).code).toBe('link-expired');
    expect((await callApi(testApp, endpoints.requestPasswordReset, { body: { email: 1 } })).status).toBe(400);
  });
});
