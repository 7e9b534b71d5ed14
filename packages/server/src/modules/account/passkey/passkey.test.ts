import { endpoints } from '@laurel/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callApi, cookieOf, signUpPerson, type TestPerson } from '../../../testing/people.ts';
import { startTestApp, type TestApp } from '../../../testing/test-app.ts';
import {
  type Ceremony,
  createSoftwareAuthenticator,
  type SoftwareAuthenticator,
} from './testing/software-authenticator.ts';

let testApp: TestApp;
let ana: TestPerson;
let bo: TestPerson;
let device: SoftwareAuthenticator;
let passkeyId: string;
beforeAll(async () => {
  testApp = await startTestApp();
  ana = await signUpPerson(testApp, { name: 'Ana' });
  bo = await signUpPerson(testApp, { name: 'Bo' });
  device = createSoftwareAuthenticator();
});
afterAll(() => testApp.stop());

const rpId = 'localhost';
const joined = (...cookies: string[]) => cookies.filter(Boolean).join('; ');
const ceremonyOf = (challenge: unknown): Ceremony => ({ challenge: String(challenge), origin: testApp.origin, rpId });

async function startRegistration(person: TestPerson) {
  const started = await callApi(testApp, endpoints.startPasskeyRegistration, { as: person });
  expect(started.status).toBe(200);
  return { options: started.body, as: { cookie: joined(person.cookie, cookieOf(started)) } };
}

async function startSignIn() {
  const started = await callApi(testApp, endpoints.startPasskeySignIn);
  expect(started.status).toBe(200);
  return { ceremony: ceremonyOf(started.body.challenge), as: { cookie: cookieOf(started) } };
}

test('a passkey is registered, listed, signs in, and is removed', async () => {
  const { options, as } = await startRegistration(ana);
  expect(options).toMatchObject({
    rp: { id: rpId },
    user: { name: ana.email, displayName: 'Ana' },
    authenticatorSelection: { userVerification: 'required' },
  });
  const response = device.create(ceremonyOf(options.challenge));
  const added = await callApi(testApp, endpoints.addPasskey, { as, body: { name: 'My laptop', response } });
  expect(added.status).toBe(201);
  expect(added.body.name).toBe('My laptop');
  passkeyId = added.body.id;
  const listed = await callApi(testApp, endpoints.listPasskeys, { as: ana });
  expect(listed.body.items.map(({ name }) => name)).toEqual(['My laptop']);

  const signIn = await startSignIn();
  const answer = await callApi(testApp, endpoints.signInWithPasskey, {
    as: signIn.as,
    body: { response: device.get(signIn.ceremony) },
  });
  expect(answer.status).toBe(200);
  expect(answer.body.id).toBe(ana.personId);
  const me = await callApi(testApp, endpoints.getMe, { as: { cookie: cookieOf(answer) } });
  expect(me.body.passkeys).toBe(1);
});

