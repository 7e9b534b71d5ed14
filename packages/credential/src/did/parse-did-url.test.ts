import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeOf } from '../testing/code-of.ts';
import { fuzzRuns } from '../testing/fuzz-runs.ts';
import { parseDid } from './parse-did.ts';
import { parseDidUrl } from './parse-did-url.ts';

const read = (text: string) => {
  const { parameters, ...url } = parseDidUrl(text);
  return { ...url, parameters: Object.fromEntries(parameters) };
};

describe('DID URLs in their parts', () => {
  test.each<[string, object]>([
    ['did:example:123', {}],
    ['did:example:a:b::c', { did: 'did:example:a:b::c', identifier: 'a:b::c' }],
    ['did:example:123/', { path: '/' }],
    ['did:example:123/path/to', { path: '/path/to' }],
    ['did:example:123//x', { path: '//x' }],
    ['did:example:123?', { query: '' }],
    ['did:example:123?a', { query: 'a', parameters: { a: '' } }],
    ['did:example:123?versionId=1', { query: 'versionId=1', parameters: { versionId: '1' } }],
    [
      'did:example:123?service=files&relativeRef=%2Fa%3Fb%3Dc',
      { query: 'service=files&relativeRef=%2Fa%3Fb%3Dc', parameters: { service: 'files', relativeRef: '/a?b=c' } },
    ],
    ['did:example:123?a=b=c', { query: 'a=b=c', parameters: { a: 'b=c' } }],
    ['did:example:123?a=1+1', { query: 'a=1+1', parameters: { a: '1+1' } }],
    ['did:example:123?a=%252e', { query: 'a=%252e', parameters: { a: '%2e' } }],
    ['did:example:123?&&a=1&', { query: '&&a=1&', parameters: { a: '1' } }],
    ['did:example:123#', { fragment: '' }],
    ['did:example:123#key-1', { fragment: 'key-1' }],
    ['did:example:123#a?b/c', { fragment: 'a?b/c' }],
    ['did:example:123/p?q=1#f', { path: '/p', query: 'q=1', fragment: 'f', parameters: { q: '1' } }],
  ])('%s', (text, parts) => {
    const base = { did: 'did:example:123', method: 'example', identifier: '123', parameters: {} };
    expect(read(text)).toEqual({ ...base, ...parts });
  });

  test.each([
    '',
    'did',
    'did:',
    'did:example',
    'did:example:',
    'did:example:a:',
    'did:Example:1',
    'DID:example:1',
    'did:ex-ample:1',
    'did::1',
    'did:example:a b',
    'did:example:é',
    'did:example:1\n',
    ' did:example:1',
    'did:example:1%',
    'did:example:1%2',
    'did:example:1%zz',
    'did:example:1/%',
    'did:example:1/ ',
    'did:example:1?a=%',
    'did:example:1?a=%ff',
    'did:example:1?a=1&a=2',
    'did:example:1?a=1&%61=2',
    'did:example:1?a=<b>',
    'did:example:1#a#b',
    'did:example:1#%',
    'did:example:1#a b',
    'did:example:1\\path',
    'did:example:1/\\',
    'https://example.org/did:example:1',
    `did:example:${'a'.repeat(2_040)}`,
    `did:example:1#${'a'.repeat(1_000_000)}`,
  ])('C06 %j is none', (text) => {
    expect(codeOf(() => parseDidUrl(text))).toBe('did.malformed');
  });

  test('C06 what a text of 100 kilobytes costs is its length, wherever it goes wrong', () => {
    const started = performance.now();
    for (const part of ['%41', 'a:', '/a', 'a=1&', '#', '%']) {
      expect(codeOf(() => parseDidUrl(`did:example:${part.repeat(100_000 / part.length)}\n`))).toBe('did.malformed');
      expect(codeOf(() => parseDidUrl(`did:example:1?${part.repeat(2_000 / part.length)}\n`))).toBe('did.malformed');
    }
    expect(performance.now() - started).toBeLessThan(250);
  });

  test('C06 a random text is put together again as it was, or refused; both readers agree on DIDs', () => {
    const unit = fc.constantFrom(...'abcZ019.-_:%25/?#&=~!@ \\é');
    const text = fc.oneof(
      fc.string({ unit, maxLength: 40 }).map((rest) => `did:example:${rest}`),
      fc.string({ unit, maxLength: 40 }),
      fc.string({ maxLength: 40 }),
      fc
        .webUrl({ withFragments: true, withQueryParameters: true })
        .map((url) => url.replace(/^https?:\/\//, 'did:web:')),
    );
    fc.assert(
      fc.property(text, (candidate) => {
        const asDid = codeOf(() => parseDid(candidate));
        if (codeOf(() => parseDidUrl(candidate)) !== 'accepted') {
          expect(asDid).not.toBe('accepted');
          return;
        }
        const { did, path = '', query, fragment } = parseDidUrl(candidate);
        const again = `${did}${path}${query === undefined ? '' : `?${query}`}${fragment === undefined ? '' : `#${fragment}`}`;
        expect(again).toBe(candidate);
        if (asDid === 'accepted') expect(parseDid(candidate).did).toBe(did);
      }),
      fuzzRuns(20_000, 'DID URL'),
    );
  });
});
