import { describe, expect, test } from 'vitest';
import { oneEdTechRevocationList } from './one-ed-tech-revocation-list.ts';
import { readOpenBadges2RevocationList } from './open-badges-2-revocation-list.ts';
import { findRevocation } from './revocation-list.ts';

const ID = 'https://issuer.example/credentials/7f0c';
const entry = { type: '1EdTechRevocationList', listUrl: 'https://issuer.example/r', purpose: 'revocation', size: 1 };
const lookUp = (list: object, id: string | undefined = ID) =>
  oneEdTechRevocationList.readList({ ...list }).lookUp(entry, id);

describe('a 1EdTech revocation list', () => {
  test.each<[number, object]>([
    [1, { revokedCredentials: [{ id: ID, revoked: true, revocationReason: 'Awarded in error' }] }],
    [1, { revokedCredentials: [{ id: 'urn:other' }, { id: ID }] }],
    [1, { revokedCredentials: { id: ID } }],
    [1, { revokedCredentials: [ID] }],
    [1, { revokedCredential: [{ id: ID }] }],
    [1, { revokedCredentials: [], revokedCredential: [{ id: ID }] }],
    [0, { revokedCredentials: [] }],
    [0, { revokedCredentials: [{ id: `${ID}/` }, { id: ID.toUpperCase() }, { id: ID.slice(0, -1) }] }],
    [0, { revokedCredentials: [{ id: ID, revoked: false }] }],
  ])('answers %i with %j', (value, list) => {
    expect(lookUp(list).value).toBe(value);
  });

  test('gives the reason', () => {
    expect(lookUp({ revokedCredentials: [{ id: ID, revocationReason: 'Awarded in error' }] }).note).toBe(
      'Awarded in error',
    );
  });

  test.each([
    {},
    { revokedCredentials: null },
    { revokedCredentials: 'x'.repeat(3_000) },
    { revokedCredentials: [{}] },
    { revokedCredentials: [{ revoked: true }] },
    { revokedCredentials: [{ id: 7 }] },
    { revokedCredentials: [{ id: ID, revoked: 'false' }] },
    { revokedCredentials: [[ID]] },
    { revokedCredentials: [null] },
  ])('with %j is malformed, and answers nothing', (list) => {
    expect(() => lookUp(list)).toThrow('status.list-malformed');
  });

  test('has no answer for a credential without an id', () => {
    const list = oneEdTechRevocationList.readList({ revokedCredentials: [] });
    expect(() => list.lookUp(entry, undefined)).toThrow('status.index-out-of-range');
  });
});

describe('the revocation list of an Open Badges 2.0 issuer', () => {
  const list = {
    '@context': 'https://w3id.org/openbadges/v2',
    id: 'https://issuer.example/revocations.json',
    type: 'RevocationList',
    issuer: 'https://issuer.example/profile.json',
    revokedAssertions: [
      'urn:uuid:3c574c87-b96f-4f06-8eb5-68a29335b60e',
      { id: 'urn:uuid:e79a6c18-787e-4868-8e65-e6a4530fb418', revocationReason: 'Honour code' },
      { uid: 'abc123', revocationReason: 'Issued in error' },
      { id: 'urn:uuid:back', revoked: false },
    ],
  };
  const read = readOpenBadges2RevocationList(JSON.stringify(list));

  test('says whose it is', () => {
    expect(read).toMatchObject({ id: list.id, issuer: list.issuer });
  });

  test.each<[number, object, string | undefined]>([
    [1, { id: 'urn:uuid:3c574c87-b96f-4f06-8eb5-68a29335b60e' }, undefined],
    [1, { id: 'urn:uuid:e79a6c18-787e-4868-8e65-e6a4530fb418' }, 'Honour code'],
    [1, { uid: 'abc123' }, 'Issued in error'],
    [1, { id: 'urn:none', uid: 'abc123' }, 'Issued in error'],
    [0, { id: 'abc123' }, undefined],
    [0, { uid: 'urn:uuid:3c574c87-b96f-4f06-8eb5-68a29335b60e' }, undefined],
    [0, { id: 'urn:uuid:back' }, undefined],
    [0, {}, undefined],
  ])('answers %i about %j', (value, keys, note) => {
    expect(findRevocation(read.revocations, keys)).toEqual(note === undefined ? { value } : { value, note });
  });

  test.each([
    [],
    7,
    {},
    { ...list, type: 'Profile' },
    { ...list, revokedAssertions: undefined },
    { ...list, revokedAssertions: 7 },
  ])('is not %j', (other) => {
    expect(() => readOpenBadges2RevocationList(JSON.stringify(other))).toThrow('status.list-malformed');
  });

  test('is read as strictly as any document', () => {
    const text = JSON.stringify(list).replace('{', '{"type":"Profile",');
    expect(() => readOpenBadges2RevocationList(text)).toThrow('json.duplicate-key');
  });
});
