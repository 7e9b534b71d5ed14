import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bakeSvg } from '@laurel/credential';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anchor, IssuerLog } from '../testing/issuer-log.ts';
import { runLaurel } from '../testing/run-laurel.ts';
import { SampleIssuer } from '../testing/sample-issuer.ts';

let folder: string;
let issuer: SampleIssuer;
let log: IssuerLog;
let genuine: string;
let node: Server;
let rpc: string;
/** The code of the contract that keeps checkpoints. */
let registry: string;
const path = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'laurel-cli-record-'));
  const artefact = new URL('../../../../contracts/src/checkpoint-registry.ts', import.meta.url);
  [, registry = ''] = /deployedBytecode:\s*'(0x[0-9a-f]+)'/.exec(await readFile(artefact, 'utf8')) ?? [];
  issuer = await SampleIssuer.start();
  log = new IssuerLog(issuer.origin);
  issuer.log = log;
  genuine = await issuer.issue();
  const receipt = await log.append(genuine);
  await writeFile(path('badge.svg'), bakeSvg('<svg xmlns="http://www.w3.org/2000/svg"/>', genuine, { receipt }));
  await mkdir(path('both'));
  await writeFile(path('both/credential.json'), genuine);
  await writeFile(path('both/credential.receipt.json'), receipt);
  node = createServer(async (req, res) => {
    let body = '';
    for await (const chunk of req) body += String(chunk);
    res.end(JSON.stringify({ jsonrpc: '2.0', id: 1, result: nodeAnswer(JSON.parse(body).method) }));
  });
  await new Promise<void>((resolve) => node.listen(0, '127.0.0.1', resolve));
  rpc = `http://localhost:${(node.address() as AddressInfo).port}`;
});

afterAll(async () => {
  node.closeAllConnections();
  await new Promise((resolve) => node.close(resolve));
  await issuer.stop().catch(() => undefined);
  await rm(folder, { recursive: true });
});

function nodeAnswer(method: string): unknown {
  const word = (value: number) => value.toString(16).padStart(64, '0');
  const time = Date.parse(anchor.blockTime) / 1_000;
  const answers: Record<string, unknown> = {
    eth_chainId: '0x7a69',
    eth_getCode: registry,
    eth_call: `${log.root}${word(anchor.block)}${word(time)}`,
    eth_getBlockByNumber: { hash: anchor.blockHash, number: '0xc', timestamp: `0x${time.toString(16)}` },
    eth_blockNumber: '0x20',
  };
  return answers[method];
}

const IN_LOG = /^ {2}✓ record {5}pass {8}In the log since 1 January 2020, 00:00 UTC\.$/m;
const ANCHORED =
  /^ {2}✓ anchor {5}pass {8}Anchored in block 12 of a development chain, on 1 January 2020, 00:05 UTC: this proves the mechanism, not permanence\.$/m;

