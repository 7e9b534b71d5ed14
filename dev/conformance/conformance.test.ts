import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { addProof, envelopVp, type JsonObject, type ProofPurpose, type Retrieval, signVpJwt } from '@laurel/credential';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createIssuers } from './issuers.ts';
import { type ConformanceServer, startConformanceServer } from './start-conformance-server.ts';

const ORIGIN = 'https://laurel.example';
const NOW = new Date('2026-11-24T12:00:00Z');
const V2 = 'https://www.w3.org/ns/credentials/v2';
const V1 = 'https://www.w3.org/2018/credentials/v1';

/** What the rest of the world answers. */
const published = new Map<string, string>();

let server: ConformanceServer;
let keys: Record<string, string>;

beforeAll(async () => {
  let next = 0;
  server = await startConformanceServer({
    port: 0,
    origin: ORIGIN,
    now: () => NOW,
    random: (length) => new Uint8Array(length).fill(next++),
    retrieve,
  });
  keys = await (await fetch(`${server.url}/keys.json`)).json();
});

afterAll(() => server.close());

async function retrieve(url: string): Promise<Retrieval> {
  const body = published.get(url);
  return body === undefined ? { ok: false, reasonCode: 'retrieval.unreachable' } : { ok: true, body, fetchedAt: NOW };
}

async function post(path: string, body: unknown) {
  const response = await fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, type: response.headers.get('content-type'), body: await response.json() };
}

async function get(path: string, accept?: string) {
  const response = await fetch(`${server.url}${path}`, {
    headers: accept === undefined ? {} : { accept },
    redirect: 'manual',
  });
  const { status, headers } = response;
  const text = await response.text();
  return {
    status,
    type: headers.get('content-type'),
    location: headers.get('location'),
    text,
    body: text === '' ? undefined : JSON.parse(text),
  };
}

const unsigned = (changes: object = {}) => ({
  '@context': [V2],
  type: ['VerifiableCredential'],
  credentialSubject: { id: 'did:example:subject' },
  ...changes,
});

async function issue(path: string, changes: object = {}, options: object = {}, query = '') {
  const answer = await post(`${path}/credentials/issue${query}`, { credential: unsigned(changes), options });
  expect(answer.status).toBe(201);
  return answer.body.verifiableCredential;
}

describe('GET /keys.json', () => {
  test('names a DID for each key, the same on every start', async () => {
    expect(Object.keys(keys)).toEqual(['ed', 'p256', 'p384', 'bls', 'jwk']);
    expect(keys.ed).toMatch(/^did:key:z6Mk/);
    expect(keys.p256).toMatch(/^did:key:zDn/);
    expect(keys.p384).toMatch(/^did:key:z82L/);
    expect(keys.bls).toMatch(/^did:key:zUC7/);
    expect(keys.jwk).toMatch(/^did:jwk:/);
  });
});

/** Every cryptosuite with every key that fits it. */
const paths = [
  '/eddsa-rdfc-2022/ed',
  '/eddsa-jcs-2022/ed',
  '/ecdsa-rdfc-2019/p256',
  '/ecdsa-rdfc-2019/p384',
  '/ecdsa-jcs-2019/p256',
  '/ecdsa-jcs-2019/p384',
];

