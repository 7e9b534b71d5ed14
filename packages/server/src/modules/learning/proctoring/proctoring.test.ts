import { randomUUID } from 'node:crypto';
import { endpoints } from '@laurel/api';
import { Webhook } from 'standardwebhooks';
import { afterAll, describe, expect, test } from 'vitest';
import {
  callApi,
  createOrganisationFor,
  createSignedInPerson,
  type TestPerson,
  testPassword,
  workUntil,
} from '../../../testing/people.ts';
import { startTestApp, type TestApp } from '../../../testing/test-app.ts';
import { joinAs, type Learner, startLearningWorld } from '../testing/learning-world.ts';
import { createProctored } from './testing/proctored-world.ts';
import { createStandInProvider, linkTemplate } from './testing/stand-in-provider.ts';

const world = await startLearningWorld();
const { testApp, createSchool, createFullDraft, publish, start, query, takeExam } = world;
afterAll(() => testApp.stop());

const school = await createSchool();
const proctored = await createProctored(world, school);
const { course, place, ready, handedIn, resultOf, secret, eventsUrl } = proctored;
const provider = createStandInProvider(proctored.deps());
const instructor = await joinAs(world, school, 'instructor');
const pass = (seconds: number) => {
  testApp.clock.now = new Date(testApp.clock.now.getTime() + seconds * 1000);
};
const refOf = (link: string) => new URL(link).pathname.split('/').at(-1) ?? '';
const sessionsOf = async ({ person }: Pick<Learner, 'person'>) =>
  (await callApi(testApp, endpoints.listProctoredSessions, { as: instructor, params: place })).body.items.filter(
    ({ learnerName }) => learnerName === person.name,
  );
const decide = async (
  learner: Learner,
  decision: string,
  { as = instructor, flagCount }: { as?: TestPerson | { apiKey: string }; flagCount?: number } = {},
) => {
  const [session] = await sessionsOf(learner);
  const params = { ...place, sessionId: session?.id ?? '' };
  const body = { decision, note: 'I looked at it.', flagCount: flagCount ?? session?.flagCount ?? 0 };
  return callApi(testApp, endpoints.decideProctoredSession, { as, params, body });
};
const attemptOf = async (learner: Learner & { attemptId: string }) =>
  (await callApi(testApp, endpoints.getAttempt, { as: learner.person, params: { attemptId: learner.attemptId } })).body;

/** Sends what a test wants sent, signed unless it says otherwise. */
async function send(
  body: string,
  given: { headers?: Record<string, string>; key?: string; at?: Date; id?: string; url?: string } = {},
): Promise<{ status: number; code: string | undefined }> {
  const { key = secret, at = testApp.clock.now, id = `msg_${randomUUID()}` } = given;
  const response = await testApp.app.fetch(
    new Request(given.url ?? eventsUrl, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': new Webhook(key).sign(id, at, body),
        ...given.headers,
      },
      body,
    }),
  );
  const text = await response.text();
  return { status: response.status, code: text ? (JSON.parse(text) as { code: string }).code : undefined };
}
const told = (type: string, attemptRef: string, more: object = {}) =>
  JSON.stringify({ type, data: { attemptRef, at: testApp.clock.now.toISOString(), ...more } });

