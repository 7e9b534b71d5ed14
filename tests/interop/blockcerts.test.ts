import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import path from 'node:path';
import { Certificate } from '@blockcerts/cert-verifier-js/dist/verifier-node/index.js';
import { Decoder, Encoder } from '@blockcerts/lds-merkle-proof-2019';
import {
  type Award,
  allowInlineContexts,
  type BlockcertsOptions,
  blockcertsBatch,
  buildAchievementCredential,
  buildStatusListCredential,
  emptyStatusBits,
  isJsonObject,
  type JsonObject,
  pinnedContexts,
  type SecuredDocument,
  signCredential,
  verifyMerkleProof,
} from '@laurel/credential';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  BLOCK_TIME,
  BlockcertsNetwork,
  DID,
  RECORDER,
  RESOLVER,
  RPC,
  SCHEMA,
  TRANSACTION,
} from '../support/blockcerts-network.ts';
import { recordInterop } from '../support/record-interop.ts';
import { theirKey } from '../support/their-suites.ts';

const PACKAGE = '@blockcerts/cert-verifier-js';
const SUITE = 'jsonld-signatures-merkleproof2019';
const CODEC = '@blockcerts/lds-merkle-proof-2019';
const SIGNER = `${DID}#key-1`;
const LIST_URL = 'https://issuer.example/status/1';
const SEPOLIA = 11_155_111;

let network: BlockcertsNetwork;

