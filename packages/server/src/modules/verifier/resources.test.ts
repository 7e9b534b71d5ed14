import { type AnswerOf, endpoints } from '@laurel/api';
import { digestOf } from '@laurel/credential';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fetchWithNeighbours } from '../../adapters/testing/fetch-with-neighbours.ts';
import { callApi } from '../../testing/people.ts';
import { startTestApp } from '../../testing/test-app.ts';
import { LoopbackIssuer } from './testing/loopback-issuer.ts';

type Verdict = AnswerOf<typeof endpoints.verifyCredential>;

/** Not text in any encoding. */
const picture = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe, 0x00);
const path = '/images/badge.png';

const fetcher = fetchWithNeighbours({
  clock: () => new Date(testApp.clock.now),
  origin: 'http://localhost:3000',
  local: (request) => testApp.app.fetch(request),
});
const testApp = await startTestApp({ overrides: { fetcher } });
let issuer: LoopbackIssuer;
let guild: LoopbackIssuer;
let credential: string;

beforeAll(async () => {
  [issuer, guild] = await Promise.all([LoopbackIssuer.start(), LoopbackIssuer.start()]);
  const now = new Date(testApp.clock.now);
  const url = issuer.publish(path, picture);
  await issuer.publishList({ from: now, ttlMs: 60_000 });
  credential = await issuer.issue(now, { resources: [{ url, ...(await digestOf(picture)) }] });
});
afterAll(async () => {
  await Promise.all([testApp.stop(), issuer.stop(), guild.stop()]);
});

const verify = async (query: { resources?: 'skip' | 'fetch' } = {}): Promise<Verdict> => {
  const { status, body } = await callApi(testApp, endpoints.verifyCredential, { body: { credential }, query });
  expect(status).toBe(200);
  return body;
};
const resourcesOf = ({ checks }: Verdict) => checks.find(({ name }) => name === 'resources');

describe('what a credential refers to', () => {
  test('C10 is not asked for by itself', async () => {
    expect(resourcesOf(await verify())).toMatchObject({ reasonCode: 'resources.not-compared' });
    expect(resourcesOf(await verify({ resources: 'skip' }))).toMatchObject({ outcome: 'not-applicable' });
    expect(issuer.asked).not.toContain(path);
  });

  test('is compared byte for byte when the caller wants it', async () => {
    const verdict = await verify({ resources: 'fetch' });
    expect(resourcesOf(verdict)).toMatchObject({ outcome: 'pass', detail: '1 of 1 compared' });
    expect(verdict.outcome).toBe('valid');
    expect(issuer.asked).toContain(path);
  });

  test('makes the credential not valid when it was exchanged, in a report on a file too', async () => {
    issuer.publish(path, Uint8Array.of(...picture, 0x0a));
    expect((await verify({ resources: 'fetch' })).outcome).toBe('not-valid');
    const address = new URL(`${endpoints.createVerificationReport.path}?resources=fetch`, testApp.origin);
    const headers = { origin: testApp.origin, 'content-type': 'application/vc' };
    const response = await testApp.app.fetch(new Request(address, { method: 'POST', headers, body: credential }));
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ answers: [{ verdict: { outcome: 'not-valid' } }] });
    issuer.publish(path, picture);
  });

  test('spoils nothing for another credential in the same file, whose status list it may be', async () => {
    const now = new Date(testApp.clock.now);
    const list = { url: issuer.listUrl, ...(await digestOf(picture)) };
    const spoiling = await guild.issue(now, { status: undefined, resources: [list] });
    const query = { resources: 'fetch' } as const;
    const text = `[${spoiling},${credential}]`;
    const { body } = await callApi(testApp, endpoints.createVerificationReport, { body: { text }, query });
    expect(body.answers.map(({ verdict }) => verdict.outcome)).toEqual(['not-valid', 'valid']);
  });

  test('has to be asked for in so many words', async () => {
    const answer = await callApi(testApp, endpoints.verifyCredential, {
      body: { credential },
      query: { resources: 'all' as 'fetch' },
    });
    expect(answer.status).toBe(400);
  });
});

describe('an endorsement inside', () => {
  test('has a verdict of its own in the answer', async () => {
    const now = new Date(testApp.clock.now);
    const endorsed = await issuer.issue(now, { endorsements: [await guild.endorse(now, 'urn:uuid:elsewhere')] });
    const { body } = await callApi(testApp, endpoints.verifyCredential, { body: { credential: endorsed } });
    expect(body.outcome).toBe('valid');
    expect(body.endorsements).toMatchObject([{ path: '/endorsement/0', counts: false, verdict: { outcome: 'valid' } }]);
    expect(body.warnings).toMatchObject([{ reasonCode: 'endorsement.about-other' }]);
  });
});
