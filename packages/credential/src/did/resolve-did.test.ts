import { describe, expect, test } from 'vitest';
import { testKey } from '../testing/test-issuer.ts';
import type { Retrieval, RetrievalReasonCode, Retrieve } from '../verify/evidence.ts';
import { answerIdentifier } from './answer-identifier.ts';
import { dereferenceDidUrl } from './dereference-did-url.ts';
import { statusOfDidProblem } from './did-problem.ts';
import { resolveDid } from './resolve-did.ts';

const NOW = new Date('2026-11-24T12:00:00Z');
const KEY = (await testKey(1)).did;
const WEB = 'did:web:example.org';
const URL_OF_WEB = 'https://example.org/.well-known/did.json';
const webDocument = {
  '@context': ['https://www.w3.org/ns/did/v1'],
  id: WEB,
  verificationMethod: [{ id: '#a', type: 'Multikey', controller: WEB, publicKeyMultibase: 'z6Mk' }],
  assertionMethod: ['#a'],
  service: [{ id: '#files', type: 'Files', serviceEndpoint: 'https://files.example/' }],
};
const problem = (name: string) => `https://www.w3.org/ns/did#${name}`;

function worldOf(
  answers: Readonly<Record<string, string | RetrievalReasonCode>> = { [URL_OF_WEB]: JSON.stringify(webDocument) },
) {
  const asked: string[] = [];
  const retrieve: Retrieve = async (url): Promise<Retrieval> => {
    asked.push(url);
    const answer = answers[url] ?? 'retrieval.not-found';
    return answer.startsWith('retrieval.')
      ? { ok: false, reasonCode: answer as RetrievalReasonCode }
      : { ok: true, body: answer, fetchedAt: NOW };
  };
  return { asked, deps: { retrieve, now: NOW } };
}

