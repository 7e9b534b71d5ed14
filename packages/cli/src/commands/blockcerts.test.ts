import { createECDH } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildAchievementCredential, encodePublicKeyMultibase, ethereumAddress, toPublicKey } from '@laurel/credential';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runLaurel } from '../testing/run-laurel.ts';

const pair = createECDH('secp256k1');
pair.setPrivateKey(new Uint8Array(32).fill(3));
const key = toPublicKey('secp256k1', pair.getPublicKey(null, 'compressed'));
const multibase = encodePublicKeyMultibase('secp256k1', key.bytes);
const did = `did:key:${multibase}`;
const method = `${did}#${multibase}`;
const transaction = `0x${'5a'.repeat(32)}`;
const blockHash = `0x${'b1'.repeat(32)}`;
const longAgo = new Date('2020-01-01T00:00:00Z');

let folder: string;
let files: readonly string[];
let node: Server;
let rpc: string;
/** What the node has. */
let chain: { chainId: string; from: string; input: string; head: string };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'laurel-cli-blockcerts-'));
  files = ['one.json', 'two.json', 'three.json'].map((name) => join(folder, name));
  for (const [number, file] of files.entries()) await writeFile(file, JSON.stringify(credential(number)));
  node = createServer(async (req, res) => {
    let body = '';
    for await (const chunk of req) body += String(chunk);
    const { method: asked, params } = JSON.parse(body);
    res.end(JSON.stringify({ jsonrpc: '2.0', id: 1, result: answerTo(asked, params) }));
  });
  await new Promise<void>((resolve) => node.listen(0, '127.0.0.1', resolve));
  rpc = `http://localhost:${(node.address() as AddressInfo).port}`;
});

afterAll(async () => {
  node.closeAllConnections();
  await new Promise((resolve) => node.close(resolve));
  await rm(folder, { recursive: true });
});

beforeEach(() => {
  chain = { chainId: '0xaa36a7', from: ethereumAddress(key), input: '0x', head: '0x200' };
});

function answerTo(asked: string, params: readonly unknown[]): unknown {
  const { chainId, head, from, input } = chain;
  if (asked === 'eth_chainId') return chainId;
  if (asked === 'eth_blockNumber') return head;
  if (asked === 'eth_getBlockByHash') return { number: '0x100', timestamp: '0x5e0be100' };
  return params[0] === transaction ? { hash: transaction, from, input, blockHash, blockNumber: '0x100' } : null;
}

function credential(number: number) {
  return buildAchievementCredential({
    credentialUrl: `https://northern.example/credentials/${number}`,
    validFrom: longAgo,
    activityEnd: longAgo,
    issuer: { id: did, name: 'Northern College', url: 'https://northern.example' },
    subject: { id: 'urn:uuid:7c1f9b7e-3f0e-4a44-8c50-0a3f4f1c2d11', name: 'Ada Lovelace' },
    achievement: {
      id: 'urn:uuid:b7a2f3a0-6f6e-4a52-9c3b-5d1d9b1c2e33',
      name: 'IT support fundamentals',
      description: 'Helps people with their computers.',
      criteriaNarrative: 'Passed the exam.',
      kind: 'micro-credential',
    },
  });
}

const recordedWith = (output: string) =>
  ['--transaction', transaction, '--chain', '11155111', '--method', method, '--output', output] as const;

describe('laurel blockcerts', () => {
  it('prints the data of the transaction, writes the Blockcerts, and they verify against a node of the chain', async () => {
    const { code, out } = await runLaurel(['blockcerts', ...files]);
    expect(code).toBe(0);
    expect(out).toMatch(/^0x[0-9a-f]{64}\n$/);
    chain.input = out.trim();
    const output = join(folder, 'recorded');
    expect(await runLaurel(['blockcerts', ...files, ...recordedWith(output)])).toMatchObject({ code: 0, out: '' });
    expect((await readdir(output)).sort()).toEqual(['one.json', 'three.json', 'two.json']);

    const [file = ''] = await readdir(output);
    const ask = () => runLaurel(['verify', join(output, file), '--rpc', rpc]);
    const verdict = await ask();
    expect(verdict.out.split('\n')[0]).toBe('Valid: it is genuine, from the issuer it names, and still good.');
    expect(verdict.code).toBe(0);
    expect((await runLaurel(['verify', join(output, file)])).code).toBe(2);
    chain.head = '0x105';
    expect((await ask()).code).toBe(2);
    chain.head = '0x200';
    chain.chainId = '0x1';
    expect((await ask()).code).toBe(2);
    chain.chainId = '0xaa36a7';
    chain.input = `0x${'00'.repeat(32)}`;
    const wrong = await ask();
    expect(wrong.out.split('\n')[0]).toBe(
      'Not valid: The entry on the blockchain that the credential names records something else.',
    );
    expect(wrong.code).toBe(1);
    expect(JSON.parse(await readFile(join(output, file), 'utf8')).proof.cryptosuite).toBe('merkle-proof-2019');
  });

  it('refuses what a verifier would refuse, and overwrites nothing', async () => {
    const output = join(folder, 'again');
    const finish = [...files, ...recordedWith(output)];
    expect((await runLaurel(['blockcerts', ...finish])).code).toBe(0);
    expect(await runLaurel(['blockcerts', ...finish])).toMatchObject({
      code: 64,
      err: expect.stringContaining('already'),
    });
    const recorded = join(output, 'one.json');
    expect(await runLaurel(['blockcerts', recorded])).toMatchObject({
      code: 1,
      err: expect.stringContaining('recorded already'),
    });
    const unnamed = finish.map((it) => (it === '11155111' ? '424242' : it));
    expect(await runLaurel(['blockcerts', ...unnamed])).toMatchObject({
      code: 1,
      err: expect.stringContaining('424242'),
    });
    for (const args of [
      [],
      [recorded, files[0] ?? ''],
      [files[0] ?? '', '--chain', '1'],
      [...finish, '--time', 'then'],
    ]) {
      expect((await runLaurel(['blockcerts', ...args])).code).toBe(64);
    }
  });
});
