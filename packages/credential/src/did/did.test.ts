import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CredentialError } from '../errors.ts';
import { decodePublicKeyMultibase } from '../key/decode-public-key-multibase.ts';
import { encodePublicKeyMultibase } from '../key/encode-public-key-multibase.ts';
import { testKey } from '../testing/test-issuer.ts';
import { buildDidDocument } from './build-did-document.ts';
import { didOfUrl } from './did-of-url.ts';
import { didWebUrl } from './did-web-url.ts';
import { parseDid } from './parse-did.ts';
import { parseDidDocument } from './parse-did-document.ts';
import { resolveDidKey } from './resolve-did-key.ts';

function codeOf(act: () => unknown): string {
  try {
    act();
    return 'accepted';
  } catch (error) {
    if (error instanceof CredentialError) return error.code;
    throw error;
  }
}

describe('did:web addresses', () => {
  test.each([
    ['did:web:example.org', 'https://example.org/.well-known/did.json'],
    ['did:web:example.org:issuers:acme', 'https://example.org/issuers/acme/did.json'],
    ['did:web:example.org%3A8443', 'https://example.org:8443/.well-known/did.json'],
    ['did:web:localhost%3A3000:orgs:1', 'http://localhost:3000/orgs/1/did.json'],
    ['did:web:xn--bcher-kva.example', 'https://xn--bcher-kva.example/.well-known/did.json'],
  ])('%s is at %s', (did, url) => {
    expect(didWebUrl(did, { allowHttpLocalhost: true })).toBe(url);
    expect(didOfUrl(url.replace(/\/(?:\.well-known\/)?did\.json$/, ''), { allowHttpLocalhost: true })).toBe(did);
  });

  test('localhost goes without TLS only where that is allowed', () => {
    expect(didWebUrl('did:web:localhost%3A3000')).toBe('https://localhost:3000/.well-known/did.json');
    expect(codeOf(() => didOfUrl('http://localhost:3000'))).toBe('did.malformed');
    expect(codeOf(() => didOfUrl('http://example.org', { allowHttpLocalhost: true }))).toBe('did.malformed');
  });
});

