import { base64, base64urlnopad } from '@scure/base';
import { describe, expect, test } from 'vitest';
import { reasonOf } from '../testing/test-world.ts';
import type { Retrieval } from './evidence.ts';
import { gatherEvidence } from './gather-evidence.ts';
import { verifyCredential } from './verify-credential.ts';

const NOW = new Date('2026-11-24T12:00:00Z');
const HOME = 'https://issuer.example';
const issuer = {
  '@context': 'https://w3id.org/openbadges/v2',
  type: 'Profile',
  id: `${HOME}/issuer.json`,
  name: 'Northern College',
  url: HOME,
};
const badgeClass = {
  '@context': 'https://w3id.org/openbadges/v2',
  type: 'BadgeClass',
  id: `${HOME}/class.json`,
  name: 'Safe passwords',
  description: 'Keeps accounts safe.',
  image: `${HOME}/class.png`,
  criteria: { narrative: 'Passed a quiz.' },
  issuer: issuer.id,
};
const assertion = {
  '@context': 'https://w3id.org/openbadges/v2',
  type: 'Assertion',
  id: `${HOME}/assertions/1.json`,
  recipient: { type: 'email', hashed: false, identity: 'ada@learner.example' },
  badge: badgeClass.id,
  verification: { type: 'HostedBadge' },
  issuedOn: '2025-01-01T00:00:00Z',
};

type Web = Record<string, object>;
const web: Web = { [issuer.id]: issuer, [badgeClass.id]: badgeClass, [assertion.id]: assertion };

async function verdictOf(text: string, published: Web = web) {
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
      issuer: { id: issuer.id, name: 'Northern College' },

      achievement: { criteriaNarrative: 'Passed a quiz.' },
    });
    expect(verdict.technical.documents.map(({ url }) => url).sort()).toEqual(Object.keys(web).sort());
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
    const verdict = await verdictOf(JSON.stringify(elsewhere), { ...web, [elsewhere.id]: elsewhere });
    expect([verdict.outcome, reasonOf(verdict, 'issuer')]).toEqual(['not-valid', 'fail issuer.hosted-elsewhere']);
    const allowed = { ...issuer, verification: { type: 'VerificationObject', startsWith: 'https://evil.example/' } };
    const widened = await verdictOf(JSON.stringify(elsewhere), {
      ...web,
      [elsewhere.id]: elsewhere,
      [issuer.id]: allowed,
    });
    expect(widened.outcome).toBe('valid');
  });

  test('that is revoked, expired or gone is not shown as valid', async () => {
    const revoked = { ...web, [assertion.id]: { id: assertion.id, revoked: true, revocationReason: 'By mistake.' } };
    expect(reasonOf(await verdictOf(JSON.stringify(assertion), revoked), 'status')).toBe('fail status.revoked');
    const expired = { ...assertion, expires: '2026-01-01T00:00:00Z' };
    expect(reasonOf(await verdictOf(JSON.stringify(expired), { ...web, [assertion.id]: expired }), 'validity')).toBe(
      'fail validity.expired',
    );
    const { [assertion.id]: _, ...gone } = web;
    expect((await verdictOf(JSON.stringify(assertion), gone)).outcome).toBe('could-not-be-checked');
  });

  test('never borrows its issuer’s name from inside the file', async () => {
    const inside = { ...assertion, badge: { ...badgeClass, issuer: { ...issuer, name: 'Southern College' } } };
    const verdict = await verdictOf(JSON.stringify(inside));
    expect(verdict.credential?.issuer.name).toBe('Northern College');
  });
});

describe('a signed badge of Open Badges 2.0', () => {
  const keyId = `${HOME}/key.json`;
  const { subtle } = globalThis.crypto;
  const rsa = {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    modulusLength: 2048,
    publicExponent: new Uint8Array([1, 0, 1]),
  };

  async function world(keys: CryptoKeyPair) {
    const der = new Uint8Array(await subtle.exportKey('spki', keys.publicKey));
    const publicKeyPem = `-----BEGIN PUBLIC KEY-----\n${base64.encode(der)}\n-----END PUBLIC KEY-----`;
    const key = { type: 'CryptographicKey', id: keyId, owner: issuer.id, publicKeyPem };
    const revocationList = `${HOME}/revoked.json`;
    const profile = { ...issuer, publicKey: keyId, revocationList };
    const list = { type: 'RevocationList', id: revocationList, revokedAssertions: ['urn:uuid:2'] };
    return { ...web, [issuer.id]: profile, [keyId]: key, [revocationList]: list };
  }

  async function signed(keys: CryptoKeyPair, id = 'urn:uuid:1', creator = keyId): Promise<string> {
    const payload = { ...assertion, id, verification: { type: 'SignedBadge', creator } };
    const part = (json: object) => base64urlnopad.encode(new TextEncoder().encode(JSON.stringify(json)));
    const input = `${part({ alg: 'RS256' })}.${part(payload)}`;
    const signature = await subtle.sign('RSASSA-PKCS1-v1_5', keys.privateKey, new TextEncoder().encode(input));
    return `${input}.${base64urlnopad.encode(new Uint8Array(signature))}`;
  }

  test('is valid by a key that its issuer lists, and by no other', async () => {
    const keys = await subtle.generateKey(rsa, true, ['sign', 'verify']);
    const thief = await subtle.generateKey(rsa, true, ['sign', 'verify']);
    const published = await world(keys);
    const verdict = await verdictOf(await signed(keys), published);
    expect([verdict.sentence, verdict.technical.form]).toEqual([
      'Valid: it is genuine, from the issuer it names, and still good.',
      'open-badges-2.0-jws',
    ]);
    expect(reasonOf(await verdictOf(await signed(thief), published), 'proof')).toBe('fail proof.signature-wrong');
    const own = `https://evil.example/key.json`;
    const foreign = { ...published, [own]: { ...(published[keyId] as object), id: own } };
    expect(reasonOf(await verdictOf(await signed(keys, 'urn:uuid:1', own), foreign), 'issuer')).toBe(
      'fail issuer.key-not-listed',
    );
  });

  test('is not valid once its issuer’s list names it', async () => {
    const keys = await subtle.generateKey(rsa, true, ['sign', 'verify']);
    const verdict = await verdictOf(await signed(keys, 'urn:uuid:2'), await world(keys));
    expect(reasonOf(verdict, 'status')).toBe('fail status.revoked');
  });
});
