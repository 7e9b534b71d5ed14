import { describe, expect, test } from 'vitest';
import { CredentialError } from '../errors.ts';
import { canonicalise } from '../jsonld/canonicalise.ts';
import { addContexts, allowInlineContexts, pinnedContexts } from '../jsonld/contexts.ts';
import { CREDENTIALS_V1, CREDENTIALS_V2 } from '../jsonld/pinned-contexts.ts';
import { checkCredential } from './check-credential.ts';
import type { JsonObject, JsonValue } from './json-value.ts';
import { type ParseOptions, parseCredential } from './parse-credential.ts';
import { typesOf } from './types-of.ts';
import { validityOf } from './validity.ts';
import { versionOf } from './version.ts';

const least: JsonObject = {
  '@context': [CREDENTIALS_V2],
  type: ['VerifiableCredential'],
  issuer: 'did:example:issuer',
  credentialSubject: { id: 'did:example:subject' },
};
const least1: JsonObject = {
  ...least,
  '@context': [CREDENTIALS_V1],
  issuanceDate: '2020-01-01T00:00:00Z',
};

function codeOf(document: JsonValue, options: ParseOptions = {}): string {
  try {
    parseCredential(JSON.stringify(document), options);
    return 'accepted';
  } catch (error) {
    if (error instanceof CredentialError) return error.code;
    throw error;
  }
}

const TYPE = 'https://example.org/vocabulary#Thing';
const DIGEST = 'uEiAkoYyQ6YVtUmER83bjAtlwsr0QGC4zlZmVsCB9cEO5';

describe('VC Data Model 2.0: what it allows is read', () => {
  test.each<[string, JsonObject]>([
    ['no more than it requires', {}],
    ['one type, bare', { type: 'VerifiableCredential' }],
    ['types in any order, some of them addresses', { type: [TYPE, 'VerifiableCredential'] }],
    ['an id that is a URN', { id: 'urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33' }],
    ['an id that is a DID URL', { id: 'did:example:abc?x=1#frag' }],
    ['an issuer with a name in two languages', { issuer: { id: 'did:example:issuer', name: languages('Hochschule') } }],
    ['a name in a language and a direction', { name: { '@value': 'x', '@language': 'ar', '@direction': 'rtl' } }],
    ['a description in several languages', { description: languages('Beschreibung') }],
    ['several subjects', { credentialSubject: [{ id: 'did:example:a' }, { id: 'did:example:b' }] }],
    ['a subject without an id', { credentialSubject: { name: 'A name' } }],
    [
      'dates with milliseconds and offsets',
      { validFrom: '2023-02-26T01:02:58.447Z', validUntil: '2033-02-26T01:02:58-06:00' },
    ],
    ['one status without an id', { credentialStatus: { type: TYPE } }],
    ['several status entries', { credentialStatus: [{ id: 'did:example:1', type: TYPE }, { type: TYPE }] }],
    ['one schema', { credentialSchema: { id: 'https://example.org/schema.json', type: 'JsonSchema' } }],
    ['several schemas', { credentialSchema: [1, 2].map((n) => ({ id: `did:example:${n}`, type: TYPE })) }],
    ['terms of use', { termsOfUse: { type: TYPE } }],
    ['evidence, one and several', { evidence: [{ type: TYPE }, { id: 'https://example.org/e', type: [TYPE] }] }],
    ['a refresh service', { refreshService: { id: 'did:example:refresh', type: TYPE } }],
    ['a render method', { renderMethod: { id: 'https://example.org/t.svg', type: TYPE, digestMultibase: DIGEST } }],
    ['a confidence method', { confidenceMethod: { id: 'did:example:holder', type: TYPE } }],
    ['one related resource', { relatedResource: { id: 'https://example.org/r', digestMultibase: DIGEST } }],
    [
      'related resources of both digests',
      {
        relatedResource: [
          { id: 'https://example.org/1', digestSRI: 'sha384-abc', mediaType: 'image/png' },
          { id: 'https://example.org/2', digestMultibase: DIGEST },
        ],
      },
    ],
  ])('%s', async (_, more) => {
    const document = { ...least, ...more };
    expect(codeOf(document)).toBe('accepted');
    await expect(canonicalise(document)).resolves.toContain('VerifiableCredential');
  });
});

