import { base64urlnopad } from '@scure/base';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jwkOfPublicKey } from '../key/jwk.ts';
import { publicKeyOfMethod } from '../key/public-key-of-method.ts';
import type { JsonObject } from '../model/json-value.ts';
import { codeOf } from '../testing/code-of.ts';
import { fuzzRuns } from '../testing/fuzz-runs.ts';
import { testKey } from '../testing/test-issuer.ts';
import { methodFor } from './method-for.ts';
import { parseDidDocument } from './parse-did-document.ts';
import { didJwkOf, resolveDidJwk } from './resolve-did-jwk.ts';
import { verificationRelationships } from './verification-relationship.ts';

const didOf = (text: string) => `did:jwk:${base64urlnopad.encode(new TextEncoder().encode(text))}`;
const jwk = jwkOfPublicKey((await testKey(1)).publicKey);

describe('the examples of the specification', () => {
  test('P-256 without a use is for everything', () => {
    const did =
      'did:jwk:eyJjcnYiOiJQLTI1NiIsImt0eSI6IkVDIiwieCI6ImFjYklRaXVNczNpOF91c3pFakoydHBUdFJNNEVVM3l6OTFQSDZDZEgyVjAiLCJ5IjoiX0tjeUxqOXZXTXB0bm1LdG00NkdxRHo4d2Y3NEk1TEtncmwyR3pIM25TRSJ9';
    const id = `${did}#0`;
    expect(resolveDidJwk(did)).toEqual({
      '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/suites/jws-2020/v1'],
      id: did,
      verificationMethod: [
        {
          id,
          type: 'JsonWebKey2020',
          controller: did,
          publicKeyJwk: {
            crv: 'P-256',
            kty: 'EC',
            x: 'acbIQiuMs3i8_uszEjJ2tpTtRM4EU3yz91PH6CdH2V0',
            y: '_KcyLj9vWMptnmKtm46GqDz8wf74I5LKgrl2GzH3nSE',
          },
        },
      ],
      ...Object.fromEntries(verificationRelationships.map((relationship) => [relationship, [id]])),
    });
  });

  test('X25519 for encryption is for key agreement alone', () => {
    const did =
      'did:jwk:eyJrdHkiOiJPS1AiLCJjcnYiOiJYMjU1MTkiLCJ1c2UiOiJlbmMiLCJ4IjoiM3A3YmZYdDl3YlRUVzJIQzdPUTFOei1EUThoYmVHZE5yZngtRkctSUswOCJ9';
    const document = resolveDidJwk(did);
    const allowed = verificationRelationships.filter((relationship) => document[relationship] !== undefined);
    expect(allowed).toEqual(['keyAgreement']);
    expect(document.verificationMethod?.[0]?.publicKeyJwk).toEqual({
      kty: 'OKP',
      crv: 'X25519',
      use: 'enc',
      x: '3p7bfXt9wbTTW2HC7OQ1Nz-DQ8hbeGdNrfx-FG-IK08',
    });
    expect(methodFor(document, `${did}#0`, 'assertionMethod')).toMatchObject({ ok: false, fault: 'not-for-this' });
  });
});

describe('did:jwk', () => {
  test.each(['Ed25519', 'P-256', 'P-384', 'P-521', 'secp256k1'] as const)('%s comes back as it was', async (type) => {
    const { publicKey } = await testKey(2, type);
    const did = didJwkOf(jwkOfPublicKey(publicKey));
    const document = parseDidDocument(JSON.stringify(resolveDidJwk(did)), did);
    const found = methodFor(document, `${did}#0`, 'assertionMethod');
    if (!found.ok) throw new Error(found.detail);
    expect(publicKeyOfMethod(found.method)).toEqual(publicKey);
  });

  test.each([
    ['sig', ['authentication', 'assertionMethod', 'capabilityInvocation', 'capabilityDelegation']],
    ['enc', ['keyAgreement']],
    [undefined, [...verificationRelationships]],
  ])('use %s', (use, allowed) => {
    const document = resolveDidJwk(didJwkOf({ ...jwk, use }));
    expect(verificationRelationships.filter((name) => document[name] !== undefined)).toEqual(allowed);
  });

  test('the method is #0, whatever kid says', () => {
    const did = didJwkOf({ ...jwk, kid: 'key-1' });
    const document = resolveDidJwk(did);
    expect(methodFor(document, `${did}#0`, 'assertionMethod').ok).toBe(true);
    expect(methodFor(document, `${did}#key-1`, 'assertionMethod').ok).toBe(false);
  });
});

