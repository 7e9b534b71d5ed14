import { endpoints } from '@laurel/api';
import { digestOf, gatherEvidence, type Verdict, verifyCredential } from '@laurel/credential';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LoopbackIssuer } from './testing/loopback-issuer.ts';

const now = new Date('2026-11-26T12:00:00Z');
const level = 'urn:uuid:0a1b2c3d-0000-4000-8000-000000000001';
const rubric = 'urn:uuid:0a1b2c3d-0000-4000-8000-000000000003';

let issuer: LoopbackIssuer;
let guild: LoopbackIssuer;
beforeAll(async () => {
  [issuer, guild] = await Promise.all([LoopbackIssuer.start(), LoopbackIssuer.start()]);
});
afterAll(() => Promise.all([issuer.stop(), guild.stop()]));

test('the contract of the API leaves nothing out of a verdict that has everything', async () => {
  await issuer.publishList({ from: now, ttlMs: 60_000 });
  const text = await issuer.issue(now, {
    achievement: {
      id: 'urn:uuid:b7a2f3a0-6f6e-4a52-9c3b-5d1d9b1c2e33',
      name: 'Small boat handling',
      description: 'Takes a small boat out and home again.',
      criteriaNarrative: 'Passed the exam at sea.',
      kind: 'badge',
      imageUrl: 'https://harbour.example/boat.png',
      language: 'en',
      creditsAvailable: 2,
      skills: [
        { name: 'steer', url: 'https://skills.example/steer', frameworkName: 'Sea', code: 'S1', description: 'x' },
      ],
      resultDescriptions: [
        {
          id: rubric,
          name: 'Exam',
          resultType: 'RubricCriterionLevel',
          requiredLevel: level,
          rubricLevels: [{ id: level, name: 'Mastered', level: '2', points: '4' }],
        },
      ],
    },
    results: [{ resultDescription: rubric, achievedLevel: level, value: 'Mastered', status: 'Completed' }],
    activityStart: now,
    creditsEarned: 2,
    validUntil: new Date('2026-12-01T00:00:00Z'),
    refreshUrl: 'https://harbour.example/refresh',
    resources: [{ url: issuer.publish('/a', 'a'), ...(await digestOf(new TextEncoder().encode('a'))) }],
    endorsements: [await guild.endorse(now, 'urn:uuid:b7a2f3a0-6f6e-4a52-9c3b-5d1d9b1c2e33')],
  });
  const evidence = await gatherEvidence({
    text,
    resources: 'fetch',
    allowHttpLocalhost: true,
    async retrieve(url) {
      const body = await (await fetch(url)).text();
      return { ok: true, body, fetchedAt: now };
    },
  });
  const knownIssuers = [{ id: 'did:web:elsewhere.example', name: 'Harbour Collége', listedBy: 'A registry' }];
  const verdict: Verdict = await verifyCredential({ text, evidence, now, policy: { knownIssuers } });
  expect(verdict.outcome).toBe('valid');
  expect(verdict.issuerStanding).toMatchObject({ kind: 'look-alike' });
  expect(verdict.endorsements).toMatchObject([{ counts: true }]);
  expect(verdict.credential).toMatchObject({
    refreshServices: [{}],
    statuses: [{}],
    results: [{ achievedLevel: 'Mastered' }],
  });
  expect(endpoints.verifyCredential.success.body.parse(verdict)).toEqual(verdict);
});