describe('VC Data Model 2.0: what it forbids is refused', () => {
  test.each<[string, JsonObject]>([
    ['no context', { '@context': undefined as unknown as JsonValue }],
    ['a context that is not an ordered set', { '@context': CREDENTIALS_V2 }],
    ['an empty context', { '@context': [] }],
    ['another first context', { '@context': ['https://w3id.org/security/data-integrity/v2', CREDENTIALS_V2] }],
    ['a context that is a number', { '@context': [CREDENTIALS_V2, 123_192_875] }],
    ['a context that is no address', { '@context': [CREDENTIALS_V2, 'https ://not-a-url/v1'] }],
    ['no type', { type: undefined as unknown as JsonValue }],
    ['a type that is not among them', { type: ['RelationshipCredential'] }],
    ['a type that is a number', { type: ['VerifiableCredential', 2] }],
    ['the type of a presentation as well', { type: ['VerifiableCredential', 'VerifiablePresentation'] }],
    ['an id that is null', { id: null }],
    ['several ids', { id: ['https://example.org/1', 'https://example.org/2'] }],
    ['an id that is no address', { id: 'https ://not-a-url/1' }],
    ['an id with a space in it', { id: 'https://example.org/a b' }],
    ['an id with an angle bracket in it', { id: 'https://example.org/a>b' }],
    ['no issuer', { issuer: undefined as unknown as JsonValue }],
    ['an issuer that is null', { issuer: null }],
    ['an issuer that is no address', { issuer: 'fake-issuer' }],
    ['an issuer without an id', { issuer: { name: 'A name' } }],
    ['an issuer whose id is no address', { issuer: { id: 'fake-issuer' } }],
    ['two issuers', { issuer: ['did:example:a', 'did:example:b'] }],
    ['no subject', { credentialSubject: undefined as unknown as JsonValue }],
    ['a subject that claims nothing', { credentialSubject: {} }],
    ['one of several subjects that claims nothing', { credentialSubject: [{ id: 'did:example:a' }, {}] }],
    ['a subject that is a text', { credentialSubject: 'did:example:a' }],
    ['a subject with several ids', { credentialSubject: { id: ['did:example:a', 'did:example:b'] } }],
    ['a date in another form', { validFrom: 'Sat 25 Feb 2023 07:16:31 PM CST' }],
    ['a date without a time zone', { validFrom: '2023-02-25T07:16:31' }],
    ['a day that is in no calendar', { validUntil: '2023-02-30T07:16:31Z' }],
    ['a name with a link beside it', { name: { '@value': 'x', '@language': 'en', url: 'https://example.org' } }],
    ['a name in a language that is no tag', { name: { '@value': 'x', '@language': 'not a tag' } }],
    ['a name in a direction of its own', { name: { '@value': 'x', '@language': 'en', '@direction': 'up' } }],
    ['a name that is an object', { name: { id: 'did:example:a' } }],
    ['a name that is a number', { name: 7 }],
    ['a status without a type', { credentialStatus: { id: 'did:example:1' } }],
    ['a status with several ids', { credentialStatus: { id: ['did:example:1', 'did:example:2'], type: TYPE } }],
    ['a schema without an id', { credentialSchema: { type: TYPE } }],
    ['a schema without a type', { credentialSchema: { id: 'did:example:1' } }],
    ['terms of use without a type', { termsOfUse: { id: 'did:example:1' } }],
    ['evidence without a type', { evidence: {} }],
    ['evidence that is a text', { evidence: 'https://example.org/e' }],
    ['a refresh service without a type', { refreshService: { id: 'did:example:1' } }],
    ['a render method without a type', { renderMethod: { id: 'did:example:1' } }],
    ['a confidence method without a type', { confidenceMethod: { id: 'did:example:1' } }],
    ['a related resource that is a text', { relatedResource: ['https://example.org/r'] }],
    ['a related resource without an id', { relatedResource: { digestMultibase: DIGEST } }],
    ['a related resource without a digest', { relatedResource: { id: 'https://example.org/r' } }],
    [
      'a related resource named twice',
      {
        relatedResource: ['digestSRI', 'digestMultibase'].map((key) => ({
          id: 'https://example.org/r',
          [key]: DIGEST,
        })),
      },
    ],
    ['a proof without a type', { proof: { proofValue: 'z1' } }],
    ['seventeen proofs', { proof: Array.from({ length: 17 }, () => ({ type: TYPE })) }],
  ])('%s', (_, more) => {
    expect(codeOf({ ...least, ...more })).toMatch(/^credential\./);
  });

  test('what is not an object is no credential', () => {
    for (const value of [null, 1, 'x', true, [least]]) expect(codeOf(value)).toBe('credential.not-a-credential');
  });

  test('a term that no context defines is refused before anything is signed', async () => {
    await expect(canonicalise({ ...least, type: ['VerifiableCredential', 'Unmapped'] })).rejects.toThrow('credential.');
    await expect(canonicalise({ ...least, unmapped: 'x' })).rejects.toThrow('credential.term-undefined');
  });

  test('the direction of a text is signed, and not lost', async () => {
    const canonical = (direction: string) =>
      canonicalise({ ...least, name: { '@value': 'x', '@language': 'ar', '@direction': direction } });
    expect(await canonical('rtl')).not.toBe(await canonical('ltr'));
  });
});

