import { describe, expect, test } from 'vitest';
import { CredentialError } from '../../errors.ts';
import { codeOf } from '../../testing/code-of.ts';
import { summariseBadge } from '../../verify/open-badge-2/summarise-badge.ts';
import { hashIdentity, matchesIdentity } from '../identity.ts';
import type { JsonObject, JsonValue } from '../json-value.ts';
import { assembleBadge, type BadgeParts, linksOfBadge } from './assemble-badge.ts';
import { isInHostedScope } from './is-in-hosted-scope.ts';
import {
  type BadgeAssertion,
  isRevokedAssertion,
  parseAssertion,
  parseBadgeClass,
  parseBadgeIssuer,
  parseBadgeKey,
  parseBadgeRevocationList,
} from './parse-badge.ts';
import { revocationOfBadge } from './revocation-of-badge.ts';

const CONTEXT = 'https://w3id.org/openbadges/v2';
const ID = 'https://badges.example/assertions/7';
const issuerJson: JsonObject = {
  '@context': CONTEXT,
  type: 'Issuer',
  id: 'https://badges.example/issuer',
  name: 'Northern College',
  url: 'https://north.example/',
  email: 'desk@north.example',
  image: 'javascript:alert(1)',
  publicKey: 'https://badges.example/keys/1',
};
const badgeJson: JsonObject = {
  '@context': CONTEXT,
  type: 'BadgeClass',
  id: 'https://badges.example/classes/robotics',
  name: 'Robotics',
  description: 'Builds robots.',
  image: { id: 'https://badges.example/robotics.png', caption: 'A robot' },
  criteria: { id: 'https://badges.example/robotics.html', narrative: 'Build a robot.' },
  issuer: 'https://badges.example/issuer',
  alignment: {
    targetName: 'Problem-solving',
    targetUrl: 'https://framework.example/1',
    targetFramework: 'F',
    targetCode: '1',
  },
  tags: ['robots'],
};
const assertionJson: JsonObject = {
  '@context': CONTEXT,
  type: 'Assertion',
  id: ID,
  recipient: {
    type: 'email',
    hashed: true,
    salt: 'deadsea',
    identity: await hashIdentity('beth@example.org', 'deadsea'),
  },
  badge: 'https://badges.example/classes/robotics',
  verification: { type: 'hosted' },
  issuedOn: '2016-12-31T23:59:59Z',
  expires: '2017-06-30T23:59:59Z',
  evidence: 'https://badges.example/work.html',
};

const assertion = (more: JsonObject = {}) =>
  parseAssertion(JSON.stringify({ ...assertionJson, ...more })) as BadgeAssertion;
const badgeClass = (more: JsonObject = {}) => parseBadgeClass(JSON.stringify({ ...badgeJson, ...more }));
const issuer = (more: JsonObject = {}) => parseBadgeIssuer(JSON.stringify({ ...issuerJson, ...more }));
const missing = undefined as unknown as JsonValue;
const parts = (more: Partial<BadgeParts> = {}): BadgeParts => ({
  assertion: assertion(),
  badgeClass: badgeClass(),
  issuer: issuer(),
  fetchedFrom: ID,
  ...more,
});

