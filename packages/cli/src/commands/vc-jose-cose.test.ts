import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JsonObject } from '@laurel/credential';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { runLaurel } from '../testing/run-laurel.ts';
import { disclosurePaths } from '../vc-jose-cose/disclosure-paths.ts';
import { type Feature, features } from '../vc-jose-cose/feature.ts';
import { issueSecured } from '../vc-jose-cose/issue-secured.ts';
import { verifySecured } from '../vc-jose-cose/verify-secured.ts';

const CONTROLLER = 'https://college.example/issuers/1';
const CONTEXTS = ['https://www.w3.org/ns/credentials/v2', 'https://www.w3.org/ns/credentials/examples/v2'];
const KINDS = ['Ed25519', 'P-256', 'P-384', 'P-521'] as const;
const all = Object.keys(features) as Feature[];
const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));

const credential: JsonObject = {
  '@context': CONTEXTS,
  id: 'urn:uuid:0b7f4c8e-7a0a-4d52-9f43-5c6f8f6c1b11',
  type: ['VerifiableCredential', 'ExampleDegreeCredential'],
  issuer: CONTROLLER,
  validFrom: '2024-01-01T00:00:00Z',
  credentialSubject: { id: 'did:example:learner', degree: { name: 'Arts', honours: ['first', 'second'] } },
};
const presentation: JsonObject = {
  '@context': CONTEXTS,
  type: ['VerifiablePresentation'],
  holder: CONTROLLER,
  verifiableCredential: [
    {
      '@context': CONTEXTS[0] ?? '',
      type: 'EnvelopedVerifiableCredential',
      id: 'data:application/vc+jwt,eyJhbGciOiJFUzI1NiJ9.e30.AAAA\n',
    },
  ],
};

const keys = new Map<string, string>();

beforeAll(async () => {
  for (const [index, kind] of KINDS.entries()) keys.set(kind, await keyFile(kind, `${CONTROLLER}#key-${index}`));
});

/** A verification method with its secret key, as the suite writes one. */
async function keyFile(kind: (typeof KINDS)[number], id: string): Promise<string> {
  const algorithm = kind === 'Ed25519' ? { name: 'Ed25519' } : { name: 'ECDSA', namedCurve: kind };
  const pair = (await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])) as CryptoKeyPair;
  const jwkOf = async (key: CryptoKey) => {
    const { kty, crv, x, y, d } = await crypto.subtle.exportKey('jwk', key);
    return { kty, crv, x, y, d, kid: 'name-of-the-key' };
  };
  const [publicKeyJwk, secretKeyJwk] = [await jwkOf(pair.publicKey), await jwkOf(pair.privateKey)];
  return JSON.stringify({ id, type: 'JsonWebKey', controller: CONTROLLER, publicKeyJwk, secretKeyJwk });
}

const key = (kind: (typeof KINDS)[number]) => keys.get(kind) ?? '';
const documentFor = (feature: Feature): JsonObject =>
  features[feature].kind === 'credential' ? credential : presentation;

function issue(feature: Feature, more: Partial<Parameters<typeof issueSecured>[0]> = {}) {
  const document = JSON.stringify(documentFor(feature));
  return issueSecured({ feature, document, key: key('P-256'), disclosable: [], random, ...more });
}

