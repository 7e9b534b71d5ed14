import { describe, expect, test } from 'vitest';
import { codeOf } from '../testing/code-of.ts';
import { testKey } from '../testing/test-issuer.ts';
import { buildDidDocument } from './build-did-document.ts';
import { parseDidDocument } from './parse-did-document.ts';

const DID = 'did:web:example.org';
const key = { id: `${DID}#a`, type: 'Multikey', controller: DID, publicKeyMultibase: 'z6Mk' };
const service = { id: `${DID}#files`, type: 'Files', serviceEndpoint: 'https://example.org/' };
const read = (document: unknown) => codeOf(() => parseDidDocument(JSON.stringify(document), DID));

describe('documents that we build', () => {
  test('what is built is read, with a revoked key dated', async () => {
    const { publicKeyMultibase } = await testKey(1);
    const revoked = new Date('2026-01-02T03:04:05Z');
    const built = buildDidDocument({ did: DID, keys: [{ id: `${DID}#a`, publicKeyMultibase, revoked }] });
    expect(parseDidDocument(JSON.stringify(built), DID)).toEqual(built);
    expect(built.verificationMethod?.[0]?.revoked).toBe('2026-01-02T03:04:05Z');
  });

  test('a key is for credentials alone unless more is asked for', async () => {
    const { publicKeyMultibase } = await testKey(1);
    const [a, b, c] = ['a', 'b', 'c'].map((name) => ({ id: `${DID}#${name}`, publicKeyMultibase }));
    if (a === undefined || b === undefined || c === undefined) throw new Error('unreachable');
    const both = { ...b, relationships: ['authentication', 'assertionMethod'] as const };
    const never = { ...c, relationships: [] };
    const { assertionMethod, authentication, capabilityInvocation, keyAgreement } = buildDidDocument({
      did: DID,
      keys: [a, both, never],
    });
    expect({ assertionMethod, authentication, capabilityInvocation, keyAgreement }).toEqual({
      assertionMethod: [a.id, b.id],
      authentication: [b.id],
    });
    expect(buildDidDocument({ did: DID, keys: [] }).assertionMethod).toEqual([]);
  });

  test.each(['did:web:evil.example#a', DID, '#a', `${DID}:x#a`])('the key %s is not listed', async (id) => {
    const { publicKeyMultibase } = await testKey(1);
    expect(codeOf(() => buildDidDocument({ did: DID, keys: [{ id, publicKeyMultibase }] }))).toBe('did.malformed');
  });
});

