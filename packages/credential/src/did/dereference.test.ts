import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fuzzRuns } from '../testing/fuzz-runs.ts';
import { type DereferenceOptions, dereference } from './dereference.ts';
import { parseDidDocument } from './parse-did-document.ts';
import { belowEndpoint } from './service-urls.ts';

const DID = 'did:example:123456789abcdefghi';
const key = {
  id: `${DID}#keys-1`,
  type: 'Multikey',
  controller: DID,
  publicKeyMultibase: 'z6MkmM42vxfqZQsv4ehtTjFFxQ4sQKS2w6WR7emozFAn5cxu',
};
const messages = {
  id: `${DID}#messages`,
  type: 'DIDCommMessaging',
  serviceEndpoint: 'https://example.com/messages/8377464',
};
const files = {
  id: '#files',
  type: ['Files', 'Public'],
  serviceEndpoint: ['https://a.example/f/', { uri: 'x' }, 'https://b.example'],
};
const described = { id: '#described', type: 'Described', serviceEndpoint: { uri: 'https://c.example' } };
const marked = { id: '#marked', type: 'Marked', serviceEndpoint: 'https://a.example/#own' };
const document = parseDidDocument(
  JSON.stringify({
    '@context': 'https://www.w3.org/ns/did/v1.1',
    id: DID,
    verificationMethod: [key, { ...key, id: '#keys-2' }],
    authentication: ['#keys-1', { ...key, id: '#keys-3' }],
    service: [messages, files, described, marked],
    'https://x.example/extra': { list: [{ id: '#inside', a: 1 }] },
  }),
  DID,
);

function find(rest: string, options: DereferenceOptions = {}): unknown {
  const found = dereference(document, `${DID}${rest}`, options);
  if (found.kind === 'problem') return found.problem.type.replace('https://www.w3.org/ns/did#', '');
  if (found.kind === 'urls') return found.urls;
  return found.kind === 'part' ? found.part : found.document;
}

describe('parts of a document', () => {
  test('the example of the specification: a key, with the context of the document', () => {
    expect(find('#keys-1')).toEqual({ '@context': 'https://www.w3.org/ns/did/v1.1', ...key });
  });

  test.each(['keys-2', 'keys-3', 'messages', 'files', 'inside'])('#%s is found and named in full', (name) => {
    expect(find(`#${name}`)).toMatchObject({ id: `${DID}#${name}`, '@context': 'https://www.w3.org/ns/did/v1.1' });
  });

  test.each(['', '?', '?versionId=1', '?versionTime=2026-01-01T00:00:00Z'])('%j is the document', (rest) => {
    expect(find(rest)).toBe(document);
  });

  test.each([
    '#nothing',
    '#',
    '#keys-1/x',
    '#Keys-1',
    '/path',
    '/keys-1#keys-1',
    '?other=1',
    '?other=1#keys-1',
    '#__proto__',
  ])('%s is nothing that is there', (rest) => {
    expect(find(rest)).toBe('NOT_FOUND');
  });

  test('a document does not answer for another DID', () => {
    expect(dereference(document, 'did:example:other#keys-1')).toMatchObject({ kind: 'problem' });
    expect(dereference(document, `${DID}:x#keys-1`)).toMatchObject({ kind: 'problem' });
  });

  test('a use that the document does not allow is an error of Controlled Identifiers 1.0', () => {
    expect(find('#keys-1', { verificationRelationship: 'authentication' })).toMatchObject({ id: key.id });
    expect(find('#keys-1', { verificationRelationship: 'assertionMethod' })).toBe(
      'https://w3id.org/security#INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD',
    );
    expect(find('#messages', { verificationRelationship: 'authentication' })).toBe(
      'https://w3id.org/security#INVALID_VERIFICATION_METHOD',
    );
  });
});