describe('C06 what is no did:jwk', () => {
  const text = JSON.stringify(jwk);
  test.each<[string, string, string]>([
    ['nothing in it', 'did:jwk:AA', 'did.malformed'],
    ['no JSON', didOf('key'), 'did.malformed'],
    ['a JSON text', didOf('"key"'), 'did.malformed'],
    ['a list', didOf(`[${text}]`), 'did.malformed'],
    ['null', didOf('null'), 'did.malformed'],
    ['one member twice', didOf(text.replace('{', '{"kty":"OKP",')), 'did.malformed'],
    ['a mark in front', didOf(`\ufeff${text}`), 'did.malformed'],
    ['bytes that are no text', 'did:jwk:_____w', 'did.malformed'],
    ['bits left over', `${didOf('{}').slice(0, -1)}R`, 'did.malformed'],
    ['padding', `${didOf('{} ')}=`, 'did.malformed'],
    ['a letter of plain base64', didOf(text).replace('ey', 'e+'), 'did.malformed'],
    ['a fragment', `${didOf(text)}#0`, 'did.malformed'],
    ['a megabyte', `did:jwk:${'A'.repeat(1_000_000)}`, 'did.malformed'],
    ['an empty key', didOf('{}'), 'key.malformed'],
    ['a use that is a list', didOf(JSON.stringify({ ...jwk, use: ['sig'] })), 'key.malformed'],
    ['X25519 for signatures', didOf(JSON.stringify({ ...jwk, crv: 'X25519', use: 'sig' })), 'key.malformed'],
    ['X25519 that is too short', didOf(JSON.stringify({ ...jwk, crv: 'X25519', x: 'AA' })), 'key.malformed'],
    ['a private key', didOf(JSON.stringify({ ...jwk, d: 'AA' })), 'key.refused'],
    ['a private key for encryption', didOf(JSON.stringify({ ...jwk, crv: 'X25519', d: 'AA' })), 'key.refused'],
    ['a shared secret', didOf('{"kty":"oct","k":"AA"}'), 'key.refused'],
    ['another curve', didOf(JSON.stringify({ ...jwk, crv: 'Ed448' })), 'key.type-unsupported'],
    ['another method', 'did:key:z6Mk', 'did.method-unsupported'],
  ])('%s', (_, did, code) => {
    expect(codeOf(() => resolveDidJwk(did))).toBe(code);
  });

  test('a private key is never made into an identifier', async () => {
    const { privateJwk } = await testKey(1);
    expect(codeOf(() => didJwkOf(privateJwk as JsonObject))).toBe('key.refused');
  });

  test('random identifiers give a document or a refusal, never anything else', () => {
    const members = fc.dictionary(
      fc.constantFrom('kty', 'crv', 'x', 'y', 'use', 'd', 'kid'),
      fc.jsonValue({ maxDepth: 1 }),
    );
    const did = fc.oneof(
      fc.string({ maxLength: 100 }).map((rest) => `did:jwk:${rest}`),
      fc.json().map(didOf),
      members.map((some) => didOf(JSON.stringify({ ...jwk, ...some }))),
    );
    fc.assert(
      fc.property(did, (candidate) => {
        if (codeOf(() => resolveDidJwk(candidate)) !== 'accepted') return;
        const document = resolveDidJwk(candidate);
        expect(parseDidDocument(JSON.stringify(document), candidate)).toEqual(document);
      }),
      fuzzRuns(5_000, 'did:jwk'),
    );
  });
});
