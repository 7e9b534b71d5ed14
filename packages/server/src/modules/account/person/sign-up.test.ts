import { endpoints } from '@laurel/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callApi, cookieOf, mailedToken, queuedMail, signUpPerson, testPassword } from '../../../testing/people.ts';
import { startTestApp, type TestApp } from '../../../testing/test-app.ts';

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp();
});
afterAll(() => testApp.stop());

const signUp = (body: unknown) => callApi(testApp, endpoints.signUp, { body });
const verify = (token: string) => callApi(testApp, endpoints.verifyEmail, { body: { token } });
const signIn = (email: string, password: string) => callApi(testApp, endpoints.signIn, { body: { email, password } });

test('a link confirms once, and not after 24 hours', async () => {
  const email = 'once@example.org';
  await signUp({ name: 'Once', email, password: testPassword });
  const token = await mailedToken(testApp, email);
  expect((await verify(`${token}x`)).code).toBe('link-expired');
  testApp.clock.now = new Date(testApp.clock.now.getTime() + 24 * 3600 * 1000);
  const late = await verify(token);
  testApp.clock.now = new Date(testApp.clock.now.getTime() - 24 * 3600 * 1000);
  expect([late.status, late.code]).toEqual([410, 'link-expired']);
  const answers = await Promise.all(Array.from({ length: 10 }, () => verify(token)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.filter(({ code }) => code === 'link-expired')).toHaveLength(9);
});

test('what does not fit is refused, field by field, and nothing is sent', async () => {
  const answer = await signUp({ name: '', email: 'no address', password: 'short', role: 'owner' });
  expect([answer.status, answer.code]).toEqual([400, 'invalid-request']);
  expect(
    (answer.body as unknown as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer).sort(),
  ).toEqual(['/email', '/name', '/password', '/role']);
  expect((await verify('')).status).toBe(400);
});

test('G02: an address with letters that only look like others is refused', async () => {
  for (const email of ['аna@example.org', 'ana@exаmple.org', 'ａna@example.org', 'ana@example.org\u0000']) {
    expect((await signUp({ name: 'Ana', email, password: testPassword })).status, email).toBe(400);
  }
});

describe('G02: nobody takes an address before its owner', () => {
  test('an unproven sign-up does not open an account', async () => {
    await signUp({ name: 'Mallory', email: 'early@example.org', password: testPassword });
    expect((await signIn('early@example.org', testPassword)).code).toBe('wrong-credentials');
  });

  test('an earlier sign-up of a stranger neither blocks the owner nor keeps a working password', async () => {
    const email = 'victim@example.org';
    await signUp({ name: 'Mallory', email, password: 'mallory knows this one' });
    const strangersToken = await mailedToken(testApp, email);
    await signUp({ name: 'Vera', email, password: 'only vera knows this one' });
    const verified = await verify(await mailedToken(testApp, email));
    expect([verified.status, verified.body.name]).toEqual([200, 'Vera']);
    expect((await verify(strangersToken)).code).toBe('link-expired');
    expect((await signIn(email, 'mallory knows this one')).code).toBe('wrong-credentials');
  });

  test('the owner who opens the stranger’s link by mistake has an account that the stranger cannot enter', async () => {
    const email = 'mistaken@example.org';
    await signUp({ name: 'Mallory', email, password: 'mallory knows this one' });
    const strangersToken = await mailedToken(testApp, email);
    await signUp({ name: 'Vera', email, password: 'only vera knows this one' });
    expect((await verify(strangersToken)).status).toBe(200);
    expect((await signIn(email, 'mallory knows this one')).code).toBe('wrong-credentials');
    const mails = await queuedMail(testApp, email);
    expect(mails.at(-1)).toMatchObject({ template: 'reset-password', params: { reason: 'contested' } });
    const token = await mailedToken(testApp, email);
    const password = 'vera chooses a new one';
    expect((await callApi(testApp, endpoints.resetPassword, { body: { token, password } })).status).toBe(204);
    expect((await signIn(email, password)).status).toBe(200);
  });

  test('a sign-up in another case or spelling is the same address', async () => {
    const owner = await signUpPerson(testApp, { email: 'casey@example.org' });
    await signUp({ name: 'Mallory', email: 'CASEY@EXAMPLE.ORG', password: testPassword });
    expect((await queuedMail(testApp, owner.email)).at(-1)).toMatchObject({ template: 'already-registered' });
  });

  test('an address with a plus sign is another address, and gives no way to the one without', async () => {
    const owner = await signUpPerson(testApp, { email: 'plus@example.org' });
    const other = await signUpPerson(testApp, { email: 'plus+other@example.org' });
    expect(other.personId).not.toBe(owner.personId);
  });

  test('a link for an address that a stranger added to their account works only for the stranger', async () => {
    const mallory = await signUpPerson(testApp);
    const added = await callApi(testApp, endpoints.addEmail, { as: mallory, body: { email: 'wanted@example.org' } });
    expect(added.status).toBe(202);
    const token = await mailedToken(testApp, 'wanted@example.org');
    const opened = await verify(token);
    expect([opened.status, opened.code]).toEqual([400, 'invalid-request']);
    expect(cookieOf(opened)).toBe('');
    const owner = await signUpPerson(testApp, { email: 'wanted@example.org' });
    expect((await callApi(testApp, endpoints.verifyEmail, { as: mallory, body: { token } })).code).toBe('link-expired');
    const me = await callApi(testApp, endpoints.getMe, { as: mallory });
    expect(me.body.emails.map(({ email }) => email)).toEqual([mallory.email]);
    expect((await signIn('wanted@example.org', owner.password)).body.id).toBe(owner.personId);
  });

  test('two who open their links at the same moment do not both have the address', async () => {
    const email = 'race@example.org';
    await signUp({ name: 'One', email, password: testPassword });
    const one = await mailedToken(testApp, email);
    await signUp({ name: 'Two', email, password: testPassword });
    const two = await mailedToken(testApp, email);
    const answers = await Promise.all([verify(one), verify(two)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410]);
  });
});

describe('G16: no answer says whether an address is known', () => {
  test('signing up, asking for a new password and signing in answer alike, and take about as long', async () => {
    await signUpPerson(testApp, { email: 'known@example.org' });
    const password = 'some wrong password or other';
    const calls = {
      signUp: (email: string) => signUp({ name: 'Somebody', email, password }),
      requestPasswordReset: (email: string) => callApi(testApp, endpoints.requestPasswordReset, { body: { email } }),
      signIn: (email: string) => signIn(email, password),
    };
    for (const [name, call] of Object.entries(calls)) {
      const [known, unknown] = await samples(
        () => call('known@example.org'),
        (index) => call(`unknown-${name}-${index}@example.org`),
      );
      expect(known.answer, name).toEqual(unknown.answer);
      process.stdout.write(
        `${name}: median ${known.median.toFixed(1)} ms for a known address, ${unknown.median.toFixed(1)} ms for an unknown one\n`,
      );
    }
  });
});

type Ask = (index: number) => Promise<{ status: number; headers: Headers; body: unknown }>;
interface Sample {
  answer?: unknown;
  times: number[];
  median: number;
}

/** Asks both in turn, so that what else the machine does slows both alike. */
async function samples(one: Ask, other: Ask): Promise<[Sample, Sample]> {
  const kept: [Sample, Sample] = [
    { times: [], median: 0 },
    { times: [], median: 0 },
  ];
  for (let index = 0; index < 5; index += 1) {
    await measure(kept[0], () => one(index));
    await measure(kept[1], () => other(index));
  }
  return kept;
}

async function measure(sample: Sample, ask: () => ReturnType<Ask>): Promise<void> {
  const start = performance.now();
  const { status, headers, body } = await ask();
  sample.times.push(performance.now() - start);
  sample.median = sample.times.toSorted((a, b) => a - b)[Math.floor(sample.times.length / 2)] ?? 0;
  const { instance: _, ...shown } = body as { instance?: string };
  sample.answer = { status, headers: [...headers], shown };
}