describe('a webhook', () => {
  test('H02: signed with another secret, not at all, over another body, id or time is refused, and begins nothing', async () => {
    const { link, ...learner } = await ready();
    const body = told('session.started', refOf(link));
    const other = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
    const notSigned = { status: 401, code: 'webhook-not-signed' };
    const at = testApp.clock.now;
    const good = new Webhook(secret).sign('msg_1', at, body);
    expect(await send(body, { key: other })).toEqual(notSigned);
    for (const headers of [
      { 'webhook-signature': '' },
      { 'webhook-signature': good.slice(3) },
      { 'webhook-signature': `v1a,${good.slice(3)}` },
      { 'webhook-signature': `v1,${good.slice(3).toLowerCase()}` },
      { 'webhook-signature': good, 'webhook-id': 'msg_2' },
      {
        'webhook-signature': good,
        'webhook-id': 'msg_1',
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000) + 1),
      },
      { 'webhook-id': '' },
      { 'webhook-id': 'msg.1' },
      { 'webhook-timestamp': 'now' },
    ])
      expect([headers, await send(body, { headers })]).toEqual([headers, notSigned]);
    const changed = body.replace('session.started', 'session.ended');
    expect(await send(changed, { headers: { 'webhook-id': 'msg_1', 'webhook-signature': good } })).toEqual(notSigned);
    expect(await start(course, learner)).toMatchObject({ status: 409, code: 'session-not-started' });
    // One among several is enough, as when a provider signs with two secrets.
    const both = { 'webhook-id': 'msg_1', 'webhook-signature': `v1,AAAA ${good}` };
    expect(await send(body, { headers: both })).toMatchObject({ status: 204 });
    expect((await start(course, learner)).status).toBe(201);
  });

  test('H02: none of 120 changes to id, time, signature or body is believed', async () => {
    const { link, ...learner } = await ready();
    const body = told('session.started', refOf(link));
    const at = testApp.clock.now;
    const id = 'msg_mutant';
    const time = String(Math.floor(at.getTime() / 1000));
    const good = { id, time, signature: new Webhook(secret).sign(id, at, body), body };
    const changed = (text: string, place: number) => {
      const letter = text[place] === 'A' ? 'B' : text[place] === '1' ? '2' : /\d/.test(text[place] ?? '') ? '1' : 'A';
      return text.slice(0, place) + letter + text.slice(place + 1);
    };
    for (let round = 0; round < 120; round += 1) {
      const part = (['id', 'time', 'signature', 'body'] as const)[round % 4] ?? 'id';
      // The last letter of the signature stands for two bits that are not looked at, and its end for none.
      const places = part === 'signature' ? good.signature.length - 2 : good[part].length;
      const mutant = { ...good, [part]: changed(good[part], (round * 7) % places) };
      const headers = {
        'webhook-id': mutant.id,
        'webhook-timestamp': mutant.time,
        'webhook-signature': mutant.signature,
      };
      const answered = await send(mutant.body, { headers });
      expect([part, mutant, answered.status >= 400 && answered.status < 500]).toEqual([part, mutant, true]);
    }
    expect(await start(course, learner)).toMatchObject({ status: 409, code: 'session-not-started' });
    const headers = { 'webhook-id': id, 'webhook-signature': good.signature };
    expect(await send(body, { headers })).toMatchObject({ status: 204 });
  });

  test('I04: is a few kilobytes at most', async () => {
    const { link } = await ready();
    const long = (bytes: number) => {
      const bare = told('session.started', refOf(link), { more: '' });
      return bare.replace('"more":""', `"more":"${'x'.repeat(bytes - bare.length)}"`);
    };
    expect(await send(long(16_385))).toEqual({ status: 413, code: 'too-large' });
    expect(await send(long(16_384))).toMatchObject({ status: 204 });
  });

  test('H02: more than five minutes old, or ahead, is refused; less is not', async () => {
    const outOfTime = { status: 400, code: 'webhook-out-of-time' };
    for (const seconds of [-301, 301, -86_400]) {
      const { link } = await ready();
      const at = new Date(testApp.clock.now.getTime() + seconds * 1000);
      expect(await send(told('session.started', refOf(link)), { at })).toEqual(outOfTime);
    }
    for (const seconds of [-299, 299]) {
      const { link } = await ready();
      const at = new Date(testApp.clock.now.getTime() + seconds * 1000);
      expect(await send(told('session.started', refOf(link)), { at })).toMatchObject({ status: 204 });
    }
  });

  test('H02: counts once however often it comes, and its id stands for no other event', async () => {
    const learner = await handedIn(provider);
    const ref = refOf(learner.link);
    const id = `msg_${randomUUID()}`;
    const flag = told('session.flagged', ref, { reason: 'A second face.' });
    const all = await Promise.all(Array.from({ length: 20 }, () => send(flag, { id })));
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([204]));
    expect((await sessionsOf(learner))[0]?.flags).toHaveLength(1);
    pass(600);
    // A retry of the same event, signed anew.
    expect(await send(flag, { id })).toMatchObject({ status: 204 });
    expect((await sessionsOf(learner))[0]?.flags).toHaveLength(1);
    expect(await send(told('session.ended', ref), { id })).toEqual({ status: 409, code: 'webhook-replayed' });
    expect((await sessionsOf(learner))[0]).toMatchObject({ endedAt: null });
  });

  test('F01: of another organisation opens nothing here, though its own secret is right', async () => {
    const elsewhere = await createProctored(world, await createSchool());
    const { link } = await ready();
    const body = told('session.started', refOf(link));
    const foreign = { key: elsewhere.secret };
    expect(await send(body, { ...foreign, url: elsewhere.eventsUrl })).toMatchObject({ status: 404 });
    expect(await send(body, foreign)).toEqual({ status: 401, code: 'webhook-not-signed' });
    expect(await send(told('session.started', 'nobody'))).toMatchObject({ status: 404, code: 'not-found' });
  });

  test('tells a time that can be: not before the session was asked for, nor in the future', async () => {
    const { link } = await ready();
    for (const minutes of [-6, 6]) {
      const at = new Date(testApp.clock.now.getTime() + minutes * 60_000).toISOString();
      const body = told('session.started', refOf(link), { at });
      expect(await send(body)).toEqual({ status: 400, code: 'invalid-request' });
    }
    expect(await send(told('session.paused', refOf(link)))).toEqual({ status: 400, code: 'invalid-request' });
    expect(await send(told('session.flagged', refOf(link)))).toEqual({ status: 400, code: 'invalid-request' });
  });
});

