import { describe, expect, test } from 'vitest';
import { CredentialError } from '../errors.ts';
import { canonicalise } from '../jsonld/canonicalise.ts';
import { CREDENTIALS_V1, CREDENTIALS_V2 } from '../jsonld/pinned-contexts.ts';
import { envelopeOf } from './envelope.ts';
import type { JsonObject, JsonValue } from './json-value.ts';
import { credentialsOf, parsePresentation } from './parse-presentation.ts';

const credential: JsonObject = {
  '@context': [CREDENTIALS_V2],
  type: ['VerifiableCredential'],
  issuer: 'did:example:issuer',
  credentialSubject: { id: 'did:example:subject' },
};
const enveloped: JsonObject = {
  '@context': CREDENTIALS_V2,
  id: 'data:application/vc+jwt,eyJhbGciOiJFUzI1NiJ9.e30.c2ln',
  type: 'EnvelopedVerifiableCredential',
};
const least: JsonObject = { '@context': [CREDENTIALS_V2], type: ['VerifiablePresentation'] };
const signed: JsonObject = { ...credential, proof: { type: 'DataIntegrityProof' } };
const least1: JsonObject = { ...least, '@context': [CREDENTIALS_V1] };
const credential1: JsonObject = { ...credential, '@context': [CREDENTIALS_V1], issuanceDate: '2020-01-01T00:00:00Z' };

function codeOf(document: JsonValue): string {
  try {
    parsePresentation(JSON.stringify(document));
    return 'accepted';
  } catch (error) {
    if (error instanceof CredentialError) return error.code;
    throw error;
  }
}

describe('a presentation', () => {
  test.each<[string, JsonObject]>([
    ['empty', least],
    ['with an id and one type, bare', { ...least, id: 'urn:uuid:1', type: 'VerifiablePresentation' }],
    ['with a holder', { ...least, holder: 'did:example:holder' }],
    ['with a holder that is an object', { ...least, holder: { id: 'did:example:holder' } }],
    ['with one credential, bare', { ...least, verifiableCredential: signed }],
    [
      'with a credential that the holder asserts',
      { ...least, holder: 'did:example:issuer', verifiableCredential: credential },
    ],
    ['with several', { ...least, verifiableCredential: [signed, signed, enveloped] }],
    [
      'with credentials that describe one id each in its own way',
      {
        ...least,
        verifiableCredential: ['A', 'B'].map((name) => ({ ...signed, issuer: { id: 'did:example:issuer', name } })),
      },
    ],
    [
      'with a credential that is signed',
      { ...least, verifiableCredential: { ...credential, proof: { type: 'DataIntegrityProof' } } },
    ],
    ['with a credential of 1.1', { ...least, verifiableCredential: { ...credential1, proof: signed.proof ?? '' } }],
    ['of 1.1', { ...least1, verifiableCredential: [credential1] }],
  ])('%s is read', (_, document) => {
    expect(codeOf(document)).toBe('accepted');
  });

  test('of 1.1 may carry a JWT as a text', () => {
    const presentation = parsePresentation(JSON.stringify({ ...least1, verifiableCredential: ['e30.e30.c2ln'] }));
    expect(credentialsOf(presentation)).toEqual([
      {
        kind: 'envelope',
        envelope: { holds: 'credential', mediaType: 'application/jwt', encoding: 'text', content: 'e30.e30.c2ln' },
      },
    ]);
  });

  test.each<[string, JsonObject]>([
    ['without its type', { ...least, type: ['Presentation'] }],
    ['that is a credential as well', { ...least, type: ['VerifiablePresentation', 'VerifiableCredential'] }],
    ['with another first context', { ...least, '@context': ['https://w3id.org/security/data-integrity/v2'] }],
    ['with an unknown context', { ...least, '@context': [CREDENTIALS_V2, 'https://example.com'] }],
    ['with a holder that is no address', { ...least, holder: 'z6Mkp' }],
    ['with a holder without an id', { ...least, holder: { name: 'Acme' } }],
    ['with a credential that is a text', { ...least, verifiableCredential: ['e30.e30.c2ln'] }],
    [
      'with a credential without a context',
      { ...least, verifiableCredential: { ...credential, '@context': undefined as unknown as JsonValue } },
    ],
    ['with a credential without types', { ...least, verifiableCredential: { ...credential, type: [] } }],
    ['with a credential that nobody asserts', { ...least, verifiableCredential: credential }],
    ['with a credential that is none', { ...least, verifiableCredential: [credential, {}] }],
    ['with a presentation for a credential', { ...least, verifiableCredential: [least] }],
    [
      'with an enveloped presentation for a credential',
      { ...least, verifiableCredential: [{ ...enveloped, type: 'EnvelopedVerifiablePresentation' }] },
    ],
    ['with 65 credentials', { ...least, verifiableCredential: Array.from({ length: 65 }, () => credential) }],
  ])('%s is refused', (_, document) => {
    expect(codeOf(document)).toMatch(/^credential\./);
  });

  test('A03 credentials are never read from any other place', () => {
    const hidden = { verifiableCredential: [{ ...credential, proof: { type: 'DataIntegrityProof' } }] };
    expect(codeOf({ ...least, holder: { id: 'did:example:holder', ...hidden } })).toBe('credential.context-inline');
    expect(codeOf({ ...least, verifiableCredential: { ...credential, credentialSubject: hidden } })).toBe(
      'credential.context-inline',
    );
  });

  test('A03 moving a statement from one credential to the other changes what is signed', async () => {
    const [a, b] = [{ name: 'A' }, { description: 'B' }];
    const signed = {
      ...least,
      verifiableCredential: [
        { ...credential, ...a },
        { ...credential, ...b },
      ],
    };
    const moved = { ...least, verifiableCredential: [{ ...credential, ...a, ...b }, credential] };
    expect(await canonicalise(moved)).not.toBe(await canonicalise(signed));
  });
});

