import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Certificate } from '@blockcerts/cert-verifier-js/dist/verifier-node/index.js';
import {
  decodePublicKeyMultibase,
  ethereumAddress,
  type JsonObject,
  jwkOfPublicKey,
  verifyMerkleProof,
} from '@laurel/credential';
import { createRetrieve, type Verdict, verifyCredential } from '@laurel/sdk';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Anvil, startAnvil } from '../../dev/stack/anvil.ts';
import { freePort } from '../../dev/stack/free-port.ts';
import { type Stack, startStack } from '../../dev/stack/start-stack.ts';
import { eventually } from '../journeys/support/eventually.ts';
import { signUpVisitor } from '../journeys/support/visitor.ts';
import { BlockcertsNetwork, RESOLVER, SCHEMA } from '../support/blockcerts-network.ts';
import { recordInterop } from '../support/record-interop.ts';

const SEPOLIA = 11_155_111;

/** A chain that calls itself Sepolia: the name is all that another verifier has to go by, where its explorers are ours. */
let anvil: Anvil;
let stack: Stack;
let folder: string;
let blockcert: JsonObject;
let didDocument: JsonObject;

async function rpc(method: string, ...params: unknown[]): Promise<unknown> {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params });
  const response = await fetch(anvil.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  return ((await response.json()) as { result: unknown }).result;
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'laurel-blockcerts-'));
  anvil = await startAnvil({
    logFile: path.join(folder, 'chain.log'),
    flags: ['--chain-id', String(SEPOLIA), '--block-time', '1'],
  });
  const env = { CHAIN_RPC_URL: anvil.url, CHAIN_CONFIRMATIONS: '1', CHAIN_INTERVAL_SECONDS: '1' };
  const dataDirectory = path.join(folder, 'data');
  stack = await startStack({
    port: await freePort(),
    dataDirectory,
    demo: false,
    developmentChain: false,
    pages: false,
    env,
  });
  const { client } = await signUpVisitor(stack.origin, { name: 'Rosa Almeida', email: 'rosa@college.example' });
  const { id: organisationId } = await client.createOrganisation({ body: { name: 'Riverside', slug: 'riverside' } });
  const params = { organisationId };
  const achievement = { name: 'Endurance', description: 'Goes on.', criteria: 'Go on without a server.' };
  const { id: achievementId } = await client.createAchievement({ params, body: achievement });
  const issue = async (name: string) => {
    const body = { achievementId, recipient: { name, email: `${name.toLowerCase()}@mail.example` } };
    return { params: { credentialId: (await client.issueCredential({ params, body })).id } };
  };
  const all = [await issue('Amara'), await issue('Ngozi'), await issue('Samir')];
  const [at] = all;
  if (!at) throw new Error('nothing was issued');
  await eventually('the chain to be reached', async () => (await client.getBlockcert(at)).state === 'none', 120);
  await fundPublisher();
  for (const one of all) await client.requestBlockcert(one);
  await eventually('the Blockcert', async () => (await client.getBlockcert(at)).state === 'recorded', 180);
  blockcert = JSON.parse(await (await client.getBlockcertDocument(at)).text());
  didDocument = (await (await fetch(`${stack.origin}/issuers/riverside/did.json`)).json()) as JsonObject;
}, 400_000);
afterAll(async () => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  await stack?.stop();
  await anvil?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Gives the publisher money, once there is one. */
async function fundPublisher(): Promise<void> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: stack.databaseUrl, options: '-c laurel.system=on' });
  await client.connect();
  const { rows } = await client.query('select address from anchor.publisher').finally(() => client.end());
  await rpc('anvil_setBalance', rows[0]?.address, '0x56bc75e2d63100000');
}

const methodsOf = () => didDocument.verificationMethod as readonly { id: string; publicKeyMultibase: string }[];

test('what the server exports is verified by the SDK, against any node of the chain', async () => {
  const retrieve = createRetrieve({ allowHttpLocalhost: true, rpcs: [anvil.url] });
  const verdict: Verdict = await verifyCredential(JSON.stringify(blockcert), { retrieve, allowHttpLocalhost: true });
  expect(verdict.outcome).toBe('valid');
  expect(verdict.technical.proofs.map(({ cryptosuite }) => cryptosuite)).toEqual([
    'eddsa-rdfc-2022',
    'merkle-proof-2019',
  ]);
});

