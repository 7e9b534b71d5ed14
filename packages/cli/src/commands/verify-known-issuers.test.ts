import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runLaurel } from '../testing/run-laurel.ts';
import { SampleIssuer } from '../testing/sample-issuer.ts';

let folder: string;
let issuer: SampleIssuer;
let credential: string;
const another = { id: 'did:web:southern.example', name: 'Southern College', listedBy: 'Registry' };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'laurel-known-'));
  issuer = await SampleIssuer.start();
  credential = join(folder, 'credential.json');
  await writeFile(credential, await issuer.issue());
});

afterAll(async () => {
  await issuer.stop();
  await rm(folder, { recursive: true });
});

async function fileOf(content: unknown): Promise<string> {
  const file = join(folder, `${crypto.randomUUID()}.json`);
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

const verifyWith = (place: string, ...more: string[]) =>
  runLaurel(['verify', credential, '--known-issuers', place, ...more]);

describe('laurel verify with a list of known issuers', () => {
  it('says who lists the issuer', async () => {
    const list = await fileOf([another, { id: issuer.did, name: 'Northern College', listedBy: 'Registry' }]);
    const { code, out } = await verifyWith(list);
    expect(out).toMatch(/^ {2}i The issuer is in a list .+ \(Registry\)$/m);
    expect(code).toBe(0);
  });

  it('says that an issuer is in no list, as information: the credential stays valid', async () => {
    const { code, out } = await verifyWith(await fileOf([another]));
    expect(out).toMatch(/^Valid: /);
    expect(out).toMatch(/^ {2}i The issuer is in none of the lists .+\(did:web:localhost.+\)$/m);
    expect(out).not.toMatch(/^ {2}! /m);
    expect(code).toBe(0);
  });

  it('warns of a look-alike and names both, alone and among many; the credential stays valid', async () => {
    const known = { id: 'did:web:northern.example', name: 'NORTHERN College', listedBy: 'Registry' };
    const list = await fileOf([known]);
    const warning = `(${issuer.did} is not NORTHERN College, which is did:web:northern.example)`;
    const { code, out } = await verifyWith(list);
    expect(out).toMatch(/^Valid: /);
    expect(out).toMatch(/^ {2}! The name of the issuer looks like /m);
    expect(out).toContain(warning);
    expect(code).toBe(0);
    const many = await runLaurel(['verify', credential, credential, '--known-issuers', list]);
    expect(many.out.split(warning)).toHaveLength(3);
  });

  it('warns of a look-alike inside a presentation', async () => {
    const presentation = {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: ['VerifiablePresentation'],
      verifiableCredential: [JSON.parse(await issuer.issue())],
    };
    const list = await fileOf([{ id: 'did:web:northern.example', name: 'Northern College', listedBy: 'Registry' }]);
    const { out } = await runLaurel(['verify', await fileOf(presentation), '--known-issuers', list]);
    expect(out).toMatch(/^ {2}✓ inside 1: Valid: .+\n {2}! The name of the issuer looks like .+northern\.example\)$/m);
  });

  it('follows the pages of a server’s list', async () => {
    const pages: Record<string, unknown> = {
      '/known-issuers': { items: [another], nextCursor: 'two' },
      '/known-issuers?cursor=two': {
        items: [{ id: issuer.did, name: 'Northern College', listedBy: 'Page two' }],
        nextCursor: null,
      },
    };
    const server = createServer((req, res) => res.end(JSON.stringify(pages[req.url ?? ''])));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const { out } = await verifyWith(`http://localhost:${(server.address() as AddressInfo).port}/known-issuers`);
      expect(out).toContain('(Page two)');
    } finally {
      server.close();
    }
  });

  it('without one says nothing of it', async () => {
    const { out } = await runLaurel(['verify', credential]);
    expect(out).not.toMatch(/ list/);
  });

  it.each([
    ['no JSON', 'nonsense', /is no list of known issuers: .+JSON/],
    ['another form', { issuers: [] }, /\(it is no array of \{id, name, listedBy\}\)/],
    ['an entry without an id', [another, { name: 'N', listedBy: 'L' }], /\(entry 2: "id" must be a DID/],
  ])('refuses a file with %s in words, and verifies nothing', async (_, content, words) => {
    const { code, out, err } = await verifyWith(await fileOf(content));
    expect(out).toBe('');
    expect(err).toMatch(words);
    expect(code).toBe(64);
  });

  it('refuses a list that cannot be had', async () => {
    expect(await verifyWith(join(folder, 'absent.json'))).toMatchObject({ code: 64, out: '' });
    const away = await verifyWith(`${issuer.origin}/absent`);
    expect(away).toMatchObject({ code: 64, out: '' });
    expect(away.err).toContain('/absent cannot be read: HTTP status 404.');
    const offline = await verifyWith(`${issuer.origin}/absent`, '--offline');
    expect(offline.err).toMatch(/^--offline cannot fetch http/);
  });
});