describe('resolveDid', () => {
  test('did:key and did:jwk need nobody', async () => {
    const { asked, deps } = worldOf();
    const result = await resolveDid(KEY, deps);
    expect(result).toMatchObject({
      didResolutionMetadata: { contentType: 'application/did' },
      didDocument: { id: KEY },
      didDocumentMetadata: {},
    });
    expect(asked).toEqual([]);
  });

  test('did:web is asked for once, at its own address', async () => {
    const { asked, deps } = worldOf();
    const { didDocument } = await resolveDid(WEB, deps);
    expect(didDocument).toEqual(webDocument);
    expect(asked).toEqual([URL_OF_WEB]);
  });

  test('its own keys and services are named in full where that is asked for', async () => {
    const { didDocument } = await resolveDid(WEB, { ...worldOf().deps, expandRelativeUrls: true });
    expect(didDocument).toMatchObject({
      verificationMethod: [{ id: `${WEB}#a` }],
      assertionMethod: [`${WEB}#a`],
      service: [{ id: `${WEB}#files` }],
    });
    expect(didDocument).not.toHaveProperty('authentication');
  });

  test.each<[string, string, object, string, number]>([
    ['nothing', '', {}, 'INVALID_DID', 400],
    ['no DID', 'not-a-did', {}, 'INVALID_DID', 400],
    ['half a DID', 'did:example', {}, 'INVALID_DID', 400],
    ['a DID URL', `${KEY}#a`, {}, 'INVALID_DID', 400],
    ['a DID URL with a query', `${KEY}?versionId=1`, {}, 'INVALID_DID', 400],
    ['a key that is none', 'did:key:z6Mk', {}, 'INVALID_DID', 400],
    ['a key of small order', 'did:key:z6MkeTG3bFFSLYVU7VqhgZxqr6YzpaGrQtFMh1uvqGy1vDnP', {}, 'INVALID_DID', 400],
    ['an address of numbers', 'did:web:127.0.0.1', {}, 'INVALID_DID', 400],
    ['a method nobody knows', 'did:unsupported:123456789abcdefghi', {}, 'METHOD_NOT_SUPPORTED', 501],
    ['did:pkh', 'did:pkh:eip155:1:0xab16a96D359eC26a11e2C2b3d8f8B8942d5Bfcdb', {}, 'METHOD_NOT_SUPPORTED', 501],
    [
      'a kind of key nobody knows',
      'did:key:z6LSbysY2xFMRpGMhb7tFTLMpeuPRaqaWM1yECx2AtzE3KCc',
      {},
      'FEATURE_NOT_SUPPORTED',
      501,
    ],
    ['a version of what has none', KEY, { versionId: '1' }, 'FEATURE_NOT_SUPPORTED', 501],
    ['a version of did:web', WEB, { versionTime: '2026-01-01T00:00:00Z' }, 'FEATURE_NOT_SUPPORTED', 501],
    ['a time that is none', KEY, { versionTime: 'yesterday' }, 'INVALID_OPTIONS', 400],
    ['a time without a zone', KEY, { versionTime: '2026-01-01T00:00:00' }, 'INVALID_OPTIONS', 400],
    ['a number that is none', KEY, { versionNumber: '1e3' }, 'INVALID_OPTIONS', 400],
    ['two versions', KEY, { versionId: '1', versionTime: '2026-01-01T00:00:00Z' }, 'INVALID_OPTIONS', 400],
    ['a form that there is not', KEY, { accept: 'application/x-unsupported' }, 'REPRESENTATION_NOT_SUPPORTED', 406],
    ['a form that is ruled out', KEY, { accept: 'application/did;q=0' }, 'REPRESENTATION_NOT_SUPPORTED', 406],
  ])('%s', async (_, did, options, name, status) => {
    const result = await resolveDid(did, { ...worldOf().deps, ...options });
    expect(result.didResolutionMetadata.error?.type).toBe(problem(name));
    expect(result.didDocument).toBeNull();
    expect(result.didDocumentMetadata).toEqual({});
    expect(statusOfDidProblem(result.didResolutionMetadata.error ?? { type: '' })).toBe(status);
  });

  test.each<[string, string, string]>([
    ['is not there', 'retrieval.not-found', 'NOT_FOUND'],
    ['cannot be reached', 'retrieval.unreachable', 'INTERNAL_ERROR'],
    ['takes too long', 'retrieval.timeout', 'INTERNAL_ERROR'],
    ['may not be visited', 'retrieval.refused', 'INTERNAL_ERROR'],
    ['is no document', '<html>', 'INVALID_DID_DOCUMENT'],
    ['is somebody else’s', JSON.stringify({ ...webDocument, id: 'did:web:evil.example' }), 'INVALID_DID_DOCUMENT'],
  ])('C09 a did:web that %s has no document', async (_, answer, name) => {
    const result = await resolveDid(WEB, worldOf({ [URL_OF_WEB]: answer }).deps);
    expect(result.didResolutionMetadata.error?.type).toBe(problem(name));
    expect(result.didDocument).toBeNull();
  });

  test('C09 a fetch that throws is a place that cannot be reached', async () => {
    const retrieve = () => Promise.reject(new Error('no network'));
    const result = await resolveDid(WEB, { retrieve, now: NOW });
    expect(result.didResolutionMetadata.error?.type).toBe(problem('INTERNAL_ERROR'));
    expect(JSON.stringify(result)).not.toContain('no network');
  });

  test.each([
    [undefined, 'application/did'],
    ['*/*', 'application/did'],
    ['application/*', 'application/did'],
    ['application/did+json', 'application/did+json'],
    ['application/did+ld+json', 'application/did+ld+json'],
    ['APPLICATION/DID+JSON', 'application/did+json'],
    ['application/did+ld+json;profile="x", application/did+json;q=0.5', 'application/did+ld+json'],
    ['application/did+ld+json;q=0.4, application/did+json;q=0.5', 'application/did+json'],
    ['text/html, */*;q=0.1', 'application/did'],
    ['application/did;q=0, */*', 'application/did+ld+json'],
    ['application/did;q=7, application/did+json', 'application/did+json'],
  ])('Accept: %s gives %s', async (accept, contentType) => {
    expect((await resolveDid(KEY, { ...worldOf().deps, accept })).didResolutionMetadata).toEqual({ contentType });
  });

  test('a document without a context is JSON and nothing else', async () => {
    const { deps } = worldOf({ [URL_OF_WEB]: JSON.stringify({ id: WEB }) });
    expect((await resolveDid(WEB, deps)).didResolutionMetadata.contentType).toBe('application/did+json');
    const other = await resolveDid(WEB, { ...deps, accept: 'application/did+ld+json' });
    expect(other.didResolutionMetadata.error?.type).toBe(problem('REPRESENTATION_NOT_SUPPORTED'));
  });
});