describe('VC Data Model 1.1 is read', () => {
  test('with its own dates', () => {
    const credential = parseCredential(JSON.stringify({ ...least1, expirationDate: '2030-01-01T00:00:00' }));
    expect(versionOf(credential)).toBe('1.1');
    expect(typesOf(credential)).toEqual(['VerifiableCredential']);
    expect(validityOf(credential)).toEqual({ from: '2020-01-01T00:00:00Z', until: '2030-01-01T00:00:00' });
  });

  test('and the shorter time counts when it writes the dates of both versions', () => {
    const dates = {
      validFrom: '2021-01-01T00:00:00Z',
      validUntil: '2031-01-01T00:00:00Z',
      expirationDate: '2030-01-01T00:00:00Z',
    };
    const credential = parseCredential(JSON.stringify({ ...least1, ...dates }));
    expect(validityOf(credential)).toEqual({ from: '2021-01-01T00:00:00Z', until: '2030-01-01T00:00:00Z' });
  });

  test('and in 2.0 the dates of 1.1 mean nothing', () => {
    const credential = parseCredential(JSON.stringify({ ...least, expirationDate: '2030-01-01T00:00:00Z' }));
    expect(validityOf(credential)).toEqual({ from: undefined, until: undefined });
  });

  test.each<[string, JsonObject]>([
    ['no date of issue', { issuanceDate: undefined as unknown as JsonValue }],
    ['a date of issue that is none', { issuanceDate: 'yesterday' }],
    ['a status without an id', { credentialStatus: { type: TYPE } }],
    ['a refresh service without an id', { refreshService: { type: TYPE } }],
  ])('%s is refused', (_, more) => {
    expect(codeOf({ ...least1, ...more })).toBe('credential.malformed');
  });

  test('only where it is asked for', () => {
    expect(codeOf(least1, { versions: ['2.0'] })).toBe('credential.version-unsupported');
    expect(codeOf(least, { versions: ['1.1'] })).toBe('credential.version-unsupported');
    expect(() => checkCredential(least1)).toThrow('credential.version-unsupported');
    expect(checkCredential(least1, { versions: ['1.1', '2.0'] })).toEqual(least1);
  });
});

describe('B01 B11 contexts are widened in one place', () => {
  const url = 'https://example.org/context/v1';
  const content = { '@context': { '@protected': true, shoeSize: 'https://example.org/vocabulary#shoeSize' } };
  const document = { ...least, '@context': [CREDENTIALS_V2, url], credentialSubject: { shoeSize: '43' } };

  test('for the reader and the canonicaliser alike', async () => {
    const contexts = addContexts(pinnedContexts, new Map([[url, content]]));
    expect(codeOf(document)).toBe('credential.context-unknown');
    await expect(canonicalise(document)).rejects.toThrow('credential.context-unknown');
    expect(codeOf(document, { contexts })).toBe('accepted');
    await expect(canonicalise(document, contexts)).resolves.toContain('shoeSize');
  });

  test('a pinned context cannot be replaced', async () => {
    const contexts = addContexts(pinnedContexts, new Map([[CREDENTIALS_V2, content]]));
    expect(await contexts.load(CREDENTIALS_V2)).toBe(await pinnedContexts.load(CREDENTIALS_V2));
  });

  test('inline contexts are refused, unless a conformance run allows them', async () => {
    const inline = { ...document, '@context': [CREDENTIALS_V2, content['@context']] };
    const contexts = allowInlineContexts(pinnedContexts);
    expect(codeOf(inline)).toBe('credential.context-inline');
    expect(codeOf(inline, { contexts })).toBe('accepted');
    await expect(canonicalise(inline, contexts)).resolves.toContain('shoeSize');
  });

  test('and even then a term of the standard cannot be redefined', async () => {
    const contexts = allowInlineContexts(pinnedContexts);
    const redefined = { ...least, '@context': [CREDENTIALS_V2, { VerifiableCredential: TYPE }] };
    await expect(canonicalise(redefined, contexts)).rejects.toThrow('protected');
  });
});

function languages(german: string): JsonValue {
  return [
    { '@value': german, '@language': 'de' },
    { '@value': 'In English', '@language': 'en-GB' },
  ];
}