describe('POST /{cryptosuite}/{key}/credentials/issue', () => {
  const path = '/eddsa-rdfc-2022/ed';

  test.each(paths)('201: %s issues both versions of the data model, and what it issues verifies', async (each) => {
    const [, cryptosuite, key = ''] = each.split('/');
    const versions = [{}, { '@context': [V1], issuanceDate: '2026-11-01T00:00:00Z' }];
    for (const changes of versions) {
      const credential = await issue(each, changes);
      expect(credential).toMatchObject({ issuer: keys[key], proof: { type: 'DataIntegrityProof', cryptosuite } });
      expect(await post('/credentials/verify', { verifiableCredential: credential })).toMatchObject({
        status: 200,
        body: { verified: true, errors: [] },
      });
    }
  });

  test('the issuer is filled in, as a text or as the id of an object', async () => {
    expect(await issue(path)).toMatchObject({ issuer: keys.ed });
    expect(await issue(path, { issuer: { name: 'A college' } })).toMatchObject({
      issuer: { id: keys.ed, name: 'A college' },
    });
    expect(await issue(path, { issuer: 'https://other.example' })).toMatchObject({ issuer: keys.ed });
  });

  test('contexts of the examples, and of the document itself, may be named', async () => {
    const contexts = ['https://www.w3.org/ns/credentials/examples/v2', { shoeSize: 'https://x.example/#shoeSize' }];
    const credential = await issue(path, {
      '@context': [V2, ...contexts],
      credentialSubject: { shoeSize: '43', of: 'x' },
    });
    expect(await post('/credentials/verify', { verifiableCredential: credential })).toMatchObject({ status: 200 });
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
    ['a subject of whom nothing is said', { credential: unsigned({ credentialSubject: {} }) }],
    ['1.1 without a date', { credential: unsigned({ '@context': [V1] }) }],
    [
      'a wrong digest',
      { credential: unsigned({ relatedResource: { id: V2, digestMultibase: `uEiA${'A'.repeat(42)}` } }) },
    ],
    ['options that are a text', { credential: unsigned(), options: 'x' }],
    ['mandatoryPointers that are a text', { credential: unsigned(), options: { mandatoryPointers: 'x' } }],
    ['a duplicate key', '{"credential":{},"credential":{}}'],
  ])('400 with problem details: %s', async (_, body) => {
    const answer = await post(`${path}/credentials/issue`, body);
    expect(answer).toMatchObject({ status: 400, type: 'application/problem+json', body: { status: 400 } });
    expect(answer.body.errors[0]).toHaveProperty('code');
  });

  test('413 for more than a credential can be', async () => {
    const body = JSON.stringify({ credential: unsigned({ name: 'x'.repeat(1_048_576) }) });
    expect(await post(`${path}/credentials/issue`, body)).toMatchObject({ status: 413 });
  });

  test.each(['/eddsa-rdfc-2022/p256', '/nothing/ed', '/constructor/ed'])('404 for %s', async (unknown) => {
    expect(await post(`${unknown}/credentials/issue`, { credential: unsigned() })).toMatchObject({ status: 404 });
  });
});

describe('GET /status/…', () => {
  test('?status=1 adds an entry of a list at the public origin, a new one each time, and the verifier reads it', async () => {
    const [one, two] = [
      await issue('/ecdsa-rdfc-2019/p256', {}, {}, '?status=1'),
      await issue('/ecdsa-rdfc-2019/p256', {}, {}, '?status=1'),
    ];
    expect(one.credentialStatus).toMatchObject({
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: expect.stringMatching(/^\d+$/),
      statusListCredential: `${ORIGIN}/status/p256`,
    });
    expect(two.credentialStatus.statusListIndex).not.toBe(one.credentialStatus.statusListIndex);
    const answer = await post('/credentials/verify', { verifiableCredential: one });
    expect(answer).toMatchObject({ status: 200, body: { checks: expect.arrayContaining(['status']) } });
  });

  test.each([...paths, '/ecdsa-sd-2023/p256', '/bbs-2023/bls', '/envelope/jwk'])(
    '%s: the status of what it issues is read',
    async (path) => {
      const options = { mandatoryPointers: ['/issuer', '/credentialSubject', '/credentialStatus', '/issuanceDate'] };
      for (const changes of [{}, { '@context': [V1], issuanceDate: '2026-11-01T00:00:00Z' }]) {
        if ('issuanceDate' in changes && path === '/envelope/jwk') continue;
        const mandatoryPointers = options.mandatoryPointers.slice(0, 'issuanceDate' in changes ? 4 : 3);
        const issued = await issue(path, changes, { mandatoryPointers }, '?status=1');
        const shown = /sd-2023|bbs/.test(path)
          ? await post('/credentials/derive', { verifiableCredential: issued, options: { selectivePointers: [] } })
          : { body: { verifiableCredential: issued } };
        const answer = await post('/credentials/verify', shown.body);
        expect(answer).toMatchObject({ status: 200, body: { checks: expect.arrayContaining(['status']) } });
      }
    },
  );

  test('an entry is added to the ones that are there', async () => {
    const credentialStatus = { type: 'https://status.example/Other' };
    const credential = await issue('/eddsa-rdfc-2022/ed', { credentialStatus }, {}, '?status=1');
    expect(credential.credentialStatus).toEqual([
      credentialStatus,
      expect.objectContaining({ statusPurpose: 'revocation' }),
    ]);
  });

  test.each([
    ['application/ld+json, application/json', 'application/ld+json'],
    ['application/json', 'application/json'],
    ['application/vc', 'application/vc'],
    ['*/*', 'application/vc'],
  ])('200: %s is answered with %s, a signed list of at least 16 KiB', async (accept, type) => {
    for (const name of Object.keys(keys)) {
      const answer = await get(`/status/${name}`, accept);
      expect(answer).toMatchObject({ status: 200, type, body: { id: `${ORIGIN}/status/${name}`, issuer: keys[name] } });
      const { credentialSubject } = answer.body;
      const bits = gunzipSync(Buffer.from(credentialSubject.encodedList.slice(1), 'base64url'));
      expect(bits.length).toBeGreaterThanOrEqual(16_384);
      expect(await post('/credentials/verify', { verifiableCredential: answer.body })).toMatchObject({ status: 200 });
    }
  });

  test('404 for a list that is not there, 406 for a type that it has not', async () => {
    expect(await get('/status/nobody')).toMatchObject({ status: 404, type: 'application/problem+json' });
    expect(await get('/status/ed', 'text/html')).toMatchObject({ status: 406, type: 'application/problem+json' });
  });
});