describe('dereferenceDidUrl', () => {
  test.each<[string, string, unknown]>([
    ['a document', WEB, webDocument],
    [
      'a key',
      `${WEB}#a`,
      { '@context': webDocument['@context'], ...webDocument.verificationMethod[0], id: `${WEB}#a` },
    ],
    ['an address', `${WEB}?service=files&relativeRef=/a.pdf`, 'https://files.example/a.pdf'],
  ])('%s', async (_, didUrl, contentStream) => {
    expect((await dereferenceDidUrl(didUrl, worldOf().deps)).contentStream).toEqual(contentStream);
  });

  test.each<[string, string, string]>([
    ['no DID URL', 'not-a-did', 'INVALID_DID_URL'],
    ['a parameter twice', `${WEB}?service=a&service=b`, 'INVALID_DID_URL'],
    ['a reference that climbs', `${WEB}?service=files&relativeRef=../x`, 'INVALID_DID_URL'],
    ['a fragment of nothing', `${WEB}#b`, 'NOT_FOUND'],
    ['a path', `${WEB}/x`, 'NOT_FOUND'],
    ['a method nobody knows', 'did:pkh:eip155:1:0xab#blockchainAccountId', 'METHOD_NOT_SUPPORTED'],
    ['a version of did:web', `${WEB}?versionId=1#a`, 'FEATURE_NOT_SUPPORTED'],
    ['two versions', `${WEB}?versionId=1&versionTime=2026-01-01T00:00:00Z`, 'INVALID_OPTIONS'],
  ])('%s', async (_, didUrl, name) => {
    const result = await dereferenceDidUrl(didUrl, worldOf().deps);
    expect(result.dereferencingMetadata.error?.type).toBe(problem(name));
    expect([result.contentStream, result.contentMetadata]).toEqual([null, {}]);
  });
});