describe('what is issued', () => {
  test.each(all)('%s is verified under its key, of any kind, and under no other', async (feature) => {
    for (const kind of KINDS) {
      const { data, result } = await issue(feature, { key: key(kind) });
      expect({ kind, result }).toEqual({ kind, result: 'success' });
      const input = { feature, secured: `${data}\n`, at: undefined };
      const { data: read, ...verdict } = await verifySecured({ ...input, key: key(kind) });
      expect(verdict).toEqual({ result: 'success' });
      expect(JSON.parse(read)).toMatchObject({ type: documentFor(feature).type });
      const other = kind === 'P-256' ? 'P-384' : 'P-256';
      expect(await verifySecured({ ...input, key: key(other) })).toMatchObject({ result: 'failure' });
    }
  });

  test.each(all)('%s is not taken for any of the others', async (feature) => {
    const { data } = await issue(feature);
    for (const other of all.filter((name) => name !== feature)) {
      const verdict = await verifySecured({ feature: other, secured: data, key: key('P-256'), at: undefined });
      expect({ other, result: verdict.result }).toEqual({ other, result: 'failure' });
    }
  });

  test.each(all)('%s with one letter changed is refused', async (feature) => {
    const { data } = await issue(feature);
    const at = Math.floor(data.length / 2);
    const secured = `${data.slice(0, at)}${data[at] === 'A' ? 'B' : 'A'}${data.slice(at + 1)}`;
    const verdict = await verifySecured({ feature, secured, key: key('P-256'), at: undefined });
    expect(verdict.result).toBe('failure');
  });

  test.each<[string, JsonObject]>([
    ['a member that nothing but the examples explain', { badExtension: { huh: 'what?' } }],
    ['a proof', { proof: { type: 'DataIntegrityProof' } }],
    ['a claim vc', { vc: {} }],
    ['no issuer', { issuer: '' }],
    ['a type that is none', { type: ['Credential'] }],
  ])('is never a credential with %s', async (_, more) => {
    for (const feature of ['credential_jose', 'credential_cose', 'credential_sdjwt'] as const) {
      const document = JSON.stringify({ ...credential, ...more });
      expect(await issue(feature, { document })).toMatchObject({ result: 'failure' });
    }
  });

  test.each<[string, unknown]>([
    ['something that is no envelope', { '@context': CONTEXTS[0], type: 'EnvelopedVerifiableCredential', id: 'x' }],
    ['a credential that is not secured', credential],
  ])('is never a presentation of %s', async (_, held) => {
    for (const feature of ['presentation_jose', 'presentation_cose', 'presentation_sdjwt'] as const) {
      const document = JSON.stringify({ ...presentation, verifiableCredential: [held] });
      expect(await issue(feature, { document })).toMatchObject({ result: 'failure' });
    }
  });

  test('names the key by its address at the issuer, else by its own name beside the issuer', async () => {
    const headerOf = async (keyText: string) => {
      const { data } = await issue('credential_jose', { key: keyText });
      const [header = '', payload = ''] = data.split('.');
      const decode = (part: string): JsonObject => JSON.parse(Buffer.from(part, 'base64url').toString());
      return { kid: decode(header).kid, iss: decode(payload).iss };
    };
    expect(await headerOf(key('P-256'))).toEqual({ kid: `${CONTROLLER}#key-1`, iss: undefined });
    const foreign = await keyFile('P-256', 'did:example:other#key-1');
    expect(await headerOf(foreign)).toEqual({ kid: 'name-of-the-key', iss: CONTROLLER });
  });

  test('needs a key with a secret part of a kind that is signed with', async () => {
    const { secretKeyJwk: _, ...publicOnly } = JSON.parse(key('P-256'));
    for (const keyText of [JSON.stringify(publicOnly), '{}', 'x', '[]']) {
      expect(await issue('credential_jose', { key: keyText })).toMatchObject({ result: 'failure' });
    }
  });
});

describe('parts that may be hidden', () => {
  test('are not to be seen in what everybody sees', async () => {
    const disclosable = disclosurePaths('["credentialSubject.degree.name", "credentialSubject.degree.honours[1]"]');
    const { data } = await issue('credential_sdjwt', { disclosable });
    const [jwt = '', ...parts] = data.split('~');
    expect(parts).toHaveLength(3);
    const payload = Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString();
    expect(payload).not.toMatch(/Arts|second/);
    expect(payload).toContain('first');
    const verdict = await verifySecured({
      feature: 'credential_sdjwt',
      secured: data,
      key: key('P-256'),
      at: undefined,
    });
    expect(JSON.parse(verdict.data)).toEqual(credential);
  });

  test.each([
    [undefined, []],
    ['', []],
    ['["a.b", "c[0]"]', ['/a/b', '/c/0']],
    ['a.b, c[0][1]', ['/a/b', '/c/0/1']],
    ['["a/b~c"]', ['/a~1b~0c']],
  ])('%j', (text, pointers) => {
    expect(disclosurePaths(text)).toEqual(pointers);
  });

  test.each(['["a', '[1]', '{}', '["a..b"]', '[""]'])('%s is no list of paths', (text) => {
    expect(() => (text === '{}' ? disclosurePaths('[{}]') : disclosurePaths(text))).toThrow('--sd');
  });

  test('that are not there, or must be seen, are refused', async () => {
    for (const disclosable of [['/email'], ['/issuer'], ['/@context']]) {
      expect(await issue('credential_sdjwt', { disclosable })).toMatchObject({ result: 'failure' });
    }
  });
});