describe('POST /credentials/verify', () => {
  const verify = (verifiableCredential: unknown, options: object = {}, instance = '') =>
    post(`${instance}/credentials/verify`, { verifiableCredential, options });

  test.each<[string, (credential: Record<string, unknown>) => unknown]>([
    ['a changed claim', (credential) => ({ ...credential, credentialSubject: { id: 'did:example:other' } })],
    ['no proof', ({ proof: _, ...credential }) => credential],
    ['a proof of null', (credential) => ({ ...credential, proof: null })],
    ['an unknown type', (credential) => ({ ...credential, type: ['Something'] })],
    ['an added term', (credential) => ({ ...credential, madeUp: 1 })],
    ['a text', (credential) => JSON.stringify(credential)],
    ['nothing', () => undefined],
  ])('400 with what is wrong: %s', async (_, change) => {
    const answer = await verify(change(await issue('/eddsa-rdfc-2022/ed')));
    expect(answer).toMatchObject({ status: 400, type: 'application/problem+json', body: { status: 400 } });
    expect(answer.body.errors[0]).toHaveProperty('code');
  });

  test('400: what is not in force, unless only its proof is asked for', async () => {
    const late = await issue('/eddsa-rdfc-2022/ed', { validUntil: '2026-11-01T00:00:00Z' });
    expect(await verify(late)).toMatchObject({ status: 400, body: { errors: [{ code: 'validity.expired' }] } });
    expect(await verify(late, { checks: ['proof'] })).toMatchObject({
      status: 200,
      body: { checks: ['parse', 'proof', 'issuer'] },
    });
    expect(await verify(late, { checks: ['validity'] })).toMatchObject({ status: 400 });
  });

  test('400: a status that nobody can read, unless it is not asked for', async () => {
    const credentialStatus = { type: 'https://status.example/Other' };
    const credential = await issue('/eddsa-rdfc-2022/ed', { credentialStatus });
    expect(await verify(credential)).toMatchObject({
      status: 400,
      body: { errors: [{ code: 'status.type-unsupported' }] },
    });
    expect(await verify(credential, { checks: ['proof', 'credentialStatus'] })).toMatchObject({ status: 400 });
    expect(await verify(credential, { checks: ['proof'] })).toMatchObject({ status: 200 });
  });

  test('what a credential points to is fetched and compared: 400 once it is not what the issuer signed for', async () => {
    const id = 'https://college.example/rules.txt';
    const digestSRI = `sha384-${createHash('sha384').update('Attend every week.').digest('base64')}`;
    const credential = await issue('/eddsa-rdfc-2022/ed', { relatedResource: { id, digestSRI } });
    published.set(id, 'Attend every week.');
    expect(await verify(credential)).toMatchObject({ status: 200 });
    published.set(id, 'Attend once.');
    expect(await verify(credential)).toMatchObject({ status: 400, body: { errors: [{ code: 'resources.altered' }] } });
  });
});

