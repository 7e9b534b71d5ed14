import { expect, test } from 'vitest';
import { mandatoryPointersOf } from './mandatory-pointers.ts';

const achievement = { id: 'urn:x:1', type: ['Achievement'], name: 'N', description: 'D', criteria: { narrative: 'C' } };

test('what binds a credential is mandatory, and what it does not have is not', () => {
  const document = {
    id: 'urn:x:2',
    issuer: 'did:x:y',
    validUntil: '2029-01-01T00:00:00Z',
    name: 'N',
    credentialStatus: {},
  };
  expect(mandatoryPointersOf(document)).toEqual(['/issuer', '/validUntil', '/credentialStatus']);
  expect(mandatoryPointersOf({ issuer: 'did:x:y', issuanceDate: 'a', expirationDate: 'b' })).toEqual([
    '/issuer',
    '/issuanceDate',
    '/expirationDate',
  ]);
});

test('of a badge, what the standard asks is mandatory, in a subject or an array of one', () => {
  const members = ['name', 'description', 'criteria'].map((name) => `achievement/${name}`);
  const identifier = [{ type: ['IdentityObject'], identityHash: 'x', identityType: 'name', hashed: false }];
  expect(mandatoryPointersOf({ credentialSubject: { id: 'urn:x:3', achievement, identifier } })).toEqual(
    [...members, 'id'].map((path) => `/credentialSubject/${path}`),
  );
  expect(mandatoryPointersOf({ credentialSubject: [{ achievement, identifier }] })).toEqual(
    [...members, 'identifier'].map((path) => `/credentialSubject/0/${path}`),
  );
  expect(mandatoryPointersOf({ credentialSubject: [{ achievement }, { achievement }] })).toEqual([]);
});