describe('services', () => {
  test.each<[string, unknown]>([
    ['?service=messages', ['https://example.com/messages/8377464']],
    ['?service=%23messages', ['https://example.com/messages/8377464']],
    [`?service=${encodeURIComponent(`${DID}#messages`)}`, ['https://example.com/messages/8377464']],
    ['?serviceType=Public', ['https://a.example/f/', 'https://b.example']],
    ['?service=files&serviceType=Files', ['https://a.example/f/', 'https://b.example']],
    ['?service=messages#top', ['https://example.com/messages/8377464#top']],
    ['?service=messages&versionId=2', ['https://example.com/messages/8377464']],
    // The example of the specification.
    [
      '?service=messages&relativeRef=%2Fsome%2Fpath%3Fquery#frag',
      ['https://example.com/messages/8377464/some/path?query#frag'],
    ],
    ['?service=files&relativeRef=/resume.pdf', ['https://a.example/f/resume.pdf', 'https://b.example/resume.pdf']],
    ['?service=files&relativeRef=a/b', ['https://a.example/f/a/b', 'https://b.example/a/b']],
    ['?service=messages&serviceType=Files', 'NOT_FOUND'],
    ['?service=nothing', 'NOT_FOUND'],
    ['?service=', 'NOT_FOUND'],
    ['?relativeRef=/x', 'NOT_FOUND'],
    ['?service=keys-1', 'NOT_FOUND'],
    ['?service=described', 'NOT_FOUND'],
    ['?service=marked#top', 'INVALID_DID_URL'],
    ['/path?service=messages', 'INVALID_DID_URL'],
  ])('%s', (rest, expected) => {
    expect(find(rest)).toEqual(expected);
  });

  test('whoever has no room for a list of addresses gets the document with the chosen services', () => {
    for (const accept of ['application/did', 'application/did+json', 'application/did;q=1, text/uri-list;q=0']) {
      expect(find('?service=files', { accept })).toEqual({ ...document, service: [files] });
    }
    for (const accept of [undefined, '', '*/*', 'text/uri-list', 'application/did, text/uri-list', 'text/*']) {
      expect(find('?service=files', { accept })).toEqual(['https://a.example/f/', 'https://b.example']);
    }
  });
});

describe('C04 relativeRef never leaves its service', () => {
  const base = 'https://example.com/a/b';
  test.each([
    '../x',
    '..',
    '/..',
    '/../x',
    'c/../../x',
    '%2e%2e/x',
    '%2E%2E%2Fx',
    '.%2e/x',
    '%252E%252E%252Fx',
    '%25252E%25252E%25252Fx',
    '..\\x',
    '\\..\\x',
    '..%5cx',
    '%2e%2e%5Cx',
    '//evil.example/x',
    '///evil.example/x',
    '/\\evil.example',
    '\\\\evil.example',
    '/%2F/evil.example',
    '%2F%2Fevil.example',
    'https://evil.example/',
    'https:evil.example',
    'HTTPS://evil.example/',
    'javascript:alert(1)',
    'data:text/html,x',
    'did:web:evil.example',
    'x\ty',
    'x\ny',
    '\u0000',
    '%00',
    '%0d%0aLocation:%20https://evil.example',
    '.\t./x',
  ])('%j', (reference) => {
    const url = belowEndpoint(base, reference);
    if (url !== undefined) expect(url).toMatch(/^https:\/\/example\.com\/a\/(?:b\/)?(?!.*\.\.)/);
    expect(url?.includes('evil.example/') ?? false).toBe(false);
  });

  test.each(['mailto:a@example.com', 'did:web:example.com', 'urn:x:y', 'data:,x', 'not an address', ''])(
    'an endpoint like %j has nothing below it',
    (endpoint) => {
      expect(belowEndpoint(endpoint, '/x')).toBeUndefined();
    },
  );

  test('whatever is written, what comes out is below the endpoint', () => {
    const unit = fc.constantFrom(
      '.',
      '/',
      '\\',
      '%2e',
      '%2f',
      '%5c',
      '%25',
      '2e',
      'a',
      ':',
      '@',
      '?',
      '#',
      '\t',
      '。',
      '／',
    );
    fc.assert(
      fc.property(
        fc.string({ unit, maxLength: 14 }),
        fc.constantFrom(base, 'https://u:p@example.com:8443/a/b/?q#f'),
        (ref, from) => {
          const url = belowEndpoint(from, ref);
          if (url === undefined) return;
          const { origin, pathname } = new URL(url);
          expect(origin).toBe(new URL(from).origin);
          expect(pathname.startsWith('/a/')).toBe(true);
          expect(decodedThroughout(pathname).split(/[/\\]/)).not.toContain('..');
        },
      ),
      fuzzRuns(10_000, 'relativeRef'),
    );
  });
});

/** What the most lenient of servers could make of a path. */
function decodedThroughout(path: string): string {
  const escapes = { '%25': '%', '%2e': '.', '%2f': '/', '%5c': '\\' };
  const once = Object.entries(escapes).reduce(
    (text, [code, letter]) => text.replaceAll(new RegExp(code, 'gi'), letter),
    path,
  );
  return once === path ? path : decodedThroughout(once);
}