describe('POST /proof-only/credentials/verify', () => {
  test('takes a right proof for an issuer who does not control the key; the default never does', async () => {
    const { ed } = await createIssuers();
    const document = unsigned({ issuer: 'https://made-up.example/issuer', validUntil: '2026-11-01T00:00:00Z' });
    const terms = {
      verificationMethod: ed.verificationMethod,
      signingKey: ed.key,
      proofPurpose: 'assertionMethod',
    } as const;
    const verifiableCredential = await addProof({ document, created: NOW, ...terms });
    expect(await post('/credentials/verify', { verifiableCredential, options: { checks: ['proof'] } })).toMatchObject({
      status: 400,
      body: { errors: [{ code: 'issuer.not-key-owner' }] },
    });
    expect(await post('/proof-only/credentials/verify', { verifiableCredential })).toMatchObject({
      status: 200,
      body: { checks: ['parse', 'proof'] },
    });
    const changed = { ...verifiableCredential, name: 'x' };
    expect(await post('/proof-only/credentials/verify', { verifiableCredential: changed })).toMatchObject({
      status: 400,
      body: { errors: [{ code: 'proof.signature-wrong' }] },
    });
  });
});

describe('proof sets and chains', () => {
  const first = 'urn:uuid:0b1f7c9e-6a51-4f0e-9a55-5d0a7c1f2b01';

  /** Two proofs of the issuer that is called `ed`, the second on the first where `previousProof` says so. */
  async function twice(previousProof?: string): Promise<{ proof: readonly JsonObject[] }> {
    const { ed } = await createIssuers();
    const terms = { verificationMethod: ed.verificationMethod, signingKey: ed.key, created: NOW } as const;
    const once = await addProof({
      ...terms,
      document: unsigned({ issuer: ed.did }),
      proofPurpose: 'assertionMethod',
      proofId: first,
    });
    const both = await addProof({ ...terms, document: once, proofPurpose: 'assertionMethod', previousProof });
    return { ...both, proof: [both.proof].flat() };
  }
  const changed = ({ proofValue, ...proof }: JsonObject = {}) => {
    const text = String(proofValue);
    return { ...proof, proofValue: `${text.slice(0, 20)}${text[20] === 'A' ? 'B' : 'A'}${text.slice(21)}` };
  };
  const verify = (verifiableCredential: unknown) => post('/credentials/verify', { verifiableCredential });

  test('200: two proofs, side by side or one on the other', async () => {
    expect(await verify(await twice())).toMatchObject({ status: 200 });
    expect(await verify(await twice(first))).toMatchObject({ status: 200 });
  });

  test('A12 400: one of the two is wrong', async () => {
    const { proof, ...credential } = await twice();
    const [one = {}, two = {}] = proof;
    expect(await verify({ ...credential, proof: [changed(one), two] })).toMatchObject({ status: 400 });
    expect(await verify({ ...credential, proof: [one, changed(two)] })).toMatchObject({ status: 400 });
  });

  test('A12 400: the proof that one builds on is missing, changed, or builds on it in turn', async () => {
    const { proof, ...credential } = await twice(first);
    const [one = {}, two = {}] = proof;
    expect(await verify({ ...credential, proof: [two] })).toMatchObject({ status: 400 });
    expect(await verify({ ...credential, proof: [changed(one), two] })).toMatchObject({ status: 400 });
    const second = { ...two, id: 'urn:uuid:0b1f7c9e-6a51-4f0e-9a55-5d0a7c1f2b02' };
    const cyclic = { ...one, previousProof: second.id };
    expect(await verify({ ...credential, proof: [cyclic, second] })).toMatchObject({
      status: 400,
      body: { errors: [{ code: 'proof.chain-broken' }] },
    });
  });
});