describe('a secret', () => {
  test('H05: is shown once and kept sealed; exchanged, the one before works for a day, and the one before that no longer', async () => {
    const own = { as: school.owner, params: school.params };
    const exchange = async () => (await callApi(testApp, endpoints.exchangeProctoringSecret, own)).body.secret;
    const works = async (key: string) => {
      const { link } = await ready();
      return (await send(told('session.started', refOf(link)), { key })).status === 204;
    };
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const shown = await callApi(testApp, endpoints.getProctoring, own);
    expect(shown.body).toMatchObject({ provider: { name: 'Watchful', linkTemplate }, secrets: [{ endsAt: null }] });
    expect(JSON.stringify(shown.body)).not.toContain(secret);
    const kept = await query<{ sealed: Buffer }>('select sealed from learning.proctoring_secret', []);
    for (const form of [secret, secret.slice(6), Buffer.from(secret.slice(6), 'base64').toString('latin1')])
      expect(kept.some(({ sealed }) => sealed.includes(Buffer.from(form, 'latin1')))).toBe(false);

    const second = await exchange();
    expect([await works(secret), await works(second)]).toEqual([true, true]);
    pass(86_400 - 1);
    expect(await works(secret)).toBe(true);
    pass(1);
    expect([await works(secret), await works(second)]).toEqual([false, true]);
    const third = await exchange();
    const fourth = await exchange();
    expect([await works(second), await works(third), await works(fourth)]).toEqual([false, true, true]);
    // What comes after in this file is signed with the current one.
    Object.assign(proctored, { secret: fourth });
    expect((await callApi(testApp, endpoints.getProctoring, own)).body.secrets).toHaveLength(2);
  });

  test('asked for again by the same request is the same, and ends no other: the answer was lost, not wanted twice', async () => {
    const exchange = async (key: string, as = school.owner) =>
      (
        await callApi(testApp, endpoints.exchangeProctoringSecret, {
          as,
          params: school.params,
          headers: { 'idempotency-key': key },
        })
      ).body.secret;
    const before = (await callApi(testApp, endpoints.getProctoring, { as: school.owner, params: school.params })).body;
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 5 }, () => exchange(key)));
    expect(new Set(answers).size).toBe(1);
    const after = (await callApi(testApp, endpoints.getProctoring, { as: school.owner, params: school.params })).body;
    const current = (state: typeof before) => state.secrets.filter(({ endsAt }) => endsAt === null);
    expect(after.secrets.filter(({ id }) => id === current(before)[0]?.id)).toMatchObject([
      { endsAt: expect.any(String) },
    ]);
    expect(await exchange(randomUUID())).not.toBe(answers[0]);
    // Still known by its key, though another is current.
    expect(await exchange(key)).toBe(answers[0]);
    const kept = await query<{ count: string }>('select count(*) from storage.idempotency where answer like $1', [
      '%whsec_%',
    ]);
    expect(kept).toMatchObject([{ count: '0' }]);
    Object.assign(proctored, { secret: answers[0] });
  });

  test('M12: without the key-encryption key nothing is believed, and M10: sealed anew it still opens', async () => {
    const { body } = await callApi(testApp, endpoints.exchangeProctoringSecret, {
      as: school.owner,
      params: school.params,
    });
    const key = body.secret;
    const { link } = await ready();
    const event = told('session.started', refOf(link));
    const keys = testApp.keyEncryptionKeys.now;
    testApp.keyEncryptionKeys.now = [];
    expect(await send(event, { key })).toEqual({ status: 503, code: 'unavailable' });
    const newest = Buffer.alloc(32, 9);
    testApp.keyEncryptionKeys.now = [...keys, newest];
    expect((await testApp.app.rewrapKeys()).rewrapped).toBeGreaterThan(0);
    testApp.keyEncryptionKeys.now = [newest];
    expect(await send(event, { key })).toMatchObject({ status: 204 });
    testApp.keyEncryptionKeys.now = [...keys, newest];
    Object.assign(proctored, { secret: key });
  });
});