beforeEach(() => {
  network = new BlockcertsNetwork();
  network.publishIssuer('Multikey');
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const FROM = new Date('2025-01-01T00:00:00Z');
const UNTIL = new Date('2099-01-01T00:00:00Z');

function unsigned(number: number, changes: Partial<Award> = {}) {
  return buildAchievementCredential({
    credentialUrl: `https://issuer.example/credentials/${number}`,
    validFrom: FROM,
    validUntil: UNTIL,
    activityEnd: FROM,
    issuer: { id: DID, name: 'Northern College', url: 'https://issuer.example' },
    subject: { id: 'urn:uuid:0b7f4c8e-7a0a-4d52-9f43-5c6f8f6c1b11', name: 'Ngozi Eze' },
    achievement: {
      id: 'https://issuer.example/achievements/1',
      name: 'IT Support Fundamentals',
      description: 'Diagnoses and resolves common faults.',
      criteriaNarrative: 'Passed an exam.',
      kind: 'micro-credential',
    },
    ...changes,
  });
}

async function record(
  credentials: readonly SecuredDocument[],
  transactionId: string,
  options: BlockcertsOptions = {},
): Promise<readonly SecuredDocument[]> {
  const batch = await blockcertsBatch(credentials, options);
  network.record(batch.transactionData);
  return batch.prove({ chainId: SEPOLIA, transactionId, verificationMethod: RECORDER, created: BLOCK_TIME });
}

/** Asks a node of the chain, and writes `0x` before the transaction of itself. */
const rpc = [{ serviceUrl: RPC, serviceURL: RPC, priority: 0, apiType: 'rpc', chainType: 'eth' }];

/** Their verdict: `success`, or what was wrong. */
async function theirVerdict(document: unknown, explorerAPIs: readonly object[] = []): Promise<string> {
  const certificate = new Certificate(document, { didResolverUrl: RESOLVER, explorerAPIs });
  await certificate.init();
  const { status, message } = await certificate.verify();
  return status === 'success' ? status : JSON.stringify(message);
}

describe(PACKAGE, () => {
  test('verifies our credential that is recorded on Ethereum, by either of its ways to a chain', async () => {
    const credentials = [unsigned(1), unsigned(2), unsigned(3)];
    for (const document of await record(credentials, `0x${TRANSACTION}`))
      expect(await theirVerdict(document)).toBe('success');
    for (const document of await record(credentials, TRANSACTION))
      expect(await theirVerdict(document, rpc)).toBe('success');
    const remark =
      'Its explorers want the transaction with 0x, its RPC without: `laurel blockcerts` writes what it is given.';
    recordInterop({
      package: PACKAGE,
      format: 'Blockcerts v3 on Ethereum, merkle-proof-2019',
      theyVerifyOurs: true,
      remark,
    });
  });

  test('and not when it was changed, or the transaction is another’s or says something else', async () => {
    const [document = {}] = await record([unsigned(1), unsigned(2)], `0x${TRANSACTION}`);
    expect(await theirVerdict({ ...document, name: 'Another' })).toContain('does not match');
    network.record(`0x${'00'.repeat(32)}`);
    expect(await theirVerdict(document)).toContain('does not match');
    network.record((await blockcertsBatch([unsigned(1), unsigned(2)])).transactionData, `0x${'11'.repeat(20)}`);
    expect(await theirVerdict(document)).not.toBe('success');
  });

  test('verifies the signature of the issuer and its record beside it, where the key is a JWK', async () => {
    const key = await theirKey('Ed25519', { did: DID, fragment: 'key-1' });
    const terms = { verificationMethod: SIGNER, created: BLOCK_TIME, signingKey: key.signingKey };
    const signed = await signCredential({ credential: unsigned(1), ...terms });
    const [document] = await record([signed], `0x${TRANSACTION}`);
    const keys = [{ id: SIGNER, publicKeyMultibase: key.publicKeyMultibase }];
    network.publishIssuer('JsonWebKey', keys);
    expect(await theirVerdict(document)).toBe('success');
    network.publishIssuer('Multikey', keys);
    expect(await theirVerdict(document)).toContain('kty');
    const remark = 'Its eddsa-rdfc-2022 reads keys that are written as JWK alone; a record by itself needs none.';
    const format = 'Blockcerts v3 beside eddsa-rdfc-2022';
    recordInterop({ package: PACKAGE, format, theyVerifyOurs: true, remark });
  });

  test('does not take our status list, because it names no context beside that of credentials', async () => {
    const key = await theirKey('Ed25519', { did: DID, fragment: 'key-1' });
    network.publishIssuer('JsonWebKey', [{ id: SIGNER, publicKeyMultibase: key.publicKeyMultibase }]);
    const status = { listUrl: LIST_URL, index: 94_567, purpose: 'revocation' } as const;
    const [document] = await record([unsigned(1, { status })], `0x${TRANSACTION}`);
    const bits = emptyStatusBits();
    const list = {
      id: LIST_URL,
      issuer: DID,
      purpose: 'revocation',
      bits,
      validFrom: FROM,
      validUntil: UNTIL,
    } as const;
    const credential = await buildStatusListCredential(list);
    const terms = { verificationMethod: SIGNER, created: FROM, signingKey: key.signingKey };
    network.published.set(LIST_URL, await signCredential({ credential, ...terms }));
    expect(await theirVerdict(document)).toContain('no additional context provided');
    const remark = 'It wants a second context, though the first defines every term of the list.';
    recordInterop({ package: PACKAGE, format: 'Bitstring Status List of a Blockcert', theyVerifyOurs: false, remark });
  });

  test('holds the subject to the schema of the whole credential, and so refuses what names one', async () => {
    const [document] = await record([unsigned(1)], `0x${TRANSACTION}`);
    network.published.set(SCHEMA, { type: 'object', required: ['issuer'] });
    expect(await theirVerdict(document)).toContain('schema');
    const [alone] = await record([unsigned(1)], `0x${TRANSACTION}`, { signatures: 'left-out' });
    expect(await theirVerdict(alone)).toBe('success');
    const remark =
      'It holds the subject to the schema of the whole: leave the schema out (`laurel blockcerts --alone`).';
    const format = 'Blockcerts v3 with the schema of Open Badges 3.0';
    recordInterop({ package: PACKAGE, format, theyVerifyOurs: false, remark });
  });
});

describe(CODEC, () => {
  const hashes = { merkleRoot: '1a'.repeat(32), targetHash: '2b'.repeat(32) };

  test('reads the proof values that we write, with 0x and without', async () => {
    for (const transactionId of [TRANSACTION, `0x${TRANSACTION}`]) {
      const [document = {}] = await record([unsigned(1), unsigned(2)], transactionId);
      const decoded = new Decoder(proofValueOf(document)).decode();
      expect(decoded).toMatchObject({
        anchors: [`blink:eth:sepolia:${transactionId}`],
        path: [{ right: expect.any(String) }],
      });
    }
    recordInterop({ package: CODEC, format: 'MerkleProof2019 proof value', theyVerifyOurs: true });
  });

  test('writes what we read, but for a transaction with 0x, which it drops', async () => {
    const anchored = (id: string) =>
      new Encoder({ path: [], ...hashes, anchors: [`blink:eth:sepolia:${id}`] }).encode();
    const [document = {}] = await record([unsigned(1)], TRANSACTION);
    const read = (proofValue: string) => {
      const proof = { ...(document.proof as JsonObject), proofValue };
      return verifyMerkleProof({ document: { ...document, proof }, proof });
    };
    // It is read; and it is about another document.
    expect(await read(anchored(TRANSACTION))).toMatchObject({ verified: false, merkleRoot: hashes.merkleRoot });
    expect(new Decoder(anchored(`0x${TRANSACTION}`)).decode()).toMatchObject({ anchors: ['blink:eth:sepolia:'] });
    recordInterop({ package: CODEC, format: 'MerkleProof2019 proof value', weVerifyTheirs: true });
  });
});

describe('published Blockcerts v3', () => {
  test.each([
    ['ethereum-sepolia-v3.ts', true],
    ['testnet-v3-did.ts', true],
    ['mocknet-vc-v2-data-integrity-proof.json', true],
    ['altered-blockcerts-v3.ts', false],
  ])('%s leads to its root: %s', async (file, expected) => {
    const document = await fixture(file);
    const proof = document.proof;
    if (!isJsonObject(proof)) throw new Error('a fixture without a proof');
    const contexts = allowInlineContexts(pinnedContexts);
    expect(await verifyMerkleProof({ document, proof, contexts })).toMatchObject({ verified: expected });
    const chain = file.split('-')[0] ?? '';
    if (expected)
      recordInterop({ package: SUITE, format: `Blockcerts v3 that it publishes (${chain})`, weVerifyTheirs: true });
  });
});

test('a term that nobody defined is refused, where the published verifier leaves it out of what it hashes', async () => {
  const document = await fixture('testnet-v3-custom-context.ts');
  const proof = document.proof;
  if (!isJsonObject(proof)) throw new Error('a fixture without a proof');
  const contexts = allowInlineContexts(pinnedContexts);
  await expect(verifyMerkleProof({ document, proof, contexts })).rejects.toMatchObject({
    code: 'credential.term-undefined',
  });
});

function proofValueOf({ proof }: SecuredDocument): string {
  return String(isJsonObject(proof) ? proof.proofValue : '');
}

/** A document that the package brings for its own tests: JSON, or a module in TypeScript that needs nothing. */
async function fixture(file: string): Promise<SecuredDocument> {
  const from = path.join(import.meta.dirname, '../../node_modules', SUITE, 'tests/fixtures', file);
  const text = readFileSync(from, 'utf8');
  if (file.endsWith('.json')) return JSON.parse(text);
  const module = await import(`data:text/javascript,${encodeURIComponent(stripTypeScriptTypes(text))}`);
  return module.default;
}