describe('POST /presentations/verify', () => {
  const asked = { domain: 'verifier.example', challenge: 'c-1' };
  const verify = (verifiablePresentation: unknown, options: object = asked, instance = '') =>
    post(`${instance}/presentations/verify`, { verifiablePresentation, options });

  /** Signed by the issuer that is called `ed`, as a holder. */
  async function present(
    credentials: readonly JsonObject[],
    terms: object = asked,
    purpose: ProofPurpose = 'authentication',
  ) {
    const { ed } = await createIssuers();
    return addProof({
      document: {
        '@context': [V2],
        type: ['VerifiablePresentation'],
        holder: ed.did,
        verifiableCredential: credentials,
      },
      created: NOW,
      verificationMethod: ed.verificationMethod,
      signingKey: ed.key,
      proofPurpose: purpose,
      ...terms,
    });
  }

  test('200: signed for this verifier and this question, with credentials of several kinds', async () => {
    const presentation = await present([await issue('/eddsa-rdfc-2022/ed'), await issue('/ecdsa-jcs-2019/p384')]);
    expect(await verify(presentation)).toMatchObject({ status: 200, body: { verified: true, errors: [] } });
    expect(await verify(presentation, asked, '/proof-only')).toMatchObject({ status: 200 });
  });

  test.each<[string, () => Promise<[unknown, object?]>]>([
    ['another challenge', async () => [await present([]), { ...asked, challenge: 'c-2' }]],
    ['another domain', async () => [await present([]), { ...asked, domain: 'other.example' }]],
    ['no challenge in it', async () => [await present([], { domain: asked.domain })]],
    ['the purpose of a credential', async () => [await present([], asked, 'assertionMethod')]],
    [
      'a credential that was changed',
      async () => [await present([{ ...(await issue('/eddsa-rdfc-2022/ed')), name: 'x' }])],
    ],
    ['a credential that is not signed', async () => [await present([unsigned({ issuer: 'did:example:issuer' })])]],
    ['a presentation that was changed', async () => [{ ...(await present([])), id: 'urn:example:other' }]],
    ['no proof', async () => [{ ...(await present([])), proof: undefined }]],
    ['a credential in its place', async () => [await issue('/eddsa-rdfc-2022/ed')]],
    ['nothing', async () => [undefined]],
  ])('400: %s', async (_, make) => {
    const [presentation, options] = await make();
    expect(await verify(presentation, options)).toMatchObject({ status: 400, type: 'application/problem+json' });
  });

  test('400: a presentation where a credential is asked for', async () => {
    const verifiableCredential = await present([]);
    expect(await post('/credentials/verify', { verifiableCredential, options: asked })).toMatchObject({ status: 400 });
  });
});

describe('POST /credentials/derive', () => {
  const selective = ['/ecdsa-sd-2023/p256', '/bbs-2023/bls'];
  const subject = { id: 'did:example:subject', name: 'Ayşe', description: 'private' };
  const derive = (verifiableCredential: unknown, selectivePointers: unknown) =>
    post('/credentials/derive', { verifiableCredential, options: { selectivePointers } });

  test.each(selective)('200: %s shows what is mandatory and what is selected, and it verifies', async (path) => {
    const base = await issue(path, { credentialSubject: subject }, { mandatoryPointers: ['/issuer'] });
    const answer = await derive(base, ['/credentialSubject/name']);
    expect(answer).toMatchObject({
      status: 200,
      body: { verifiableCredential: { credentialSubject: { name: 'Ayşe' } } },
    });
    const { verifiableCredential } = answer.body;
    expect(verifiableCredential.credentialSubject).not.toHaveProperty('description');
    expect(verifiableCredential.issuer).toBe(base.issuer);
    expect(await post('/credentials/verify', { verifiableCredential })).toMatchObject({ status: 200 });
    const changed = {
      ...verifiableCredential,
      credentialSubject: { ...verifiableCredential.credentialSubject, name: 'X' },
    };
    expect(await post('/credentials/verify', { verifiableCredential: changed })).toMatchObject({ status: 400 });
    expect(await post('/credentials/verify', { verifiableCredential: base })).toMatchObject({ status: 400 });
  });

  test.each(selective)('400: %s with a pointer to nothing, at issue and when deriving', async (path) => {
    const credential = unsigned({ credentialSubject: subject });
    const options = { mandatoryPointers: ['/credentialSubject/nothing'] };
    expect(await post(`${path}/credentials/issue`, { credential, options })).toMatchObject({ status: 400 });
    const base = await issue(path, { credentialSubject: subject });
    expect(await derive(base, ['/credentialSubject/nothing'])).toMatchObject({ status: 400 });
  });

  test.each<[string, unknown, unknown]>([
    ['a credential whose proof hides nothing', '/eddsa-rdfc-2022/ed', ['/issuer']],
    ['no pointers', '/ecdsa-sd-2023/p256', undefined],
    ['pointers that are a text', '/ecdsa-sd-2023/p256', '/issuer'],
    ['a pointer that is a number', '/ecdsa-sd-2023/p256', [1]],
  ])('400: %s', async (_, path, pointers) => {
    expect(await derive(await issue(String(path)), pointers)).toMatchObject({
      status: 400,
      type: 'application/problem+json',
    });
  });
});