describe('GET /1.0/identifiers/{did}', () => {
  const ask = async (identifier: string, accept?: string, search = '') => {
    const { status, headers, body } = await answerIdentifier({ identifier, search, accept }, worldOf().deps);
    return {
      status,
      type: headers['content-type'],
      location: headers.location,
      json: body.startsWith('{') ? JSON.parse(body) : body,
    };
  };
  const RESOLUTION = 'application/did-resolution';
  const DEREFERENCING = 'application/did-url-dereferencing';

  test.each([undefined, '', '*/*', RESOLUTION, 'text/html,application/xhtml+xml,*/*;q=0.8'])(
    'Accept: %s gets the whole result, whose content type is the header',
    async (accept) => {
      const { status, type, json } = await ask(KEY, accept);
      expect([status, type, json.didResolutionMetadata.contentType]).toEqual([200, RESOLUTION, RESOLUTION]);
      expect(json.didDocument.id).toBe(KEY);
      expect(json.didDocumentMetadata).toEqual({});
    },
  );

  test.each(['application/did', 'application/did+json', 'application/did+ld+json', 'application/json'])(
    'Accept: %s gets the bare document',
    async (accept) => {
      const { status, type, json } = await ask(KEY, accept);
      expect([status, type, json.id]).toEqual([200, accept, KEY]);
      expect(json).not.toHaveProperty('didResolutionMetadata');
    },
  );

  test('an escaped DID is the same DID, and one that escapes itself stays as it is', async () => {
    for (const did of [KEY, WEB]) {
      expect((await ask(encodeURIComponent(did), RESOLUTION)).json.didDocument.id).toBe(did);
    }
    const url = 'https://localhost:3000/.well-known/did.json';
    const { deps, asked } = worldOf();
    for (const identifier of ['did:web:localhost%3A3000', 'did%3Aweb%3Alocalhost%253A3000']) {
      await answerIdentifier({ identifier, search: '' }, deps);
    }
    expect(asked).toEqual([url, url]);
  });

  test.each<[string, string | undefined, string, number, string]>([
    ['not-a-did', RESOLUTION, '', 400, 'INVALID_DID'],
    ['', RESOLUTION, '', 400, 'INVALID_DID'],
    ['did:example', 'application/did', '', 400, 'INVALID_DID'],
    ['%', RESOLUTION, '', 400, 'INVALID_DID'],
    [`${KEY}%23a`, RESOLUTION, '', 400, 'INVALID_DID'],
    ['did:unsupported:123456789abcdefghi', undefined, '', 501, 'METHOD_NOT_SUPPORTED'],
    ['did:web:nobody.example', RESOLUTION, '', 404, 'NOT_FOUND'],
    [KEY, 'application/x-unsupported-did-representation-99999', '', 406, 'REPRESENTATION_NOT_SUPPORTED'],
    [KEY, RESOLUTION, '?versionId=1', 501, 'FEATURE_NOT_SUPPORTED'],
    [encodeURIComponent(`${KEY}?versionId=1`), RESOLUTION, '', 501, 'FEATURE_NOT_SUPPORTED'],
    [KEY, RESOLUTION, '?versionTime=x', 400, 'INVALID_OPTIONS'],
    [KEY, RESOLUTION, '?expandRelativeUrls=yes', 400, 'INVALID_OPTIONS'],
    [KEY, RESOLUTION, '?noCache=true&noCache=true', 400, 'INVALID_OPTIONS'],
    [KEY, RESOLUTION, '?unheardOf=1', 501, 'FEATURE_NOT_SUPPORTED'],
    [encodeURIComponent(`${WEB}?versionId=1`), RESOLUTION, '?versionId=2', 400, 'INVALID_OPTIONS'],
  ])('%s, Accept: %s, %s answers %i %s', async (identifier, accept, search, status, name) => {
    const answer = await ask(identifier, accept, search);
    expect([answer.status, answer.type]).toEqual([status, RESOLUTION]);
    expect(answer.json.didResolutionMetadata.error.type).toBe(problem(name));
    expect([answer.json.didDocument, answer.json.didDocumentMetadata]).toEqual([null, {}]);
  });

  test('options that are always so are taken', async () => {
    expect((await ask(KEY, RESOLUTION, '?noCache=true&expandRelativeUrls=true')).status).toBe(200);
  });

  test.each([
    ['%23 behind a DID as it is', `${WEB}%23a`],
    ['escaped as a whole', encodeURIComponent(`${WEB}#a`)],
  ])('a key of a document: %s', async (_, identifier) => {
    for (const accept of [undefined, DEREFERENCING]) {
      const { status, type, json } = await ask(identifier, accept);
      expect([status, type, json.dereferencingMetadata.contentType]).toEqual([200, DEREFERENCING, DEREFERENCING]);
      expect(json.contentStream.id).toBe(`${WEB}#a`);
    }
    const bare = await ask(identifier, 'application/json');
    expect([bare.status, bare.json.id, bare.json.contentStream]).toEqual([200, `${WEB}#a`, undefined]);
  });

  test('a key that is not there is 404, one that may not be used so is an error', async () => {
    const missing = await ask(encodeURIComponent(`${WEB}#b`), DEREFERENCING);
    expect([missing.status, missing.json.dereferencingMetadata.error.type]).toEqual([404, problem('NOT_FOUND')]);
    const unfit = await ask(encodeURIComponent(`${WEB}#a`), DEREFERENCING, '?verificationRelationship=authentication');
    expect([unfit.status, unfit.json.contentStream]).toEqual([500, null]);
    expect(
      (await ask(encodeURIComponent(`${WEB}#a`), DEREFERENCING, '?verificationRelationship=assertionMethod')).status,
    ).toBe(200);
    expect((await ask(encodeURIComponent(`${WEB}#a`), DEREFERENCING, '?verificationRelationship=all')).status).toBe(
      400,
    );
  });

  test.each([
    ['escaped as a whole', encodeURIComponent(`${WEB}?service=files&relativeRef=/a.pdf`), ''],
    ['as it is', WEB, '?service=files&relativeRef=%2Fa.pdf'],
  ])('the address of a service is a redirection with nothing in it: %s', async (_, identifier, search) => {
    for (const accept of [undefined, DEREFERENCING, 'text/uri-list']) {
      const { status, location, json } = await ask(identifier, accept, search);
      expect([status, location, json]).toEqual([303, 'https://files.example/a.pdf', '']);
    }
    const chosen = await ask(identifier, 'application/did', search);
    expect([chosen.status, chosen.json.service.length]).toEqual([200, 1]);
  });

  test('nobody is sent to an address of another scheme', async () => {
    const document = { ...webDocument, service: [{ id: '#x', type: 'X', serviceEndpoint: 'javascript:alert(1)' }] };
    const { deps } = worldOf({ [URL_OF_WEB]: JSON.stringify(document) });
    const answer = await answerIdentifier({ identifier: WEB, search: '?service=x' }, deps);
    expect([answer.status, answer.headers]).toEqual([200, { 'content-type': 'text/uri-list' }]);
  });
});