describe('Open Badges 2.0 is read', () => {
  test('an assertion, a badge class and an issuer', () => {
    expect(assertion()).toMatchObject({
      id: ID,
      verification: { method: 'hosted' },
      evidence: [{ id: 'https://badges.example/work.html' }],
      revoked: false,
    });
    expect(badgeClass().alignment).toHaveLength(1);
    expect(issuer().publicKey).toEqual(['https://badges.example/keys/1']);
  });

  test('and what remains of 1.x: the older name of the verification, a uid, dates without a time', () => {
    const old = { verification: missing, verify: { type: 'hosted', url: ID }, id: missing, uid: 'abc', type: missing };
    expect(assertion({ ...old, issuedOn: 1_483_228_799 })).toMatchObject({
      uid: 'abc',
      verification: { method: 'hosted', url: ID },
      issuedOn: '2016-12-31T23:59:59Z',
    });
    expect(assertion({ issuedOn: '2016-12-31' }).issuedOn).toBe('2016-12-31T00:00:00Z');
  });

  test('of a revoked assertion only that may be left', () => {
    const revoked = parseAssertion(JSON.stringify({ id: ID, revoked: true, revocationReason: 'Awarded in error' }));
    expect(isRevokedAssertion(revoked)).toBe(true);
    expect(revoked).toMatchObject({ revocationReason: 'Awarded in error' });
    expect(assertion({ revoked: true }).revoked).toBe(true);
  });

  test.each<[string, JsonObject]>([
    ['another type', { type: 'Endorsement' }],
    ['no recipient', { recipient: missing }],
    ['a recipient that is a text', { recipient: 'beth@example.org' }],
    ['no badge', { badge: missing }],
    ['no way to verify it', { verification: missing }],
    ['two ways to verify it', { verify: { type: 'signed' } }],
    ['a way that is both', { verification: { type: ['hosted', 'signed'] } }],
    ['an unknown way', { verification: { type: 'blockchain' } }],
    ['no date', { issuedOn: missing }],
    ['a date that is none', { issuedOn: 'yesterday' }],
    ['an end that is none', { expires: '2017-02-30' }],
    ['an id that is no address', { id: 'abc' }],
    ['a revocation that is a text', { revoked: 'true' }],
  ])('an assertion with %s is refused', (_, more) => {
    expect(codeOf(() => assertion(more))).toBe('credential.malformed');
  });

  test.each<[string, () => unknown]>([
    ['a badge class without a name', () => badgeClass({ name: missing })],
    ['a badge class without an issuer', () => badgeClass({ issuer: missing })],
    ['an issuer without a name', () => issuer({ name: missing })],
    ['an issuer without an id', () => issuer({ id: missing })],
    ['a key without an owner', () => parseBadgeKey(JSON.stringify({ id: ID, publicKeyPem: 'x' }))],
    ['a list of revocations that is none', () => parseBadgeRevocationList(JSON.stringify({ revokedAssertions: 'x' }))],
    ['an assertion with one member twice', () => parseAssertion('{"id":"urn:a","id":"urn:b"}')],
  ])('%s is refused', (_, act) => {
    expect(act).toThrow(CredentialError);
  });
});

describe('the documents of a badge must be the ones that were meant', () => {
  test('and then they are one badge', () => {
    expect(linksOfBadge(assertion())).toEqual({ assertion: ID, badgeClass: badgeJson.id, issuer: undefined });
    expect(assembleBadge(parts()).issuer.name).toBe('Northern College');
  });

  test('a badge class inside the assertion leads to its issuer, and no further', () => {
    expect(linksOfBadge(assertion({ badge: badgeJson }))).toEqual({
      assertion: ID,
      badgeClass: badgeJson.id,
      issuer: 'https://badges.example/issuer',
    });
  });

  test('a signed assertion needs no address', () => {
    const signed = assertion({ verification: { type: 'SignedBadge' }, id: 'urn:uuid:1', badge: badgeJson });
    expect(linksOfBadge(signed).assertion).toBeUndefined();
    expect(assembleBadge(parts({ assertion: signed, fetchedFrom: undefined })).assertion).toBe(signed);
  });

  test.each<[string, Partial<BadgeParts>]>([
    ['an assertion found at another address', { fetchedFrom: 'https://evil.example/7' }],
    ['an assertion that was not fetched', { fetchedFrom: undefined }],
    [
      'an assertion whose address is another than its id',
      {
        assertion: assertion({ verification: { type: 'hosted', url: 'https://evil.example/7' } }),
        fetchedFrom: 'https://evil.example/7',
      },
    ],
    ['another badge class', { badgeClass: badgeClass({ id: 'https://evil.example/class' }) }],
    ['another issuer', { issuer: issuer({ id: 'https://evil.example/issuer' }) }],
  ])('%s is refused', (_, more) => {
    expect(codeOf(() => assembleBadge(parts(more)))).toBe('credential.malformed');
  });
});