describe('G05: a sign-in that was not verified opens nothing', () => {
  const bends: Record<string, Partial<Ceremony>> = {
    'from another origin': { origin: 'https://localhost.evil.example' },
    'from another port of this host': { origin: 'http://localhost:3001' },
    'for another relying party': { rpId: 'evil.example' },
    'to another challenge': { challenge: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' },
    'signed by another key': { forged: true },
    'by a device that did not verify its user': { userVerified: false },
    'with the counter rolled back': { counter: 1 },
    'that is a registration': { type: 'webauthn.create' },
  };
  for (const [what, bend] of Object.entries(bends)) {
    test(what, async () => {
      const { ceremony, as } = await startSignIn();
      const response = device.get({ ...ceremony, ...bend });
      const answer = await callApi(testApp, endpoints.signInWithPasskey, { as, body: { response } });
      expect([answer.status, answer.code]).toEqual([401, 'wrong-credentials']);
      expect(cookieOf(answer)).not.toContain('session_token');
    });
  }

  test('sent a second time', async () => {
    const { ceremony, as } = await startSignIn();
    const body = { response: device.get({ ...ceremony, counter: 100 }) };
    expect((await callApi(testApp, endpoints.signInWithPasskey, { as, body })).status).toBe(200);
    expect((await callApi(testApp, endpoints.signInWithPasskey, { as, body })).code).toBe('wrong-credentials');
  });

  test('without the cookie of its challenge', async () => {
    const { ceremony } = await startSignIn();
    const body = { response: device.get({ ...ceremony, counter: 101 }) };
    expect((await callApi(testApp, endpoints.signInWithPasskey, { body })).code).toBe('wrong-credentials');
  });

  test('to the challenge of another browser', async () => {
    const mine = await startSignIn();
    const others = await startSignIn();
    const body = { response: device.get({ ...mine.ceremony, counter: 102 }) };
    expect((await callApi(testApp, endpoints.signInWithPasskey, { as: others.as, body })).code).toBe(
      'wrong-credentials',
    );
  });

  test('to the challenge of a registration', async () => {
    const { options, as } = await startRegistration(ana);
    const body = { response: device.get({ ...ceremonyOf(options.challenge), counter: 103 }) };
    expect((await callApi(testApp, endpoints.signInWithPasskey, { as, body })).code).toBe('wrong-credentials');
  });

  test('with a key that nobody registered', async () => {
    const { ceremony, as } = await startSignIn();
    const body = { response: createSoftwareAuthenticator().get(ceremony) };
    expect((await callApi(testApp, endpoints.signInWithPasskey, { as, body })).code).toBe('wrong-credentials');
  });

  test('with an id that is not the raw id', async () => {
    const { ceremony, as } = await startSignIn();
    const body = { response: { ...device.get({ ...ceremony, counter: 104 }), rawId: 'AAAA' } };
    expect((await callApi(testApp, endpoints.signInWithPasskey, { as, body })).code).toBe('wrong-credentials');
  });

  test('of a shape that no browser sends', async () => {
    const { as } = await startSignIn();
    for (const response of [{}, { id: { $ne: '' } }, { id: 1, rawId: 1, type: 'public-key', response: [] }]) {
      const answer = await callApi(testApp, endpoints.signInWithPasskey, { as, body: { response } });
      expect([answer.status, answer.code]).toEqual([400, 'invalid-request']);
    }
  });

  test('and with all of it right, it does: none of the above failed for another reason', async () => {
    const { ceremony, as } = await startSignIn();
    const body = { response: device.get({ ...ceremony, counter: 200 }) };
    expect((await callApi(testApp, endpoints.signInWithPasskey, { as, body })).status).toBe(200);
  });
});

describe('G05: a passkey that was not verified is not registered', () => {
  const bends: Record<string, Partial<Ceremony>> = {
    'from another origin': { origin: 'https://evil.example' },
    'for another relying party': { rpId: 'evil.example' },
    'to another challenge': { challenge: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' },
    'that is a sign-in': { type: 'webauthn.get' },
  };
  for (const [what, bend] of Object.entries(bends)) {
    test(what, async () => {
      const { options, as } = await startRegistration(bo);
      const response = createSoftwareAuthenticator().create({ ...ceremonyOf(options.challenge), ...bend });
      const answer = await callApi(testApp, endpoints.addPasskey, { as, body: { name: 'Phone', response } });
      expect([answer.status, answer.code]).toEqual([400, 'invalid-request']);
    });
  }

  test('by a device that did not verify its user', async () => {
    const { options, as } = await startRegistration(bo);
    const response = createSoftwareAuthenticator().create({ ...ceremonyOf(options.challenge), userVerified: false });
    const answer = await callApi(testApp, endpoints.addPasskey, { as, body: { name: 'Phone', response } });
    expect([answer.status, answer.code]).toEqual([400, 'invalid-request']);
  });

  test('on the account of somebody else whose challenge it answers', async () => {
    const { options, as } = await startRegistration(ana);
    const challengeCookie = as.cookie.replace(`${ana.cookie}; `, '');
    const response = createSoftwareAuthenticator().create(ceremonyOf(options.challenge));
    const answer = await callApi(testApp, endpoints.addPasskey, {
      as: { cookie: joined(bo.cookie, challengeCookie) },
      body: { name: 'Phone', response },
    });
    expect(answer.status).toBe(400);
  });

  test('when it is on another account already', async () => {
    const { options, as } = await startRegistration(bo);
    const response = device.create({ ...ceremonyOf(options.challenge), counter: 300 });
    const answer = await callApi(testApp, endpoints.addPasskey, { as, body: { name: 'Phone', response } });
    expect(answer.status).toBe(400);
  });

  test('and none of them is there', async () => {
    expect((await callApi(testApp, endpoints.listPasskeys, { as: bo })).body.items).toEqual([]);
    expect((await callApi(testApp, endpoints.listPasskeys, { as: ana })).body.items).toHaveLength(1);
  });
});

test('a passkey of somebody else, or of nobody, cannot be removed; one’s own can, and opens nothing afterwards', async () => {
  for (const id of [passkeyId, 'no-such-passkey']) {
    const answer = await callApi(testApp, endpoints.removePasskey, { as: bo, params: { passkeyId: id } });
    expect([answer.status, answer.code]).toEqual([404, 'not-found']);
  }
  expect((await callApi(testApp, endpoints.removePasskey, { as: ana, params: { passkeyId } })).status).toBe(204);
  const { ceremony, as } = await startSignIn();
  const body = { response: device.get({ ...ceremony, counter: 400 }) };
  expect((await callApi(testApp, endpoints.signInWithPasskey, { as, body })).code).toBe('wrong-credentials');
});

test('signing in with a passkey ends the session that the browser had', async () => {
  const key = createSoftwareAuthenticator();
  const { options, as } = await startRegistration(bo);
  const response = key.create(ceremonyOf(options.challenge));
  expect((await callApi(testApp, endpoints.addPasskey, { as, body: { name: 'Key', response } })).status).toBe(201);
  const signIn = await startSignIn();
  const answer = await callApi(testApp, endpoints.signInWithPasskey, {
    as: { cookie: joined(bo.cookie, signIn.as.cookie) },
    body: { response: key.get(signIn.ceremony) },
  });
  expect(answer.status).toBe(200);
  expect((await callApi(testApp, endpoints.getMe, { as: bo })).status).toBe(401);
  expect((await callApi(testApp, endpoints.getMe, { as: { cookie: cookieOf(answer) } })).status).toBe(200);
});

test('adding a passkey needs a sign-in of the last day', async () => {
  const pgClient = (await import('pg')).default;
  const client = new pgClient.Client({ connectionString: testApp.databaseUrl });
  await client.connect();
  await client.query(`update auth."session" set "createdAt" = now() - interval '25 hours'`).finally(() => client.end());
  const answer = await callApi(testApp, endpoints.startPasskeyRegistration, { as: ana });
  expect([answer.status, answer.code]).toEqual([401, 'not-signed-in']);
});