describe('envelopes', () => {
  test('201: envelope/jwk issues an EnvelopedVerifiableCredential whose key identifies its issuer', async () => {
    const credential = await issue('/envelope/jwk');
    expect(credential).toMatchObject({ '@context': V2, type: 'EnvelopedVerifiableCredential' });
    const [, header = '', payload = ''] = /^data:application\/vc\+jwt,([^.]+)\.([^.]+)\./.exec(credential.id) ?? [];
    const read = (text: string) => JSON.parse(Buffer.from(text, 'base64url').toString());
    expect(read(header)).toMatchObject({ alg: 'ES256', typ: 'vc+jwt', kid: `${keys.jwk}#0` });
    expect(read(payload)).toMatchObject({ issuer: keys.jwk, type: ['VerifiableCredential'] });
    expect(await post('/credentials/verify', { verifiableCredential: credential })).toMatchObject({ status: 200 });
  });

  test.each<[string, (envelope: JsonObject) => JsonObject]>([
    ['no context', (envelope) => ({ ...envelope, '@context': [] })],
    ['another context', (envelope) => ({ ...envelope, '@context': 'https://www.w3.org/ns/credentials/examples/v2' })],
    ['no data: URL', ({ id, ...envelope }) => ({ ...envelope, id: String(id).split(',')[1] ?? '' })],
    ['the type of a credential', (envelope) => ({ ...envelope, type: 'VerifiableCredential' })],
    ['the type of a presentation', (envelope) => ({ ...envelope, type: 'EnvelopedVerifiablePresentation' })],
    ['a changed signature', ({ id, ...envelope }) => ({ ...envelope, id: String(id).replace(/.{8}$/, 'AAAAAAAA') })],
    ['another media type', ({ id, ...envelope }) => ({ ...envelope, id: String(id).replace('vc+jwt', 'vp+jwt') })],
  ])('400: an envelope with %s', async (_, change) => {
    const verifiableCredential = change(await issue('/envelope/jwk'));
    expect(await post('/credentials/verify', { verifiableCredential })).toMatchObject({ status: 400 });
  });

  test('200: a presentation in an envelope, with a credential in one, for this question alone', async () => {
    const { ed } = await createIssuers();
    const presentation = {
      '@context': [V2],
      type: ['VerifiablePresentation'],
      holder: ed.did,
      verifiableCredential: [await issue('/envelope/jwk')],
    };
    const options = { domain: 'verifier.example', challenge: 'c-1' };
    const jwt = await signVpJwt({
      presentation,
      signingKey: ed.key,
      kid: ed.verificationMethod,
      issuedAt: NOW,
      audience: options.domain,
      nonce: options.challenge,
    });
    const verify = (asked: object) =>
      post('/presentations/verify', { verifiablePresentation: envelopVp(jwt), options: asked });
    expect(await verify(options)).toMatchObject({ status: 200 });
    expect(await verify({ ...options, challenge: 'c-2' })).toMatchObject({ status: 400 });
    expect(await verify({ ...options, domain: 'other.example' })).toMatchObject({ status: 400 });
  });

  test('400: it holds no version 1.1', async () => {
    const credential = unsigned({ '@context': [V1], issuanceDate: '2026-11-01T00:00:00Z' });
    expect(await post('/envelope/jwk/credentials/issue', { credential })).toMatchObject({ status: 400 });
  });
});