describe('did:web attacks', () => {
  const hosts = [
    '127.0.0.1',
    '0x7f000001',
    '127.1',
    '2130706433',
    '0',
    'example.org.',
    '-a.example',
    'a..b',
    'EXAMPLE.org',
  ];
  const paths = [':..', ':.', ':%2e%2e', ':%2E%2E:etc', ':a%2Fb', ':a%5Cb', ':%00', ':a%3Ab', '::', ':', ':a:', ':a b'];
  const ports = ['%3A', '%3A0', '%3A65536', '%3A80%3A90', '%3Aabc', '%3a8443%40evil.example', '%40evil.example', '%2F'];
  const dids = [
    ...hosts.map((host) => `did:web:${host}`),
    ...paths.map((path) => `did:web:example.org${path}`),
    ...ports.map((port) => `did:web:example.org${port}`),
    'did:web:',
    'did:web',
    'DID:web:example.org',
    'did:web:user:pass@example.org',
    'did:web:[::1]',
    'did:web:%5B%3A%3A1%5D',
    'did:web:example.org/path',
    'did:web:example.org?x=1',
    'did:web:example.org#key',
    'did:web:exämple.org',
    'did:web:example.org\n',
    ` did:web:example.org`,
    `did:web:${'a'.repeat(64)}.example`,
    `did:web:${'a.'.repeat(200)}example`,
    `did:web:example.org:${'a'.repeat(3_000)}`,
  ];
  test.each(dids)('C07 %j has no address', (did) => {
    expect(['did.malformed', 'did.method-unsupported']).toContain(codeOf(() => didWebUrl(did)));
  });

  test('C07 an address is always on the host that the DID names, and below it', () => {
    const part = fc.stringMatching(/^[A-Za-z0-9._%:@/\\-]{0,12}$/);
    fc.assert(
      fc.property(part, part, (host, path) => {
        const did = `did:web:${host}:${path}`;
        if (codeOf(() => didWebUrl(did)) !== 'accepted') return;
        const url = new URL(didWebUrl(did));
        expect(url.protocol).toBe('https:');
        expect(url.hostname).toBe(host.split(/%3A|:/i)[0]);
        expect(url.href).toBe(didWebUrl(did).replace(':443/', '/'));
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('DID documents', () => {
  const DID = 'did:web:example.org';

  test('what is built is read, with a revoked key dated', async () => {
    const { publicKeyMultibase } = await testKey(1);
    const revoked = new Date('2026-01-02T03:04:05Z');
    const built = buildDidDocument({ did: DID, keys: [{ id: `${DID}#a`, publicKeyMultibase, revoked }] });
    expect(parseDidDocument(JSON.stringify(built), DID)).toEqual(built);
    expect(built.verificationMethod?.[0]?.revoked).toBe('2026-01-02T03:04:05Z');
  });

  test.each([
    ['another id', { id: 'did:web:evil.example' }],
    ['no id', {}],
    ['an id that only begins alike', { id: `${DID}:x` }],
    ['an id with a fragment', { id: `${DID}#` }],
    ['an id of other case', { id: 'did:web:Example.org' }],
    ['an id in an array', { id: [DID] }],
    ['keys that are none', { id: DID, verificationMethod: 'x' }],
    ['a document in an array', [{ id: DID }]],
  ])('C07 a document with %s is refused', (_, document) => {
    expect(codeOf(() => parseDidDocument(JSON.stringify(document), DID))).toBe('did.document-malformed');
  });

  test('C07 a document that is no strict JSON is refused', () => {
    for (const text of ['<html>', '', `{"id":"${DID}","id":"did:web:evil.example"}`, 'null']) {
      expect(codeOf(() => parseDidDocument(text, DID))).toBe('did.document-malformed');
    }
  });

  test('a key of another DID is not listed', async () => {
    const { publicKeyMultibase } = await testKey(1);
    const keys = [{ id: 'did:web:evil.example#a', publicKeyMultibase }];
    expect(codeOf(() => buildDidDocument({ did: DID, keys }))).toBe('did.malformed');
  });
});

describe('did:key and Multikey', () => {
  test('the key of the specification is read, written and resolved', () => {
    const multibase = 'z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK';
    const { type, bytes } = decodePublicKeyMultibase(multibase);
    expect(encodePublicKeyMultibase(type, bytes)).toBe(multibase);
    const document = resolveDidKey(`did:key:${multibase}`);
    expect(document.assertionMethod).toEqual([`did:key:${multibase}#${multibase}`]);
  });

  test.each([
    ['another base', `u${'a'.repeat(46)}`],
    ['no base', '6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK'],
    ['letters that base58 lacks', 'z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2d0O'],
    ['an X25519 key', 'z6LSbysY2xFMRpGMhb7tFTLMpeuPRaqaWM1yECx2AtzE3KCc'],
    ['a letter more', 'z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doKz'],
    ['a letter less', 'z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2do'],
    ['nothing', 'z'],
    ['a megabyte', `z${'6'.repeat(1_000_000)}`],
  ])('C06 a key with %s is refused at once', (_, multibase) => {
    const started = performance.now();
    expect(['key.malformed', 'key.refused']).toContain(codeOf(() => decodePublicKeyMultibase(multibase)));
    expect(['key.malformed', 'key.refused', 'did.malformed']).toContain(
      codeOf(() => resolveDidKey(`did:key:${multibase}`)),
    );
    expect(performance.now() - started).toBeLessThan(50);
  });

  test('C06 random identifiers give a document or a refusal, never anything else', () => {
    const text = fc.oneof(fc.string({ maxLength: 80 }), fc.stringMatching(/^z6Mk[1-9A-HJ-NP-Za-km-z]{40,46}$/));
    fc.assert(
      fc.property(text, (identifier) => {
        codeOf(() => resolveDidKey(`did:key:${identifier}`));
        codeOf(() => parseDid(identifier));
      }),
      { numRuns: 20_000 },
    );
  });
});
