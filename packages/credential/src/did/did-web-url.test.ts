import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeOf } from '../testing/code-of.ts';
import { fuzzRuns } from '../testing/fuzz-runs.ts';
import { didOfUrl } from './did-of-url.ts';
import { didWebUrl } from './did-web-url.ts';

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
      fuzzRuns(3_000, 'did:web'),
    );
  });
});
