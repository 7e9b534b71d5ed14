import { type AnswerOf, endpoints } from '@laurel/api';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { fetchWithNeighbours } from '../../adapters/testing/fetch-with-neighbours.ts';
import { credentialFile } from '../../testing/credential-file.ts';
import { callApi } from '../../testing/people.ts';
import { createTenant } from '../../testing/tenant.ts';
import { startTestApp } from '../../testing/test-app.ts';
import { LoopbackIssuer } from './testing/loopback-issuer.ts';

type Verdict = AnswerOf<typeof endpoints.verifyCredential>;

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

const fetcher = fetchWithNeighbours({
  clock: () => new Date(testApp.clock.now),
  origin: 'http://localhost:3000',
  local: (request) => testApp.app.fetch(request),
});
const testApp = await startTestApp({ overrides: { fetcher } });
const issuers: LoopbackIssuer[] = [];
let issuer: LoopbackIssuer;
let credential: string;
let begin: Date;
afterAll(async () => {
  await Promise.all([testApp.stop(), ...issuers.map((it) => it.stop())]);
});
beforeEach(async () => {
  issuer = await LoopbackIssuer.start();
  issuers.push(issuer);
  begin = new Date(testApp.clock.now);
  credential = await issuer.issue(begin);
  await issuer.publishList({ from: begin, ttlMs: hour });
});

const later = (milliseconds: number) => {
  testApp.clock.now = new Date(testApp.clock.now.getTime() + milliseconds);
};
const verify = async (given = credential): Promise<Verdict> => {
  const { status, body } = await callApi(testApp, endpoints.verifyCredential, { body: { credential: given } });
  expect(status).toBe(200);
  return body;
};
const statusOf = ({ checks }: Verdict) => checks.find(({ name }) => name === 'status')?.reasonCode;
const ageOf = ({ technical }: Verdict) => technical.documents.find(({ kind }) => kind === 'status-list')?.ageSeconds;
const warningsOf = ({ warnings }: Verdict) => warnings.map(({ reasonCode }) => reasonCode);

describe('a foreign status list', () => {
  test('D01 is used again for a minute and asked for after it: a revocation counts from then on', async () => {
    expect((await verify()).outcome).toBe('valid');
    await issuer.publishList({ from: new Date(begin.getTime() + 1), ttlMs: hour, revoked: true });
    later(minute - second);
    const within = await verify();
    expect([within.outcome, ageOf(within), issuer.timesAsked]).toEqual(['valid', 59, 1]);
    later(second);
    const after = await verify();
    expect([after.outcome, statusOf(after), issuer.timesAsked]).toEqual(['not-valid', 'status.revoked', 2]);
  });

  test('C10 is asked for once, whoever verifies within the minute: many at a time, and a report on many', async () => {
    await verify();
    const verdicts = await Promise.all(Array.from({ length: 8 }, () => verify()));
    expect(verdicts.map(({ outcome }) => outcome)).toEqual(verdicts.map(() => 'valid'));
    const text = JSON.stringify(Array.from({ length: 10 }, () => JSON.parse(credential)));
    const { body } = await callApi(testApp, endpoints.createVerificationReport, { body: { text } });
    expect(body.answers.map(({ verdict }) => verdict.outcome)).toEqual(body.answers.map(() => 'valid'));
    expect(issuer.timesAsked).toBe(1);
  });

  test('D10 serves from the kept copy while its server is away, with its age, for as long as it may be used', async () => {
    await verify();
    issuer.breakList();
    later(hour - second);
    const within = await verify();
    expect([within.outcome, ageOf(within)]).toEqual(['valid', 3_599]);
    expect(within.technical.statuses).toMatchObject([{ value: 0, fetchedAt: begin.toISOString() }]);
    later(second);
    const after = await verify();
    expect([after.outcome, statusOf(after)]).toEqual(['could-not-be-checked', 'retrieval.unreachable']);
    expect(ageOf(after)).toBeUndefined();
  });

  test('D08 that is served again after a newer one is warned of, each time', async () => {
    await verify();
    await issuer.publishList({ from: new Date(begin.getTime() - hour), ttlMs: hour });
    for (const round of [1, 2]) {
      later(minute);
      const verdict = await verify();
      expect([verdict.outcome, warningsOf(verdict)], `round ${round}`).toEqual([
        'valid',
        ['status.list-older-than-seen'],
      ]);
      expect(verdict.warnings[0]?.sentence).toBe('The status list is older than one that was seen before.');
    }
  });

  test('D09 that takes a revocation back makes the credential no good again', async () => {
    await issuer.publishList({ from: begin, ttlMs: hour, revoked: true });
    expect(statusOf(await verify())).toBe('status.revoked');
    await issuer.publishList({ from: new Date(begin.getTime() + minute), ttlMs: hour });
    later(minute);
    const verdict = await verify();
    expect([verdict.outcome, statusOf(verdict)]).toEqual(['could-not-be-checked', 'status.revocation-undone']);
    expect(warningsOf(verdict)).toEqual(['status.list-entries-cleared']);
  });
});

test('D01 a revocation by an issuer of this install counts at once', async () => {
  const tenant = await createTenant(testApp, 'lists');
  const { ids, owner } = tenant;
  const own = String(await credentialFile(testApp, tenant, 'document'));
  expect((await verify(own)).outcome).toBe('valid');
  const params = { organisationId: ids.organisationId ?? '', credentialId: ids.credentialId ?? '' };
  const revoking = { as: owner, params, body: { reason: 'issued in error' } };
  expect((await callApi(testApp, endpoints.revokeCredential, revoking)).status).toBe(200);
  expect(statusOf(await verify(own))).toBe('status.revoked');
});
