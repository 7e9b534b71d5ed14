import { describe, expect, test } from 'vitest';
import type { DidDocument } from './did-document.ts';
import { methodFaults, methodFor } from './method-for.ts';
import { parseDidDocument } from './parse-did-document.ts';
import { type VerificationRelationship, verificationRelationships } from './verification-relationship.ts';

const DID = 'did:web:example.org';
const key = (name: string, more: object = {}) => ({
  id: `${DID}#${name}`,
  type: 'Multikey',
  controller: DID,
  publicKeyMultibase: `z${name}`,
  ...more,
});
const read = (members: object): DidDocument => parseDidDocument(JSON.stringify({ id: DID, ...members }), DID);
const find = (document: DidDocument, id: string, relationship: VerificationRelationship) => {
  const found = methodFor(document, id, relationship);
  return found.ok ? found.method.publicKeyMultibase : found.fault;
};

describe('A11 a key counts for what its document allows, and for nothing else', () => {
  const document = read({
    verificationMethod: [key('listed'), key('idle'), { ...key('relative'), id: '#relative' }],
    authentication: [`${DID}#listed`, '#relative', key('own')],
    assertionMethod: ['#listed', `${DID}#relative`, '#own', '#nowhere'],
    capabilityInvocation: [{ ...key('invoke'), id: '#invoke' }],
    capabilityDelegation: [],
  });

  test.each<[string, readonly VerificationRelationship[]]>([
    ['listed', ['authentication', 'assertionMethod']],
    ['relative', ['authentication', 'assertionMethod']],
    ['idle', []],
    // Written inside one relationship: another one cannot borrow it by naming it.
    ['own', ['authentication']],
    ['invoke', ['capabilityInvocation']],
  ])('%s', (name, allowed) => {
    for (const relationship of verificationRelationships) {
      const expected = allowed.includes(relationship) ? `z${name}` : 'not-for-this';
      expect([relationship, find(document, `${DID}#${name}`, relationship)]).toEqual([relationship, expected]);
    }
  });

  test('a reference to a key that is nowhere is no key', () => {
    expect(find(document, `${DID}#nowhere`, 'assertionMethod')).toBe('not-listed');
  });
});

describe('retrieve verification method, step by step (Controlled Identifiers 1.0)', () => {
  const document = read({ verificationMethod: [key('a')], assertionMethod: ['#a'] });

  test.each([
    ['the whole address', `${DID}#a`, 'za'],
    ['no fragment', DID, 'other-document'],
    ['an empty fragment', `${DID}#`, 'not-listed'],
    ['only the fragment', '#a', 'other-document'],
    ['the fragment of somebody else', 'did:web:evil.example#a', 'other-document'],
    ['a DID that begins alike', `${DID}:evil#a`, 'other-document'],
    ['a path between', `${DID}/x#a`, 'other-document'],
    ['a version between', `${DID}?versionId=1#a`, 'other-document'],
    ['another case', `${DID}#A`, 'not-listed'],
    ['an escape for a letter', `${DID}#%61`, 'not-listed'],
    ['more behind', `${DID}#a/b`, 'not-listed'],
  ])('%s', (_, id, expected) => {
    expect(find(document, id, 'assertionMethod')).toBe(expected);
  });

  test.each([
    ['somebody else', 'did:web:evil.example'],
    ['somebody who begins alike', `${DID}:evil`],
    ['nobody', undefined],
    ['a part of itself', `${DID}#a`],
    ['the same in another case', DID.toUpperCase()],
  ])('a key that is controlled by %s is not the subject’s', (_, controller) => {
    for (const members of [
      { verificationMethod: [key('a', { controller })], assertionMethod: ['#a'] },
      { assertionMethod: [key('a', { controller })] },
    ]) {
      expect(find(read(members), `${DID}#a`, 'assertionMethod')).toBe('other-controller');
    }
  });

  test('a key that a document keeps for another DID is not found under either name', () => {
    const foreign = { ...key('a'), id: 'did:web:victim.example#a', controller: 'did:web:victim.example' };
    const poisoned = read({ verificationMethod: [foreign], assertionMethod: [foreign.id] });
    expect(find(poisoned, foreign.id, 'assertionMethod')).toBe('other-document');
    expect(find(poisoned, `${DID}#a`, 'assertionMethod')).toBe('not-listed');
  });

  test('every fault is an error of the standard', () => {
    expect(new Set(Object.values(methodFaults))).toEqual(
      new Set(
        ['VERIFICATION_METHOD', 'CONTROLLED_IDENTIFIER_DOCUMENT_ID', 'RELATIONSHIP_FOR_VERIFICATION_METHOD'].map(
          (name) => `https://w3id.org/security#INVALID_${name}`,
        ),
      ),
    );
  });
});