test('@blockcerts/cert-verifier-js finds record, signature and identity of the server’s export right, and stops at the status list', async () => {
  const [, record] = blockcert.proof as readonly JsonObject[];
  if (!record) throw new Error('a Blockcert without a record');
  expect(await verifyMerkleProof({ document: blockcert, proof: record })).toMatchObject({ verified: true });
  await theirWorld();
  const certificate = new Certificate(blockcert, { didResolverUrl: RESOLVER, explorerAPIs: [] });
  await certificate.init();
  const steps: { code: string; status: string }[] = [];
  // Its declarations leave out what it tells of each step.
  const verify: (hear: (step: { code: string; status: string }) => void) => ReturnType<typeof certificate.verify> =
    certificate.verify.bind(certificate);
  const { status, message } = await verify(({ code, status: its }) => steps.push({ code, status: its }));
  const those = (wanted: string) => steps.filter((step) => step.status === wanted).map(({ code }) => code);
  expect(those('success')).toEqual([
    'retrieveVerificationMethodPublicKey',
    'ensureVerificationMethodValidity',
    'checkDocumentSignature',
    'assertProofValidity',
    'getTransactionId',
    'computeLocalHash',
    'fetchRemoteHash',
    'compareHashes',
    'checkMerkleRoot',
    'checkReceipt',
    'parseIssuerKeys',
    'checkAuthenticity',
    'checkCredentialSchemaConformity',
    'validateDateFormat',
    'controlVerificationMethod',
  ]);
  // The one thing that it does not take is a status list of ours: see the other file.
  expect(those('failure')).toEqual(['checkRevokedStatus']);
  expect({ status, message: JSON.stringify(message) }).toEqual({
    status: 'failure',
    message: expect.stringMatching(/status list|no additional context/i),
  });
  recordInterop({
    package: '@blockcerts/cert-verifier-js',
    format: 'Blockcerts v3, exported by the server: record, signature and identity',
    theyVerifyOurs: true,
    remark:
      'All its steps but one, with keys as JWK and a profile of the issuer; it takes no status list of ours, for want of a second context.',
  });
});

/** What their verifier asks: the issuer’s document as it reads one, its status list as it is, and the chain by an explorer. */
async function theirWorld(): Promise<void> {
  const did = String(didDocument.id);
  const profile = 'https://issuer.example/profile.json';
  const recorder = methodsOf().find(({ id }) => id.endsWith('#recorder'));
  if (!recorder) throw new Error('the document does not list the key that records');
  const address = ethereumAddress(decodePublicKeyMultibase(recorder.publicKeyMultibase));
  const listUrl = String((blockcert.credentialStatus as JsonObject).statusListCredential);
  const list = await (await fetch(listUrl)).json();
  const real = globalThis.fetch;
  const network = new BlockcertsNetwork();
  const theirs = globalThis.fetch;
  vi.stubGlobal('fetch', async (input: string | URL | Request, init?: RequestInit) => {
    const url = new URL(input instanceof Request ? input.url : String(input));
    if (url.hostname !== 'api.etherscan.io') return theirs(input, init);
    const method = url.searchParams.get('action') ?? '';
    const params =
      method === 'eth_getBlockByNumber' ? [url.searchParams.get('tag'), false] : [url.searchParams.get('txhash')];
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params: method === 'eth_blockNumber' ? [] : params });
    return real(anvil.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  });
  const document = {
    ...didDocument,
    verificationMethod: methodsOf().map(({ publicKeyMultibase, ...method }) => ({
      ...method,
      type: 'JsonWebKey',
      publicKeyJwk: jwkOfPublicKey(decodePublicKeyMultibase(publicKeyMultibase)),
    })),
    service: [{ id: `${did}#blockcerts`, type: 'IssuerProfile', serviceEndpoint: profile }],
  };
  network.published.set(`${RESOLVER}/${did}`, { didDocument: document });
  network.published.set(`${stack.origin}/issuers/riverside/did.json`, document);
  network.published.set(listUrl, list);
  network.published.set(SCHEMA, {});
  network.published.set(profile, {
    '@context': ['https://w3id.org/openbadges/v2', 'https://w3id.org/blockcerts/v3'],
    type: 'Profile',
    id: profile,
    name: 'Riverside',
    publicKey: [{ id: `ecdsa-koblitz-pubkey:${address}`, created: '2025-01-01T00:00:00Z' }],
  });
}