describe('what laurel verify says of the public record', () => {
  it('a file with its receipt is in the log, and anchored where a node of the chain says so', async () => {
    const asked = issuer.asked.length;
    const { code, out, err } = await runLaurel(['verify', path('badge.svg'), '--rpc', rpc]);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(IN_LOG);
    expect(out).toMatch(ANCHORED);
    expect(issuer.asked.slice(asked).some((it) => it.startsWith('/log'))).toBe(false);
  });

  it('without a node the anchor could not be checked, because nobody is known to ask; try with one', async () => {
    const { code, out } = await runLaurel(['verify', path('badge.svg')]);
    expect(code).toBe(0);
    expect(out).toMatch(IN_LOG);
    expect(out).toMatch(
      /^ {2}\? anchor {5}unknown {5}Could not be checked, because nobody here knows a server .* Try again with the address of a server of that chain\./m,
    );
  });

  it('JSON finds its receipt in a file beside it: in the folder, or named', async () => {
    const beside = await runLaurel(['verify', path('both'), '--require-record']);
    expect([beside.code, beside.err]).toEqual([0, '']);
    const named = ['verify', path('both/credential.json'), '--receipt', path('both/credential.receipt.json')];
    expect((await runLaurel(named)).out).toMatch(IN_LOG);
    const wrong = await runLaurel(['verify', path('badge.svg'), '--receipt', path('badge.svg')]);
    expect([wrong.code, wrong.err]).toEqual([64, expect.stringContaining('is no receipt')]);
  });

  it('C10 the issuer’s log is asked only when told to, and without a record a required one is not known', async () => {
    const asked = () => issuer.asked.filter((it) => it.startsWith('/log/receipts/')).length;
    const alone = await runLaurel(['verify', path('both/credential.json')]);
    expect([alone.code, asked()]).toEqual([0, 0]);
    expect(alone.out).toMatch(/^ {2}\? record {5}unknown {5}Could not be checked, because no receipt /m);
    log.publish(await readFile(path('both/credential.receipt.json'), 'utf8'));
    const told = await runLaurel(['verify', path('both/credential.json'), '--fetch-receipts']);
    expect(told.out).toMatch(IN_LOG);
    expect(asked()).toBe(1);
    log.published.clear();
    const needed = await runLaurel(['verify', path('both/credential.json'), '--require-record']);
    expect(needed.code).toBe(2);
    expect(needed.out).toMatch(/^Could not be checked, because .*log of its issuer has no receipt/);
  });

  it('who names witnesses is told how many have cosigned, and with too few a receipt shows nothing', async () => {
    const witness = 'remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2';
    const told = await runLaurel(['verify', path('badge.svg'), '--witness', witness]);
    expect(told).toMatchObject({ code: 0, out: expect.stringContaining('known here has not cosigned it.') });
    await writeFile(path('policy'), `witness w ${witness}\nquorum w\n`);
    for (const asked of [
      ['--witness', witness, '--quorum', '1'],
      ['--log-policy', path('policy')],
    ]) {
      const few = await runLaurel(['verify', path('badge.svg'), '--require-record', ...asked]);
      expect(few).toMatchObject({
        code: 2,
        out: expect.stringMatching(/^Could not be checked, because the one witness/),
      });
    }
    const refused = await runLaurel(['verify', path('badge.svg'), '--quorum', '1']);
    expect(refused).toMatchObject({ code: 64, err: expect.stringContaining('--witness KEY') });
  });

  it('inspect says which entry of which log a receipt is of, without checking it', async () => {
    const { out } = await runLaurel(['inspect', path('badge.svg')]);
    expect(out).toMatch(/^ {2}Receipt {3}entry 0 of the log localhost:\d+\/log$/m);
    expect(out).toMatch(/^ {2}Anchor {4}block 12 of chain 31337$/m);
  });
});

describe('with the issuer’s server stopped', () => {
  it('what was kept tells what it can, and how old it is; without it nothing is known', async () => {
    const kept = path('kept');
    const first = await runLaurel(['verify', path('badge.svg'), '--keep', kept]);
    expect(first.code).toBe(0);
    const files = await readdir(kept);
    expect(files).toHaveLength(2);
    // As if it had been three hours ago.
    for (const name of files) {
      const file = join(kept, name);
      const document = JSON.parse(await readFile(file, 'utf8'));
      const fetchedAt = new Date(Date.parse(document.fetchedAt) - 3 * 3_600_000).toISOString();
      await writeFile(file, JSON.stringify({ ...document, fetchedAt }));
    }
    await writeFile(join(kept, 'broken.kept.json'), '{');
    await issuer.stop();

    const without = await runLaurel(['verify', path('badge.svg')]);
    expect(without.code).toBe(2);
    const { code, out } = await runLaurel(['verify', path('badge.svg'), '--documents', kept, '--rpc', rpc]);
    expect(out.split('\n')[0]).toMatch(/^Valid: /);
    expect(out).toMatch(IN_LOG);
    expect(out).toMatch(ANCHORED);
    expect(out).toMatch(/^ {2}i Checked against documents kept since \S+ \(3 h\)\. What the issuer said later/m);
    expect(code).toBe(0);

    const offline = await runLaurel(['verify', path('badge.svg'), '--documents', kept, '--offline']);
    expect(offline.code).toBe(0);
    expect(offline.out).toMatch(IN_LOG);
    expect(offline.out).toMatch(/^ {2}\? anchor /m);
    const none = await runLaurel(['verify', path('badge.svg'), '--documents', path('nowhere')]);
    expect([none.code, none.err]).toEqual([64, expect.stringContaining('nowhere cannot be read')]);
  });
});