describe('documents of others', () => {
  test.each<[string, object]>([
    ['the least', {}],
    ['nobody’s keys', { verificationMethod: [], assertionMethod: [] }],
    ['members that nobody defined', { 'https://x.example/#y': { deep: [1, null] }, proof: {} }],
    ['one context or many', { '@context': ['https://www.w3.org/ns/did/v1', { x: 'urn:x' }] }],
    ['several controllers', { controller: [DID, 'did:web:parent.example'] }],
    ['a key without a controller, which is nobody’s', { verificationMethod: [{ ...key, controller: undefined }] }],
    ['a key of a kind that we do not know', { verificationMethod: [{ ...key, type: 'NewKey2031', bits: 7 }] }],
    [
      'relative and embedded keys',
      { verificationMethod: [{ ...key, id: '#a' }], authentication: ['#a', { ...key, id: '#b' }] },
    ],
    [
      'services of every form',
      { service: [service, { id: '#b', type: ['A', 'B'], serviceEndpoint: [{ uri: 'x' }, 'https://a.example'] }] },
    ],
  ])('%s', (_, members) => {
    expect(read({ id: DID, ...members })).toBe('accepted');
  });

  test.each<[string, unknown]>([
    ['another id', { id: 'did:web:evil.example' }],
    ['no id', {}],
    ['an id that only begins alike', { id: `${DID}:x` }],
    ['an id that is only the beginning', { id: DID.slice(0, -1) }],
    ['an id with a fragment', { id: `${DID}#` }],
    ['an id with a path', { id: `${DID}/` }],
    ['an id with a query', { id: `${DID}?versionId=1` }],
    ['an id of other case', { id: 'did:web:Example.org' }],
    ['an id with an escape', { id: 'did:web:example%2Eorg' }],
    ['an id with a space', { id: `${DID} ` }],
    ['an id with a zero width space', { id: `${DID}\u200b` }],
    ['an id of look-alike letters', { id: 'did:web:exаmple.org' }],
    ['an id in an array', { id: [DID] }],
    ['an id in an object', { id: { '@id': DID } }],
    ['an id under another name', { '@id': DID }],
    ['keys that are none', { id: DID, verificationMethod: 'x' }],
    ['keys in an object', { id: DID, verificationMethod: { 0: key } }],
    ['a key without an id', { id: DID, verificationMethod: [{ ...key, id: undefined }] }],
    ['a key with an empty id', { id: DID, verificationMethod: [{ ...key, id: '' }] }],
    ['a key without a type', { id: DID, verificationMethod: [{ ...key, type: undefined }] }],
    ['a key of two types', { id: DID, verificationMethod: [{ ...key, type: ['Multikey', 'JsonWebKey'] }] }],
    ['a key of two controllers', { id: DID, verificationMethod: [{ ...key, controller: [DID, DID] }] }],
    ['a key that is a text', { id: DID, verificationMethod: [key.id] }],
    ['a key in an array', { id: DID, verificationMethod: [{ ...key, publicKeyMultibase: ['z6Mk'] }] }],
    ['a JWK that is a text', { id: DID, verificationMethod: [{ ...key, publicKeyJwk: '{}' }] }],
    [
      'a day of revocation that is none',
      { id: DID, verificationMethod: [{ ...key, revoked: '2026-02-30T00:00:00Z' }] },
    ],
    [
      'a date of revocation without a zone',
      { id: DID, verificationMethod: [{ ...key, revoked: '2026-02-01T00:00:00' }] },
    ],
    ['an end that is a number', { id: DID, verificationMethod: [{ ...key, expires: 1_900_000_000 }] }],
    ['the same key twice', { id: DID, verificationMethod: [key, key] }],
    ['two keys under one name', { id: DID, verificationMethod: [key, { ...key, publicKeyMultibase: 'zDn' }] }],
    ['one name, once written in full', { id: DID, verificationMethod: [key, { ...key, id: '#a' }] }],
    [
      'one name in the list and in a use',
      { id: DID, verificationMethod: [key], assertionMethod: [{ ...key, publicKeyMultibase: 'zDn' }] },
    ],
    ['one name in two uses', { id: DID, authentication: [key], assertionMethod: [{ ...key, id: '#a' }] }],
    ['a use that is no list', { id: DID, assertionMethod: key.id }],
    ['a use of a number', { id: DID, assertionMethod: [7] }],
    ['a use of null', { id: DID, authentication: [null] }],
    ['an empty reference', { id: DID, keyAgreement: [''] }],
    ['a use that holds a list', { id: DID, capabilityDelegation: [[key.id]] }],
    ['two services under one name', { id: DID, service: [service, { ...service, id: '#files' }] }],
    ['a service without a type', { id: DID, service: [{ ...service, type: undefined }] }],
    ['a service that leads nowhere', { id: DID, service: [{ ...service, serviceEndpoint: undefined }] }],
    ['a service that leads to a number', { id: DID, service: [{ ...service, serviceEndpoint: 7 }] }],
    ['a service that leads to nothing in a list', { id: DID, service: [{ ...service, serviceEndpoint: [] }] }],
    ['services that are no list', { id: DID, service }],
    ['other names that are no list', { id: DID, alsoKnownAs: 'https://example.org' }],
    ['a controller that is an object', { id: DID, controller: { id: DID } }],
    [
      '1201 keys',
      { id: DID, verificationMethod: Array.from({ length: 1_201 }, (_, at) => ({ ...key, id: `#${at}` })) },
    ],
    ['1201 uses', { id: DID, assertionMethod: Array.from({ length: 1_201 }, () => key.id) }],
    ['a document in an array', [{ id: DID }]],
    ['a document in a text', JSON.stringify({ id: DID })],
    ['a document inside a result', { didDocument: { id: DID } }],
  ])('C07 a document with %s is refused', (_, document) => {
    expect(read(document)).toBe('did.document-malformed');
  });

  test.each([
    ['a web page', '<html>'],
    ['nothing', ''],
    ['null', 'null'],
    ['two ids', `{"id":"${DID}","id":"did:web:evil.example"}`],
    ['two ids the other way round', `{"id":"did:web:evil.example","id":"${DID}"}`],
    ['a prototype', `{"id":"${DID}","__proto__":{"assertionMethod":["#a"]}}`],
    ['a mark in front', `\ufeff{"id":"${DID}"}`],
    ['something behind', `{"id":"${DID}"} {}`],
    ['a comment', `{"id":"${DID}"/* */}`],
    ['65 levels', `{"id":"${DID}","x":${'['.repeat(64)}${']'.repeat(64)}}`],
    ['more than a megabyte', `{"id":"${DID}","x":"${'a'.repeat(1_048_576)}"}`],
  ])('C07 a text with %s is refused', (_, text) => {
    expect(codeOf(() => parseDidDocument(text, DID))).toBe('did.document-malformed');
  });
});
