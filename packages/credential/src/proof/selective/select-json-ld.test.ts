import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../model/json-value.ts';
import { selectJsonLd } from './select-json-ld.ts';

const document: JsonObject = {
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  id: 'urn:uuid:1',
  type: ['VerifiableCredential', 'Example'],
  name: { '@value': 'Kurs', '@language': 'de' },
  issuer: { id: 'did:web:issuer.example', type: ['Profile'], name: 'North', url: 'https://issuer.example' },
  'a/b~c': 1,
  credentialSubject: {
    id: 'urn:uuid:2',
    sails: [{ size: 5 }, { size: 6, maker: { type: 'Maker', id: 'urn:uuid:3', name: 'L' } }, { size: 7 }],
    tags: ['x', 'y', 'z'],
  },
};
const { '@context': context, id, type } = document;
const frame = { '@context': context, id, type };

describe('what pointers select', () => {
  test.each<[string, string[], JsonObject]>([
    ['nothing but what the document is', [], {}],
    ['a value', ['/credentialSubject/tags'], { credentialSubject: { id: 'urn:uuid:2', tags: ['x', 'y', 'z'] } }],
    ['one object whole', ['/issuer'], { issuer: document.issuer }],
    [
      'one member, and the id and type of what it is about',
      ['/issuer/name'],
      { issuer: { id: 'did:web:issuer.example', type: ['Profile'], name: 'North' } },
    ],
    [
      'entries of an array in their order, without gaps',
      ['/credentialSubject/sails/2', '/credentialSubject/sails/0/size'],
      { credentialSubject: { id: 'urn:uuid:2', sails: [{ size: 5 }, { size: 7 }] } },
    ],
    [
      'a deep value, and the ids and types on the way',
      ['/credentialSubject/sails/1/maker/name'],
      { credentialSubject: { id: 'urn:uuid:2', sails: [{ maker: { id: 'urn:uuid:3', type: 'Maker', name: 'L' } }] } },
    ],
    [
      'an entry of a list of texts',
      ['/credentialSubject/tags/1'],
      { credentialSubject: { id: 'urn:uuid:2', tags: ['y'] } },
    ],
    ['a text in a language, whole', ['/name'], { name: document.name }],
    ['a name with a slash and a tilde', ['/a~1b~0c'], { 'a/b~c': 1 }],
    [
      'what one pointer covers, whatever others say',
      ['/issuer/name', '/issuer', '/issuer/url'],
      { issuer: document.issuer },
    ],
    ['all types, even when one is named', ['/type/0'], {}],
  ])('%s', (_, pointers, selected) => {
    expect(selectJsonLd(document, pointers)).toEqual({ ...frame, ...selected });
  });

  test('the empty pointer selects the whole document', () => {
    expect(selectJsonLd(document, ['/name', ''])).toEqual(document);
  });

  test('a blank node label is no id that a verifier should see', () => {
    expect(selectJsonLd({ id: '_:b0', type: 'T', a: 1 }, ['/a'])).toEqual({ '@context': undefined, type: 'T', a: 1 });
  });

  test('members keep the order of the document', () => {
    const selected = selectJsonLd(document, ['/credentialSubject/tags', '/issuer', '/name']);
    expect(Object.keys(selected)).toEqual(['@context', 'id', 'type', 'name', 'issuer', 'credentialSubject']);
  });
});

describe('a pointer at nothing is refused', () => {
  test.each([
    '/missing',
    '/issuer/missing',
    '/credentialSubject/sails/3',
    '/credentialSubject/sails/-',
    '/credentialSubject/sails/-1',
    '/credentialSubject/sails/01',
    '/credentialSubject/sails/1e0',
    '/credentialSubject/sails/1 ',
    '/credentialSubject/sails/length',
    '/credentialSubject/tags/0/0',
    '/credentialSubject/tags/0/length',
    '/type/2',
    '/id/0',
    '/constructor',
    '/__proto__',
    '/toString',
    '/issuer/hasOwnProperty',
    '/name/@value',
    '/@context',
    '/@context/0',
    '/issuer/@context',
    '/proof',
    '/',
    'issuer',
  ])('%s', (pointer) => {
    expect(() => selectJsonLd(document, [pointer])).toThrow('proof.pointer-wrong');
    expect(() => selectJsonLd(document, ['', pointer])).toThrow('proof.pointer-wrong');
    expect(() => selectJsonLd(document, ['/issuer', '/credentialSubject', pointer])).toThrow('proof.pointer-wrong');
  });

  test('and so are more pointers than a document has values', () => {
    expect(() =>
      selectJsonLd(
        document,
        Array.from({ length: 1_001 }, () => '/issuer'),
      ),
    ).toThrow('proof.pointer-wrong');
  });
});