describe('GET /1.0/identifiers/{did}', () => {
  const RESOLUTION = 'application/did-resolution';
  const path = (did: string) => `/1.0/identifiers/${did}`;
  const problem = (name: string) => ({
    didResolutionMetadata: { error: { type: `https://www.w3.org/ns/did#${name}` } },
    didDocument: null,
    didDocumentMetadata: {},
  });

  test('200: a resolution result for every issuer, its content type stated in it, escaped or not', async () => {
    for (const did of Object.values(keys)) {
      for (const accept of [undefined, RESOLUTION]) {
        for (const address of [path(did), path(encodeURIComponent(did))]) {
          expect(await get(address, accept)).toMatchObject({
            status: 200,
            type: RESOLUTION,
            body: {
              didResolutionMetadata: { contentType: RESOLUTION },
              didDocument: { id: did },
              didDocumentMetadata: {},
            },
          });
        }
      }
    }
  });

  test.each(['application/did', 'application/did+json', 'application/did+ld+json'])(
    '200: %s is the bare document',
    async (type) => {
      const answer = await get(path(keys.ed ?? ''), type);
      expect(answer).toMatchObject({ status: 200, type, body: { id: keys.ed } });
      expect(answer.body).not.toHaveProperty('didResolutionMetadata');
    },
  );

  test.each([
    [400, 'INVALID_DID', 'not-a-did'],
    [400, 'INVALID_DID', 'did:example'],
    [400, 'INVALID_DID', ''],
    [404, 'NOT_FOUND', 'did:web:nobody.example'],
    [501, 'METHOD_NOT_SUPPORTED', 'did:unsupported:123456789abcdefghi'],
  ])('%i with the whole address of %s for %j', async (status, name, did) => {
    expect(await get(path(did), RESOLUTION)).toMatchObject({ status, type: RESOLUTION, body: problem(name) });
  });

  test('410 for one that its owner gave up', async () => {
    // Made by didwebvh-ts: created on the first of January 2026, given up a month later.
    const log = readFileSync(new URL('./testing/given-up.jsonl', import.meta.url), 'utf8');
    const did: string = JSON.parse(log.split('\n')[0] ?? '').state.id;
    published.set('https://given-up.example/.well-known/did.jsonl', log);
    expect(await get(path(did), RESOLUTION)).toMatchObject({
      status: 410,
      body: { didDocument: null, didDocumentMetadata: { deactivated: true } },
    });
  });

  test('406 for a representation that it has not', async () => {
    expect(await get(path(keys.ed ?? ''), 'application/x-other')).toMatchObject({
      status: 406,
      body: problem('REPRESENTATION_NOT_SUPPORTED'),
    });
  });

  test('a key of a document is dereferenced, whole or bare', async () => {
    const didUrl = `${keys.ed}#${keys.ed?.slice('did:key:'.length)}`;
    const type = 'application/did-url-dereferencing';
    expect(await get(path(encodeURIComponent(didUrl)), type)).toMatchObject({
      status: 200,
      type,
      body: { dereferencingMetadata: { contentType: type }, contentStream: { id: didUrl }, contentMetadata: {} },
    });
    expect(await get(path(encodeURIComponent(didUrl)), 'application/did')).toMatchObject({
      status: 200,
      body: { id: didUrl },
    });
    expect(await get(path(encodeURIComponent(`${keys.ed}#nothing`)), type)).toMatchObject({ status: 404 });
  });

  test('303 to the service that a DID URL names', async () => {
    const did = 'did:web:services.example';
    const service = [{ id: `${did}#files`, type: 'Files', serviceEndpoint: 'https://files.example/' }];
    published.set('https://services.example/.well-known/did.json', JSON.stringify({ id: did, service }));
    const answer = await get(path(encodeURIComponent(`${did}?service=files`)), 'application/did-url-dereferencing');
    expect(answer).toMatchObject({ status: 303, location: 'https://files.example/', text: '' });
  });
});

describe('everything else', () => {
  test.each(['/', '/credentials/verify', '/proof-only'])('404 with problem details: GET %s', async (address) => {
    expect(await get(address)).toMatchObject({ status: 404, type: 'application/problem+json' });
  });
});