describe('a link to the provider', () => {
  test('I04: leads to this machine only where Laurel is at such an address too, and is refused in an install in earnest', async () => {
    const body = { name: 'Sandbox', linkTemplate: 'http://127.0.0.1:4000/sessions/{attemptRef}' };
    const here = await createSchool();
    const set = (app: TestApp, as: TestPerson, organisationId: string) =>
      callApi(app, endpoints.setProctoringProvider, { as, params: { organisationId }, body });
    expect(await set(testApp, here.owner, here.organisationId)).toMatchObject({ status: 200 });
    const earnest = await startTestApp({ environment: { LAUREL_ORIGIN: 'https://laurel.example' } });
    const owner = await createSignedInPerson(earnest);
    const { id: organisationId } = await createOrganisationFor(earnest, owner);
    const refused = await set(earnest, owner, organisationId);
    await earnest.stop();
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ pointer: '/linkTemplate' }] } });
  });

  test.each([
    'http://proctor.example/{attemptRef}',
    'http://localhost.proctor.example/{attemptRef}',
    'http://192.168.1.7/{attemptRef}',
    'http://[::1]/{attemptRef}',
    'https://proctor.example/',
    'https://{attemptRef}.proctor.example/',
    'https://proctor.example/{attemptRef}/{attemptRef}',
    'https://proctor.example/{attemptRef}/{learnerName}',
    'https://user:word@proctor.example/{attemptRef}',
    'javascript:alert(1)//{attemptRef}',
  ])('is not taken as %s', async (template) => {
    const body = { name: 'Watchful', linkTemplate: template };
    const set = { as: school.owner, params: school.params, body };
    expect(await callApi(testApp, endpoints.setProctoringProvider, set)).toMatchObject({ status: 400 });
  });

  test('hands over a reference that names nobody, and the way back', async () => {
    const { link, person, enrolmentId } = await ready();
    const url = new URL(link);
    expect(url.origin).toBe('https://proctor.example');
    expect(refOf(link)).toMatch(/^[\w-]{24}$/);
    expect(url.searchParams.get('return')).toBe(`${testApp.origin}/learn/${enrolmentId}/lessons/${course.examId}`);
    for (const word of [person.name, person.email, person.personId]) expect(link).not.toContain(word);
  });

  test('is there only once a provider and a secret are, and no programme is published before', async () => {
    const bare = await createSchool();
    const draft = await createFullDraft(bare, { exam: { supervision: 'proctored' } });
    expect(draft.missing).toEqual([expect.stringContaining('is proctored, and there is no provider')]);
    expect(await publish(draft, bare)).toMatchObject({ status: 409, code: 'not-publishable' });
    const body = { name: 'Watchful', linkTemplate };
    await callApi(testApp, endpoints.setProctoringProvider, { as: bare.owner, params: bare.params, body });
    const { body: published } = await publish(draft, bare);
    const person = await createSignedInPerson(testApp);
    const { enrolmentId } = await world.enrol({ programmeId: published.id }, person);
    const examId = published.modules.flatMap(({ lessons }) => lessons).find(({ kind }) => kind === 'exam')?.id ?? '';
    const asked = { as: person, params: { enrolmentId, lessonId: examId } };
    expect(await callApi(testApp, endpoints.askForProctoredSession, asked)).toMatchObject({
      status: 409,
      code: 'proctoring-not-set-up',
    });
  });
});

