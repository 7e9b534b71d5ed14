import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeOf } from '../testing/code-of.ts';
import { fuzzRuns } from '../testing/fuzz-runs.ts';
import { didWebvhUrls } from './did-webvh-url.ts';

const SCID = 'QmfGEUAcMpzo25kF2Rhn8L2FnXysfXnGoJeEaWpMyoLPdk';
const did = (rest: string) => `did:webvh:${SCID}:${rest}`;

describe('did:webvh addresses', () => {
  test.each([
    ['example.com', 'https://example.com/.well-known/did.jsonl'],
    ['issuer.example.com', 'https://issuer.example.com/.well-known/did.jsonl'],
    ['example.com:dids:issuer', 'https://example.com/dids/issuer/did.jsonl'],
    ['example.com%3A3000:dids:issuer', 'https://example.com:3000/dids/issuer/did.jsonl'],
    ['example.com%3a3000', 'https://example.com:3000/.well-known/did.jsonl'],
    ['Example.COM', 'https://example.com/.well-known/did.jsonl'],
    // The example of the specification: jp納豆.例.jp:用户, escaped as a DID must be.
    [
      'jp%E7%B4%8D%E8%B1%86.%E4%BE%8B.jp:%E7%94%A8%E6%88%B7',
      'https://xn--jp-cd2fp15c.xn--fsq.jp/%E7%94%A8%E6%88%B7/did.jsonl',
    ],
    ['xn--bcher-kva.example', 'https://xn--bcher-kva.example/.well-known/did.jsonl'],
    ['example.com:a%3Ab', 'https://example.com/a%3Ab/did.jsonl'],
    ['example.com:%252e%252e', 'https://example.com/%252e%252e/did.jsonl'],
  ])('%s is at %s', (rest, log) => {
    const urls = didWebvhUrls(did(rest));
    expect(urls.log).toBe(log);
    expect(urls.witness).toBe(log.replace(/did\.jsonl$/, 'did-witness.json'));
    expect(urls.files).toBe(log.replace(/(?:\.well-known\/)?did\.jsonl$/, ''));
    expect(urls.scid).toBe(SCID);
    expect(new URL(log).href).toBe(log);
  });

  test('localhost only where it is allowed, and then without TLS', () => {
    expect(codeOf(() => didWebvhUrls(did('localhost%3A3000')))).toBe('did.malformed');
    expect(didWebvhUrls(did('localhost%3A3000:o'), { allowHttpLocalhost: true }).log).toBe(
      'http://localhost:3000/o/did.jsonl',
    );
    expect(didWebvhUrls(did('example.com'), { allowHttpLocalhost: true }).log).toMatch(/^https:/);
  });
});

describe('C04 C07 did:webvh attacks', () => {
  const hosts = [
    '',
    'com',
    '127.0.0.1',
    '0x7f.1',
    '127.1',
    '2130706433',
    '1.0x7f',
    '0177.0.0.1',
    '%EF%BC%91%EF%BC%92%EF%BC%97.0.0.1',
    '%E2%91%A0.%E2%91%A1.%E2%91%A2.%E2%91%A3',
    '127%E3%80%820%E3%80%820%E3%80%821',
    '%5B%3A%3A1%5D',
    'example.com.',
    '.example.com',
    'a..b.com',
    '-a.example',
    'a-.example',
    'a_b.example',
    'user%40example.com',
    'user%3Apass%40example.com',
    'evil.example%2Fexample.com',
    'evil.example%5Cexample.com',
    'evil.example%3Fexample.com',
    'evil.example%23example.com',
    'evil.example%EF%BC%8Fexample.com',
    'evil.example%EF%BC%9Fexample.com',
    'evil.example%EF%BC%83example.com',
    'example.com%00',
    'example.com%09',
    'example.com%0A',
    'exa%20mple.com',
    'example.com%2580',
    'example%252Ecom',
    '%ff.example',
    `${'a'.repeat(64)}.example`,
    `${'a.'.repeat(200)}example`,
  ];
  const ports = ['%3A', '%3A0', '%3A65536', '%3A08080', '%3A80%3A90', '%3Aabc', '%3A-1', '%3A8443%40evil.example'];
  const paths = [
    ':',
    ':a:',
    '::a',
    ':.',
    ':..',
    ':%2e%2e',
    ':%2E%2E:etc',
    ':a%2Fb',
    ':a%5Cb',
    ':a%00',
    ':%20a',
    ':a%20',
    ':a%0A',
    ':%ff',
  ];
  const scids = [
    '',
    'x',
    SCID.slice(1),
    `${SCID}1`,
    SCID.replace('Q', 'R'),
    `${SCID.slice(0, -1)}0`,
    `{SCID}`,
    '1'.repeat(46),
  ];
  test.each([
    ...hosts.map(did),
    ...ports.map((port) => did(`example.com${port}`)),
    ...paths.map((path) => did(`example.com${path}`)),
    ...scids.map((scid) => `did:webvh:${scid}:example.com`),
    `did:webvh:${SCID}`,
    'did:web:example.com',
    `${did('example.com')}#a`,
    `${did('example.com')}/a`,
    `${did('example.com')}?a`,
    did(`example.com:${'a'.repeat(3_000)}`),
  ])('%j has no address', (candidate) => {
    expect(codeOf(() => didWebvhUrls(candidate))).toMatch(/^did\.(?:malformed|method-unsupported)$/);
  });

  test('an address is always a host name with a dot, in https, and its path never climbs', () => {
    const unit = fc.constantFrom(
      ...'aZ1.-%:@/\\?#_',
      '%2e',
      '%2f',
      '%5c',
      '%40',
      '%3A',
      '%00',
      '%E3%80%82',
      '%EF%BC%8F',
      '%EF%BC%91',
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 12 }), fc.string({ unit, maxLength: 12 }), (host, path) => {
        const candidate = did(`${host}:${path}`);
        if (codeOf(() => didWebvhUrls(candidate)) !== 'accepted') return;
        const { log } = didWebvhUrls(candidate);
        const { protocol, hostname, pathname, username, search, hash } = new URL(log);
        expect([protocol, username, search, hash]).toEqual(['https:', '', '', '']);
        expect(hostname).toMatch(/^(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]*$/);
        expect(log.replace(/:443(?=\/)/, '')).toBe(`https://${new URL(log).host}${pathname}`);
        expect(decodeURIComponent(pathname).split('/')).not.toContain('..');
      }),
      fuzzRuns(10_000, 'did:webvh'),
    );
  });
});
