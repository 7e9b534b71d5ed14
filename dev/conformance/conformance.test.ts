import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ConformanceServer, startConformanceServer } from './start-conformance-server.ts';

const ORIGIN = 'https://laurel.example';
const NOW = new Date('2026-11-24T12:00:00Z');
const V2 = 'https://www.w3.org/ns/credentials/v2';

let server: ConformanceServer;
let keys: Record<string, string>;

beforeAll(async () => {
  let next = 0;
  server = await startConformanceServer({
    port: 0,
    origin: ORIGIN,
    now: () => NOW,
    random: (length) => new Uint8Array(length).fill(next++),
    retrieve: async () => ({ ok: false, reasonCode: 'retrieval.offline' }),
  });
  keys = await (await fetch(`${server.url}/keys.json`)).json();
});

afterAll(() => server.close());

async function post(path: string, body: unknown) {
  const response = await fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, type: response.headers.get('content-type'), body: await response.json() };
}

const unsigned = (changes: object = {}) => ({
  '@context': [V2],
  type: ['VerifiableCredential'],
  credentialSubject: { id: 'did:example:subject' },
  ...changes,
});

async function issue(path: string, changes: object = {}, options: object = {}) {
  const answer = await post(`${path}/credentials/issue`, { credential: unsigned(changes), options });
  expect(answer.status).toBe(201);
  return answer.body.verifiableCredential;
}

describe('GET /keys.json', () => {
  test('names a DID for each key, the same on every start', async () => {
    expect(Object.keys(keys)).toEqual(['ed', 'p256', 'p384', 'jwk']);
    expect(keys.ed).toMatch(/^did:key:z6Mk/);
    expect(keys.p256).toMatch(/^did:key:zDn/);
    expect(keys.p384).toMatch(/^did:key:z82L/);
    expect(keys.jwk).toMatch(/^did:jwk:/);
  });
});

describe('POST /{cryptosuite}/{key}/credentials/issue', () => {
  const path = '/eddsa-rdfc-2022/ed';

  test('the issuer is filled in, as a text or as the id of an object', async () => {
    expect(await issue(path)).toMatchObject({ issuer: keys.ed, proof: { cryptosuite: 'eddsa-rdfc-2022' } });
    expect(await issue(path, { issuer: { name: 'A college' } })).toMatchObject({
      issuer: { id: keys.ed, name: 'A college' },
    });
    expect(await issue(path, { issuer: 'https://other.example' })).toMatchObject({ issuer: keys.ed });
  });

  test.each<[string, unknown]>([
    ['no JSON', '{'],
    ['no object', '[]'],
    ['no credential', {}],
    ['a credential that is a text', { credential: 'x' }],
    ['an issuer of null', { credential: unsigned({ issuer: null }) }],
    ['an issuer that is no address', { credential: unsigned({ issuer: 'somebody' }) }],
    ['an issuer whose id is null', { credential: unsigned({ issuer: { id: null } }) }],
    ['an undefined term', { credential: unsigned({ madeUp: 1 }) }],
    ['no type', { credential: unsigned({ type: undefined }) }],
    ['no subject', { credential: unsigned({ credentialSubject: undefined }) }],
    ['options that are a text', { credential: unsigned(), options: 'x' }],
    ['mandatoryPointers that are a text', { credential: unsigned(), options: { mandatoryPointers: 'x' } }],
    ['a duplicate key', '{"credential":{},"credential":{}}'],
  ])('400 with problem details: %s', async (_, body) => {
    const answer = await post(`${path}/credentials/issue`, body);
    expect(answer).toMatchObject({ status: 400, type: 'application/problem+json', body: { status: 400 } });
    expect(answer.body.errors[0]).toHaveProperty('code');
  });

  test.each(['/eddsa-rdfc-2022/p256', '/nothing/ed', '/constructor/ed'])('404 for %s', async (unknown) => {
    expect(await post(`${unknown}/credentials/issue`, { credential: unsigned() })).toMatchObject({ status: 404 });
  });
});
