import { base58 } from '@scure/base';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { publicKeyOfMethod } from '../key/public-key-of-method.ts';
import { codeOf } from '../testing/code-of.ts';
import { fuzzRuns } from '../testing/fuzz-runs.ts';
import { testKey } from '../testing/test-issuer.ts';
import { methodFor } from './method-for.ts';
import { parseDid } from './parse-did.ts';
import { parseDidDocument } from './parse-did-document.ts';
import { resolveDidKey } from './resolve-did-key.ts';

const [ed, p256, p384, p521, k256] = await Promise.all(
  (['Ed25519', 'P-256', 'P-384', 'P-521', 'secp256k1'] as const).map(async (type) => (await testKey(1, type)).did),
);
const EXAMPLE = 'z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK';

describe('did:key', () => {
  test('the example of the specification, but for its key for encryption', () => {
    const did = `did:key:${EXAMPLE}`;
    const id = `${did}#${EXAMPLE}`;
    expect(resolveDidKey(did)).toEqual({
      '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
      id: did,
      verificationMethod: [{ id, type: 'Multikey', controller: did, publicKeyMultibase: EXAMPLE }],
      authentication: [id],
      assertionMethod: [id],
      capabilityInvocation: [id],
      capabilityDelegation: [id],
    });
  });

  test.each([
    ['Ed25519', ed],
    ['P-256', p256],
    ['P-384', p384],
    ['P-521', p521],
    ['secp256k1', k256],
    [
      'BLS12-381-G2',
      'did:key:zUC7EK3ZakmukHhuncwkbySmomv3FmrkmS36E4Ks5rsb6VQSRpoCrx6Hb8e2Nk6UvJFSdyw9NK1scFXJp21gNNYFjVWNgaqyGnkyhtagagCpQb5B7tagJu3HDbjQ8h5ypoHjwBb',
    ],
  ] as const)('%s: a document that our own reader takes, with that key in it', (type, did = '') => {
    const document = parseDidDocument(JSON.stringify(resolveDidKey(did)), did);
    const found = methodFor(document, `${did}#${parseDid(did).identifier}`, 'assertionMethod');
    if (!found.ok) throw new Error(found.detail);
    expect(publicKeyOfMethod(found.method).type).toBe(type);
  });
});

describe('C06 what is no did:key', () => {
  test.each([
    ['another base', `did:key:u${'a'.repeat(46)}`],
    ['no base', `did:key:${EXAMPLE.slice(1)}`],
    ['letters that base58 lacks', `did:key:${EXAMPLE.slice(0, -2)}0K`],
    ['a letter more', `did:key:${EXAMPLE}z`],
    ['a letter less', `did:key:${EXAMPLE.slice(0, -1)}`],
    ['nothing', 'did:key:z'],
    ['an at sign', 'did:key:@'],
    ['a version', `did:key:1.1:${EXAMPLE}`],
    ['a version below nothing', `did:key:-4:${EXAMPLE}`],
    ['a key too short for its kind', 'did:key:zTjsVPtY'],
    ['a megabyte', `did:key:z${'6'.repeat(1_000_000)}`],
    ['a fragment', `did:key:${EXAMPLE}#${EXAMPLE}`],
    ['a path', `did:key:${EXAMPLE}/x`],
    ['a query', `did:key:${EXAMPLE}?versionId=1`],
    ['an escape', `did:key:${EXAMPLE.replace('6', '%36')}`],
    ['a line end', `did:key:${EXAMPLE}\n`],
    ['capitals in the scheme', `DID:key:${EXAMPLE}`],
    ['capitals in the method', `did:KEY:${EXAMPLE}`],
    ['a secret key', `did:key:z${base58.encode(Uint8Array.from([0x80, 0x26, ...new Uint8Array(32).fill(7)]))}`],
  ])('%s is refused at once', (_, did) => {
    const started = performance.now();
    expect(['key.malformed', 'key.refused', 'did.malformed']).toContain(codeOf(() => resolveDidKey(did)));
    expect(performance.now() - started).toBeLessThan(50);
  });

  test('a kind of key that we do not verify with is said to be that, and nothing else', () => {
    expect(codeOf(() => resolveDidKey('did:key:z6LSbysY2xFMRpGMhb7tFTLMpeuPRaqaWM1yECx2AtzE3KCc'))).toBe(
      'key.type-unsupported',
    );
    expect(codeOf(() => resolveDidKey('did:web:example.org'))).toBe('did.method-unsupported');
  });

  test('random identifiers give a document or a refusal, never anything else', () => {
    const text = fc.oneof(
      fc.string({ maxLength: 80 }),
      fc.stringMatching(/^z6Mk[1-9A-HJ-NP-Za-km-z]{40,46}$/),
      fc.stringMatching(/^z(?:Dn|82|2J9|Q3s|UC7)[1-9A-HJ-NP-Za-km-z]{40,140}$/),
    );
    fc.assert(
      fc.property(text, (identifier) => {
        const did = `did:key:${identifier}`;
        if (codeOf(() => resolveDidKey(did)) !== 'accepted') return;
        const document = resolveDidKey(did);
        expect(parseDidDocument(JSON.stringify(document), did)).toEqual(document);
      }),
      // Row C06 asks for 10^6: with FUZZ_FACTOR=100 it is that.
      fuzzRuns(10_000, 'did:key'),
    );
  });
});
