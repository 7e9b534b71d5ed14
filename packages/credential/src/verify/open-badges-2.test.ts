import { describe, expect, test } from 'vitest';
import {
  hostedAssertion as assertion,
  BADGE_KEY_ID,
  type BadgeWeb,
  badgeClass,
  badgeIssuer,
  badgeKeys,
  badgeWeb,
  signBadge,
  webOfSigner,
} from '../testing/open-badge-2.ts';
import { reasonOf } from '../testing/test-world.ts';
import type { Retrieval } from './evidence.ts';
import { gatherEvidence } from './gather-evidence.ts';
import { verifyCredential } from './verify-credential.ts';

const NOW = new Date('2026-11-24T12:00:00Z');

async function verdictOf(text: string, published: BadgeWeb = badgeWeb) {
  const retrieve = async (url: string): Promise<Retrieval> => {
    const body = published[url];
    return body === undefined
      ? { ok: false, reasonCode: 'retrieval.not-found' }
      : { ok: true, body: JSON.stringify(body), fetchedAt: NOW };
  };
  const evidence = await gatherEvidence({ text, retrieve });
  return verifyCredential({ text, evidence, now: NOW });
}

describe('a hosted badge of Open Badges 2.0', () => {
  test('is valid while its issuer publishes it, and is shown like any other', async () => {
    const verdict = await verdictOf(JSON.stringify(assertion));
    expect([verdict.outcome, reasonOf(verdict, 'proof'), reasonOf(verdict, 'issuer')]).toEqual([
      'valid',
      'pass proof.hosted',
      'pass issuer.hosts-badge',
    ]);
    expect(verdict.credential).toMatchObject({
      name: 'Safe passwords',
      issuer: { id: badgeIssuer.id, name: 'Northern College' },

      achievement: { criteriaNarrative: 'Passed a quiz.' },
    });
    expect(verdict.technical.documents.map(({ url }) => url).sort()).toEqual(Object.keys(badgeWeb).sort());
  });

  test('in a file that says something else than what is published is not valid', async () => {
    for (const change of [
      { recipient: { ...assertion.recipient, identity: 'eve@evil.example' } },
      { issuedOn: '2024-01-01T00:00:00Z' },
      { expires: '2039-01-01T00:00:00Z' },
    ]) {
      const verdict = await verdictOf(JSON.stringify({ ...assertion, ...change }));
      expect(reasonOf(verdict, 'proof')).toBe('fail proof.hosted-differs');
      expect(verdict.credential).toBeUndefined();
    }
  });

  test('published elsewhere than where its issuer is at home is not valid', async () => {
    const elsewhere = { ...assertion, id: 'https://evil.example/1.json' };
    const verdict = await verdictOf(JSON.stringify(elsewhere), { ...badgeWeb, [elsewhere.id]: elsewhere });
    expect([verdict.outcome, reasonOf(verdict, 'issuer')]).toEqual(['not-valid', 'fail issuer.hosted-elsewhere']);
    const allowed = {
      ...badgeIssuer,
      verification: { type: 'VerificationObject', startsWith: 'https://evil.example/' },
    };
    const widened = await verdictOf(JSON.stringify(elsewhere), {
      ...badgeWeb,
      [elsewhere.id]: elsewhere,
      [badgeIssuer.id]: allowed,
    });
    expect(widened.outcome).toBe('valid');
  });

  test('that is revoked, expired or gone is not shown as valid', async () => {
    const revoked = {
      ...badgeWeb,
      [assertion.id]: { id: assertion.id, revoked: true, revocationReason: 'By mistake.' },
    };
    expect(reasonOf(await verdictOf(JSON.stringify(assertion), revoked), 'status')).toBe('fail status.revoked');
    const expired = { ...assertion, expires: '2026-01-01T00:00:00Z' };
    expect(
      reasonOf(await verdictOf(JSON.stringify(expired), { ...badgeWeb, [assertion.id]: expired }), 'validity'),
    ).toBe('fail validity.expired');
    const { [assertion.id]: _, ...gone } = badgeWeb;
    expect((await verdictOf(JSON.stringify(assertion), gone)).outcome).toBe('could-not-be-checked');
  });

  test('never borrows its issuer’s name from inside the file', async () => {
    const inside = { ...assertion, badge: { ...badgeClass, issuer: { ...badgeIssuer, name: 'Southern College' } } };
    const verdict = await verdictOf(JSON.stringify(inside));
    expect(verdict.credential?.issuer.name).toBe('Northern College');
  });
});

describe('a signed badge of Open Badges 2.0', () => {
  test('is valid by a key that its issuer lists, and by no other', async () => {
    const keys = await badgeKeys();
    const thief = await badgeKeys();
    const published = await webOfSigner(keys);
    const verdict = await verdictOf(await signBadge(keys), published);
    expect([verdict.sentence, verdict.technical.form]).toEqual([
      'Valid: it is genuine, from the issuer it names, and still good.',
      'open-badges-2.0-jws',
    ]);
    expect(reasonOf(await verdictOf(await signBadge(thief), published), 'proof')).toBe('fail proof.signature-wrong');
    const own = `https://evil.example/key.json`;
    const foreign = { ...published, [own]: { ...(published[BADGE_KEY_ID] as object), id: own } };
    expect(reasonOf(await verdictOf(await signBadge(keys, 'urn:uuid:1', own), foreign), 'issuer')).toBe(
      'fail issuer.key-not-listed',
    );
  });

  test('is not valid once its issuer’s list names it', async () => {
    const keys = await badgeKeys();
    const verdict = await verdictOf(await signBadge(keys, 'urn:uuid:2'), await webOfSigner(keys));
    expect(reasonOf(verdict, 'status')).toBe('fail status.revoked');
  });
});
