import { endpoints } from '@laurel/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { callApi, signInPerson } from '../../../testing/people.ts';
import { startTestApp, type TestApp } from '../../../testing/test-app.ts';

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp({ rateLimitScale: 1 });
});
afterAll(() => testApp.stop());

const limited = [
  [endpoints.signUp, { name: 'x' }],
  [endpoints.signIn, { email: 'x' }],
  [endpoints.verifyEmail, { token: 'x' }],
  [endpoints.requestPasswordReset, { email: 'x' }],
  [endpoints.resetPassword, { token: 'x' }],
  [endpoints.startPasskeySignIn, undefined],
  [endpoints.signInWithPasskey, { response: {} }],
] as const;

test('I10: the eleventh address added within a minute is refused', async () => {
  const email = 'eager@example.org';
  const password = 'seven small boats at anchor';
  const other = await startTestApp({ rateLimitScale: 1 });
  await other.app.createPerson({ name: 'Eager', email, password });
  const cookie = await signInPerson(other, { email, password });
  const add = (count: number) =>
    callApi(other, endpoints.addEmail, { as: { cookie }, body: { email: `eager-${count}@example.org` } });
  for (let count = 1; count <= 10; count += 1) expect((await add(count)).status).toBe(202);
  expect((await add(11)).code).toBe('rate-limited');
  await other.stop();
});

test.each(limited)(
  'I10: the eleventh call within a minute is refused, whatever address its headers claim: $id',
  async (endpoint, body) => {
    for (let call = 1; call <= 10; call += 1) {
      const headers = { 'x-forwarded-for': `192.0.2.${call}`, 'x-real-ip': `192.0.2.${call}` };
      expect((await callApi(testApp, endpoint, { body, headers })).status, `call ${call}`).not.toBe(429);
    }
    const refused = await callApi(testApp, endpoint, { body, headers: { 'x-forwarded-for': '192.0.2.99' } });
    expect([refused.status, refused.code]).toEqual([429, 'rate-limited']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  },
);