describe('an envelope', () => {
  const mediaTypes: [string, object][] = [
    ['data:application/vc+jwt,a.b.c', { mediaType: 'application/vc+jwt', encoding: 'text', content: 'a.b.c' }],
    [
      'data:application/vc-ld+jwt;base64url,a.b.c',
      { mediaType: 'application/vc-ld+jwt', encoding: 'text', content: 'a.b.c' },
    ],
    [
      'data:application/vc+sd-jwt,a.b.c~d~',
      { mediaType: 'application/vc+sd-jwt', encoding: 'text', content: 'a.b.c~d~' },
    ],
    [
      'data:Application/VC+COSE;base64,0oRD%3D',
      { mediaType: 'application/vc+cose', encoding: 'base64', content: '0oRD=' },
    ],
  ];
  test.each(mediaTypes)('%s says what it carries', (id, expected) => {
    expect(envelopeOf({ ...enveloped, id })).toEqual({ holds: 'credential', ...expected });
  });

  test('of a presentation is told from one of a credential', () => {
    expect(envelopeOf({ ...enveloped, type: ['EnvelopedVerifiablePresentation'] })?.holds).toBe('presentation');
  });

  test.each<JsonValue>([
    credential,
    least,
    'x',
    null,
    [enveloped],
    { ...enveloped, type: ['EnvelopedVerifiableCredential', 'X'] },
  ])('%j is none', (json) => {
    expect(envelopeOf(json)).toBeUndefined();
  });

  test.each<[string, JsonObject]>([
    ['no context', { '@context': [] }],
    ['another context', { '@context': ['https://www.w3.org/ns/credentials/examples/v2'] }],
    ['an id that is no data: URL', { id: 'a.b.c' }],
    ['an id without a media type', { id: 'data:,a.b.c' }],
    ['an id that carries nothing', { id: 'data:application/vc+jwt,' }],
    ['an id that is not rightly encoded', { id: 'data:application/vc+jwt,%zz' }],
    ['no id', { id: undefined as unknown as JsonValue }],
  ])('with %s is refused', (_, more) => {
    expect(() => envelopeOf({ ...enveloped, ...more })).toThrow('credential.malformed');
  });
});