describe('a hosted assertion stands where its issuer says', () => {
  const scope = (verification: JsonValue, more: JsonObject = {}, classMore: JsonObject = {}) =>
    isInHostedScope({
      assertion: assertion(more),
      badgeClass: badgeClass(classMore),
      issuer: issuer(verification === null ? {} : { verification }),
    });
  const at = (id: string): JsonObject => ({ id });

  test.each<[string, boolean, JsonValue, JsonObject?, JsonObject?]>([
    ['beside the issuer, by default', true, null],
    ['elsewhere, by default', false, null, at('https://evil.example/7')],
    ['on another port, by default', false, null, at('https://badges.example:8443/7')],
    ['without encryption, by default', false, null, at('http://badges.example/7')],
    ['beside the issuer, whose badge class is elsewhere', false, null, {}, { id: 'https://evil.example/class' }],
    ['on an allowed host', true, { allowedOrigins: 'badges.example' }],
    ['on one of several', true, { allowedOrigins: ['a.example', 'BADGES.example'] }],
    ['on an allowed origin', true, { allowedOrigins: ['https://badges.example'] }],
    ['on a host below an allowed one', false, { allowedOrigins: 'example' }],
    [
      'on a host that begins like an allowed one',
      false,
      { allowedOrigins: 'badges.example' },
      at('https://badges.example.evil.example/7'),
    ],
    [
      'on a host behind a user name',
      false,
      { allowedOrigins: 'badges.example' },
      at('https://badges.example@evil.example/7'),
    ],
    ['below an allowed beginning', true, { startsWith: 'https://badges.example/assertions/' }],
    ['beside an allowed beginning', false, { startsWith: 'https://badges.example/other/' }],
    [
      'above an allowed beginning, by a detour',
      false,
      { startsWith: 'https://badges.example/other/' },
      at('https://badges.example/other/../assertions/7'),
    ],
    [
      'on a host that begins like the allowed beginning',
      false,
      { startsWith: 'https://badges.example' },
      at('https://badges.example.evil.example/7'),
    ],
    [
      'below a beginning, but on another host',
      false,
      { startsWith: 'https://badges.example/', allowedOrigins: 'a.example' },
    ],
    ['nowhere', false, { allowedOrigins: '' + 'x' }, at('urn:uuid:1')],
  ])('%s: %s', (_, expected, verification, more, classMore) => {
    expect(scope(verification, more, classMore)).toBe(expected);
  });
});

describe('a badge', () => {
  test('is revoked by a list that names its id or its uid', () => {
    const list = parseBadgeRevocationList(
      JSON.stringify({
        type: 'RevocationList',
        revokedAssertions: [ID, { uid: 'abc', revocationReason: 'In error' }, { id: 'urn:x' }],
      }),
    );
    expect(revocationOfBadge({ id: ID, uid: undefined }, list)).toEqual({ reason: undefined });
    expect(revocationOfBadge({ id: undefined, uid: 'abc' }, list)).toEqual({ reason: 'In error' });
    expect(revocationOfBadge({ id: 'urn:y', uid: 'other' }, list)).toBeUndefined();
    expect(revocationOfBadge({ id: undefined, uid: undefined }, list)).toBeUndefined();
  });

  test('is its recipient’s, by a hash', async () => {
    const { recipient } = assertion();
    expect(await matchesIdentity(recipient, 'beth@example.org')).toBe('match');
    expect(await matchesIdentity(recipient, 'eve@example.org')).toBe('mismatch');
  });

  test('is shown in the shape of every other credential, and only what is safe to show', () => {
    expect(summariseBadge(assembleBadge(parts()))).toEqual({
      id: ID,
      name: 'Robotics',
      issuer: {
        id: 'https://badges.example/issuer',
        name: 'Northern College',
        url: 'https://north.example/',
        description: undefined,
        imageUrl: undefined,
      },
      subject: { id: undefined },
      achievement: {
        id: 'https://badges.example/classes/robotics',
        name: 'Robotics',
        description: 'Builds robots.',
        criteriaNarrative: 'Build a robot.',
        imageUrl: 'https://badges.example/robotics.png',
        skills: [
          {
            name: 'Problem-solving',
            url: 'https://framework.example/1',
            description: undefined,
            frameworkName: 'F',
            code: '1',
          },
        ],
      },
      results: [],
      validFrom: '2016-12-31T23:59:59Z',
      validUntil: '2017-06-30T23:59:59Z',
      statuses: [],
    });
  });
});