describe('a proctored attempt', () => {
  const watching = () => createStandInProvider(proctored.deps(proctored.secret));

  test('begins within half an hour, once for a session, and not in one that has ended', async () => {
    const learner = await ready();
    await watching().start(learner.link);
    pass(30 * 60);
    expect(await start(course, learner)).toMatchObject({ code: 'session-not-started' });
    const params = { enrolmentId: learner.enrolmentId, lessonId: course.examId };
    const ask = () => callApi(testApp, endpoints.askForProctoredSession, { as: learner.person, params });
    const { body: again } = await ask();
    expect(refOf(again.link ?? '')).not.toBe(refOf(learner.link));
    expect((await ask()).body).toEqual(again);
    await watching().start(again.link ?? '');
    await watching().end(again.link ?? '');
    expect(await start(course, learner)).toMatchObject({ code: 'session-not-started' });
    const { body: third } = await ask();
    await watching().start(third.link ?? '');
    const starts = await Promise.all(Array.from({ length: 20 }, () => start(course, learner)));
    expect(new Set(starts.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1);
    await callApi(testApp, endpoints.submitAttempt, {
      as: learner.person,
      params: { attemptId: starts[0]?.body.id ?? '' },
    });
    expect(await start(course, learner)).toMatchObject({ code: 'session-not-started' });
  });

  test('is held until the session ended; its learner is told, and the programme is not completed', async () => {
    const learner = await handedIn(watching());
    expect(await attemptOf(learner)).toMatchObject({
      counts: 'waiting',
      proctored: { providerName: 'Watchful', state: 'running', note: null },
    });
    expect(await resultOf(learner)).toMatchObject({ outcome: 'pending' });
    await watching().end(learner.link);
    expect(await attemptOf(learner)).toMatchObject({ counts: 'yes', proctored: { state: 'clear' } });
    expect((await resultOf(learner))?.details.supervision?.narrative).toMatch(
      /^The proctoring service Watchful watched from \S+ \S+ UTC to \S+ \S+ UTC and flagged nothing\.$/,
    );
  });

  test('that was flagged counts when staff say so, with what they noted; the credential names nobody and tells no reason', async () => {
    const learner = await handedIn(watching());
    await watching().flag(learner.link, 'Whispering was heard.');
    await watching().end(learner.link);
    expect(await resultOf(learner)).toMatchObject({ outcome: 'pending' });
    expect((await decide(learner, 'counts')).body).toMatchObject({
      state: 'counts',
      decision: { note: 'I looked at it.', by: instructor.name },
    });
    expect(await attemptOf(learner)).toMatchObject({ counts: 'yes', proctored: { note: 'I looked at it.' } });
    const result = await resultOf(learner);
    expect(result).toMatchObject({ outcome: 'passed' });
    const narrative = result?.details.supervision?.narrative ?? '';
    expect(narrative).toContain('flagged one thing. The organisation looked at it and let the result count.');
    expect(narrative).not.toContain('Whispering');
    expect(narrative).not.toContain(instructor.name);
  });

  test('that was set aside is failed, and another may be taken', async () => {
    const learner = await handedIn(watching());
    await watching().flag(learner.link, 'Somebody else sat down.');
    await decide(learner, 'set-aside');
    expect(await resultOf(learner)).toMatchObject({ outcome: 'failed', percent: 0 });
    expect(await attemptOf(learner)).toMatchObject({ counts: 'no', proctored: { state: 'set-aside' } });
    const params = { enrolmentId: learner.enrolmentId, lessonId: course.examId };
    const asked = await callApi(testApp, endpoints.askForProctoredSession, { as: learner.person, params });
    const link = asked.body.link ?? '';
    await watching().start(link);
    await takeExam(course, learner, ['short-text']);
    await watching().end(link);
    expect(await resultOf(learner)).toMatchObject({ outcome: 'passed', percent: 90 });
  });

  test('flagged after it counted waits again, and after a decision anew', async () => {
    const learner = await handedIn(watching());
    await watching().end(learner.link);
    expect(await resultOf(learner)).toMatchObject({ outcome: 'passed' });
    pass(1);
    await watching().flag(learner.link, 'Seen in the recording.');
    expect(await resultOf(learner)).toMatchObject({ outcome: 'pending' });
    pass(1);
    await decide(learner, 'counts');
    expect(await resultOf(learner)).toMatchObject({ outcome: 'passed' });
    pass(1);
    await watching().flag(learner.link, 'Seen at another look.');
    expect(await resultOf(learner)).toMatchObject({ outcome: 'pending' });
    expect((await sessionsOf(learner))[0]).toMatchObject({ state: 'flagged', flags: [{}, {}] });
  });

  test('J06: is decided by no API key, and by nobody who has not seen the last flag', async () => {
    const learner = await handedIn(watching());
    const made = await callApi(testApp, endpoints.createApiKey, {
      as: school.owner,
      params: school.params,
      body: { name: 'A program', scopes: ['review:manage'] },
    });
    const byKey = await decide(learner, 'counts', { as: { apiKey: made.body.secret } });
    expect(byKey).toMatchObject({ status: 403, code: 'not-allowed' });
    await watching().flag(learner.link, 'While somebody was about to decide.');
    expect(await decide(learner, 'counts', { flagCount: 0 })).toMatchObject({ status: 409, code: 'session-changed' });
    expect(await resultOf(learner)).toMatchObject({ outcome: 'pending' });
    expect(await decide(learner, 'counts', { flagCount: 1 })).toMatchObject({ status: 200 });
    expect(await resultOf(learner)).toMatchObject({ outcome: 'passed' });
    // At the same moment by the clock, and yet after it.
    await watching().flag(learner.link, 'One more.');
    expect(await resultOf(learner)).toMatchObject({ outcome: 'pending' });
  });

  test('of which hundreds of things were flagged shows the last fifty, and says how many there are', async () => {
    const learner = await handedIn(watching());
    for (let nth = 1; nth <= 53; nth += 1) {
      pass(1);
      await watching().flag(learner.link, `Thing ${nth}`);
    }
    const [session] = await sessionsOf(learner);
    expect(session?.flagCount).toBe(53);
    expect(session?.flags).toHaveLength(50);
    expect([session?.flags[0]?.reason, session?.flags[49]?.reason]).toEqual(['Thing 4', 'Thing 53']);
  });

  test('whose session ended before it was handed in waits for staff, who see that first', async () => {
    const learner = await ready();
    await watching().start(learner.link);
    const { body: attempt } = await start(course, learner);
    await watching().end(learner.link);
    pass(120);
    await callApi(testApp, endpoints.submitAttempt, { as: learner.person, params: { attemptId: attempt.id } });
    expect((await sessionsOf(learner))[0]).toMatchObject({ state: 'left-early' });
    const { body } = await callApi(testApp, endpoints.listProctoredSessions, { as: instructor, params: place });
    const held = body.items.map(
      ({ state, submittedAt }) => submittedAt !== null && ['running', 'flagged', 'left-early'].includes(state),
    );
    expect(new Set(held)).toEqual(new Set([true, false]));
    expect(held).toEqual(held.toSorted((one, other) => Number(other) - Number(one)));
  });

  test('J06: is decided by nobody on their own, by nobody without the right, and not while it is sat', async () => {
    const own = await ready(instructor);
    await watching().start(own.link);
    await takeExam(course, own);
    expect(await decide(own, 'counts')).toMatchObject({ status: 403, code: 'own-work' });
    const reviewer = await joinAs(world, school, 'reviewer');
    expect(await decide(own, 'counts', { as: reviewer })).toMatchObject({ status: 403, code: 'not-allowed' });
    const learner = await ready();
    await watching().start(learner.link);
    await start(course, learner);
    expect(await decide(learner, 'counts')).toMatchObject({ status: 409, code: 'attempt-open' });
  });

  test('is handed in for its learner while it waits, and there is something to do again once it is set aside', async () => {
    const learner = await handedIn(watching());
    const stateNow = async () =>
      (
        await query<{ state: string }>(
          'select state from learning.lesson_progress where enrolment_id = $1 and lesson_id = $2',
          [learner.enrolmentId, course.examId],
        )
      )[0]?.state;
    expect(await stateNow()).toBe('handed-in');
    await decide(learner, 'set-aside');
    expect(await stateNow()).toBe('started');
    await decide(learner, 'counts');
    expect(await stateNow()).toBe('done');
  });

  test('L05: is in the export of its learner and of who decided, keeps no name of one who is erased, and goes with its learner', async () => {
    const learner = await handedIn(watching());
    await watching().flag(learner.link, 'A dog barked.');
    const gone = await joinAs(world, school, 'admin');
    await decide(learner, 'counts', { as: gone });
    const exportOf = async (as: TestPerson) => (await callApi(testApp, endpoints.exportMe, { as })).body;
    expect(await exportOf(learner.person)).toMatchObject({
      proctoredSessions: [{ attemptRef: refOf(learner.link), events: [{}, { reason: 'A dog barked.' }] }],
    });
    expect(await exportOf(gone)).toMatchObject({ proctoredSessionsDecided: [{ decision: 'counts' }] });
    const erase = (as: TestPerson) =>
      callApi(testApp, endpoints.eraseMe, {
        as,
        body: { email: as.email, password: testPassword, copies: 'stay-valid' },
      });
    expect((await erase(gone)).status).toBe(202);
    const kept = () =>
      query('select decided_by_name from learning.proctored_session where attempt_ref = $1', [refOf(learner.link)]);
    await expect.poll(kept, { timeout: 60_000 }).toEqual([{ decided_by_name: 'A former member' }]);
    expect((await erase(learner.person)).status).toBe(202);
    await expect.poll(kept, { timeout: 60_000 }).toEqual([]);
    expect(await query("select from learning.proctoring_event where reason = 'A dog barked.'", [])).toEqual([]);
    const late = told('session.ended', refOf(learner.link));
    expect(await send(late, { key: proctored.secret })).toMatchObject({ status: 404 });
  }, 180_000);
});

describe('those who may decide', () => {
  test('are told once by mail that an attempt waits for them, see it in the console, and may turn that mail off', async () => {
    const other = await createSchool();
    const its = await createProctored(world, other);
    const watching = createStandInProvider(its.deps());
    const [deciding, quiet, reviewer] = [
      await joinAs(world, other, 'instructor'),
      await joinAs(world, other, 'instructor'),
      await joinAs(world, other, 'reviewer'),
    ];
    const off = { items: [{ category: 'staff' as const, wanted: false }] };
    expect((await callApi(testApp, endpoints.setMailPreferences, { as: quiet, body: off })).status).toBe(200);
    const mailTo = ({ email }: TestPerson) =>
      testApp.mail.filter(({ to, subject }) => to === email && subject.startsWith('Waits for a decision'));
    const arrived = (count: number) =>
      workUntil(testApp, () => [other.owner, deciding].every((person) => mailTo(person).length >= count));
    const waiting = async (as: TestPerson) =>
      (await callApi(testApp, endpoints.listWaitingProctored, { as, params: other.params })).body;

    const flagged = await its.handedIn(watching);
    await watching.flag(flagged.link, 'Whispering was heard.');
    await watching.flag(flagged.link, 'It was heard again.');
    await watching.end(flagged.link);
    await arrived(1);
    await watching.flag(flagged.link, 'And once more.');
    // Of this one they are told when it is handed in: before, there is nothing to decide.
    const early = await its.ready();
    await watching.start(early.link);
    await start(its.course, early);
    await watching.flag(early.link, 'A telephone rang.');
    expect((await waiting(deciding)).items).toMatchObject([{ examTitle: 'The exam', count: 1 }]);
    await takeExam(its.course, early);
    await watching.end(early.link);
    await arrived(2);
    expect(
      [mailTo(other.owner), mailTo(deciding), mailTo(quiet), mailTo(reviewer)].map(({ length }) => length),
    ).toEqual([2, 2, 0, 0]);
    const [mail] = mailTo(deciding);
    const { programmeId, lessonId } = its.place;
    expect(mail?.text).toContain(`/programmes/${programmeId}/lessons/${lessonId}/proctored`);
    expect(mail?.headers?.['List-Unsubscribe']).toContain('/unsubscribe?token=');
    for (const word of [flagged.person.name, 'Whispering']) expect(mail?.text).not.toContain(word);
    expect(await waiting(deciding)).toMatchObject({ items: [{ programmeId, lessonId, count: 2 }] });
    expect(await waiting(reviewer)).toMatchObject({ code: 'not-allowed' });
  });

  test('are told of a provider that says nothing more, after a day', async () => {
    const other = await createSchool();
    const its = await createProctored(world, other);
    const waiting = async () =>
      (await callApi(testApp, endpoints.listWaitingProctored, { as: other.owner, params: other.params })).body.items;
    const handedInAt = testApp.clock.now;
    await its.handedIn(createStandInProvider(its.deps()));
    expect(await waiting()).toEqual([]);
    pass(2 * 60 * 60);
    expect(await waiting()).toMatchObject([{ count: 1 }]);
    const asked = await query<{ payload: object; runAt: Date }>(
      `select j.payload, j.run_at as "runAt" from graphile_worker._private_jobs j
       join graphile_worker._private_tasks t on t.id = j.task_id
       where t.identifier = 'tell-staff-of-proctored' and j.payload ->> 'organisationId' = $1`,
      [other.params.organisationId],
    );
    expect(asked).toHaveLength(1);
    expect(asked[0]?.runAt.getTime()).toBeGreaterThanOrEqual(handedInAt.getTime() + 86_400_000);
    // The queue runs by the database's clock, which no test can move.
    await query('select graphile_worker.add_job($1, $2)', [
      'tell-staff-of-proctored',
      JSON.stringify(asked[0]?.payload),
    ]);
    const mail = () =>
      testApp.mail.find(({ to, text }) => to === other.owner.email && text.includes('not said in a day'));
    await workUntil(testApp, () => mail() !== undefined);
  });
});