describe('laurel vc-jose-cose', { timeout: 30_000 }, () => {
  let folder: string;
  const path = (name: string) => join(folder, name);
  const args = (act: string, input: string, more: readonly string[] = []) => [
    ...['vc-jose-cose', act, '--input', path(input), '--key', path('key.json'), '--output', path('out.json'), ...more],
  ];
  const out = async () => JSON.parse(await readFile(path('out.json'), 'utf8'));

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'laurel-jose-'));
    await writeFile(path('credential.json'), JSON.stringify(credential));
    await writeFile(path('key.json'), key('Ed25519'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('writes what it signed, and says whether it is right', async () => {
    const feature = ['--feature', 'credential_sdjwt', '--sd', '["credentialSubject.degree"]'];
    expect((await runLaurel(args('issue', 'credential.json', feature))).code).toBe(0);
    const { data, result } = await out();
    expect(result).toBe('success');
    await writeFile(path('secured.txt'), data);
    expect((await runLaurel(args('verify', 'secured.txt', feature))).code).toBe(0);
    expect(await out()).toMatchObject({ result: 'success' });
  });

  it('exits with 0 for every result, and with 64 where there is nothing to do', async () => {
    expect((await runLaurel(args('verify', 'credential.json', ['--feature', 'credential_jose']))).code).toBe(0);
    expect(await out()).toMatchObject({ result: 'failure' });
    expect((await runLaurel(args('verify', 'credential.json', ['--feature', 'credential_mdoc']))).code).toBe(0);
    expect(await out()).toMatchObject({ result: 'indeterminate' });
    const absent = await runLaurel(args('verify', 'absent.json', ['--feature', 'credential_jose']));
    expect(absent.err).toContain(path('absent.json'));
    expect(absent.code).not.toBe(0);
  });

  it('asks about time only at an instant that it is given', async () => {
    const exp = { ...credential, exp: 1_700_000_000 };
    const secured = await forge(exp);
    await writeFile(path('expired.txt'), secured);
    const feature = ['--feature', 'credential_jose'];
    await runLaurel(args('verify', 'expired.txt', feature));
    expect(await out()).toMatchObject({ result: 'success' });
    const later = [...feature, '--now', '2026-11-24T12:00:00Z'];
    await runLaurel(args('verify', 'expired.txt', later));
    expect(await out()).toEqual({ result: 'failure', data: 'proof.expired' });
    expect((await runLaurel(args('verify', 'expired.txt', [...feature, '--now', 'soon']))).code).toBe(64);
  });

  it.each([[[]], [['issue']], [['look', '--input', 'x']], [['issue', 'verify']]])(
    '%j is not how it is asked',
    async (words) => {
      expect((await runLaurel(['vc-jose-cose', ...words])).code).toBe(64);
    },
  );
});

/** Signs any claims as a vc+jwt with the key of the files. */
async function forge(claims: JsonObject): Promise<string> {
  const { id, secretKeyJwk } = JSON.parse(key('Ed25519'));
  const { kid: _, y: __, ...jwk } = secretKeyJwk;
  const secret = await crypto.subtle.importKey('jwk', jwk, 'Ed25519', false, ['sign']);
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const input = `${part({ alg: 'EdDSA', typ: 'vc+jwt', kid: id })}.${part(claims)}`;
  const signature = await crypto.subtle.sign('Ed25519', secret, Buffer.from(input));
  return `${input}.${Buffer.from(signature).toString('base64url')}`;
}
