import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bakeSvg, digestOf, zipFiles } from '@laurel/credential';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runLaurel } from '../testing/run-laurel.ts';
import { SampleIssuer } from '../testing/sample-issuer.ts';

let folder: string;
let issuer: SampleIssuer;
let genuine: string;
const path = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'laurel-cli-'));
  issuer = await SampleIssuer.start();
  genuine = await issuer.issue();
  await writeFile(path('genuine.json'), genuine);
  await writeFile(path('changed.json'), genuine.replace('Ada Lovelace', 'Eve Lovelace'));
});

afterAll(async () => {
  await issuer.stop();
  await rm(folder, { recursive: true });
});

describe('the answer of laurel verify', () => {
  it('exits with 0 for a valid credential: the verdict first, a line a check, then who and what', async () => {
    const { code, out, err } = await runLaurel(['verify', path('genuine.json')]);
    expect(err).toBe('');
    expect(out.split('\n')[0]).toMatch(/^Valid: /);
    expect(out.match(/^ {2}✓ \w+ +pass /gm)).toHaveLength(6);
    expect(out).toMatch(/^ {2}– contents +not needed /m);
    expect(out).toContain('Awarded to   Ada Lovelace');
    expect(out).toContain(`Issuer       Northern College (${issuer.did})`);
    expect(code).toBe(0);
  });

  it('exits with 1 for a changed one, and shows none of its claims', async () => {
    const { code, out } = await runLaurel(['verify', path('changed.json')]);
    expect(out.split('\n')[0]).toMatch(/^Not valid: /);
    expect(out).toMatch(/^ {2}✕ proof +fail /m);
    expect(out).not.toContain('Lovelace');
    expect(code).toBe(1);
  });

  it('exits with 2 offline, as nothing was fetched, and prints the whole verdict as JSON', async () => {
    const asked = issuer.asked.length;
    const { code, out } = await runLaurel(['verify', path('genuine.json'), '--offline', '--json']);
    expect(JSON.parse(out)).toMatchObject({ outcome: 'could-not-be-checked', checks: { length: 9 } });
    expect(out).not.toContain('Lovelace');
    expect(issuer.asked).toHaveLength(asked);
    expect(code).toBe(2);
  });

  it('C10 compares what a credential refers to when it is told to, and asks for it only then', async () => {
    const resource = { url: `${issuer.origin}/status-lists/1`, ...(await digestOf(Uint8Array.of(1))) };
    await writeFile(
      path('referring.json'),
      await issuer.issue('Ada Lovelace', { status: undefined, resources: [resource] }),
    );
    issuer.asked.length = 0;
    const usual = await runLaurel(['verify', path('referring.json')]);
    expect(usual.code).toBe(0);
    expect(usual.out).toMatch(/^ {2}– resources +not needed +The files that it refers to were not compared/m);
    expect(issuer.asked).not.toContain('/status-lists/1');
    const fetching = await runLaurel(['verify', path('referring.json'), '--fetch-resources']);
    expect(fetching.code).toBe(1);
    expect(fetching.out).toMatch(
      /^ {2}✕ resources +fail +A file that it refers to is not the one its issuer signed for/m,
    );
    expect(issuer.asked).toContain('/status-lists/1');
    const both = await runLaurel(['verify', path('referring.json'), '--fetch-resources', '--offline']);
    expect(both.err).toContain('--offline fetches nothing');
  });

  it('says who endorses it, and in what words', async () => {
    const guild = await SampleIssuer.start();
    try {
      const endorsement = JSON.parse(await guild.endorse('urn:uuid:b7a2f3a0-6f6e-4a52-9c3b-5d1d9b1c2e33'));
      await writeFile(path('endorsed.json'), await issuer.issue('Ada Lovelace', { endorsements: [endorsement] }));
      const { code, out } = await runLaurel(['verify', path('endorsed.json')]);
      expect(code).toBe(0);
      expect(out).toMatch(/^ {2}✓ endorsed by Northern College \(“Asked for by our members\.”\): Valid/m);
    } finally {
      await guild.stop();
    }
  });

  it('exits with 2 and one sentence when the file cannot be read', async () => {
    const { code, out, err } = await runLaurel(['verify', path('absent.json')]);
    expect({ code, out, err }).toEqual({
      code: 2,
      out: '',
      err: `${path('absent.json')} cannot be read: there is no such file.\n`,
    });
    const unreachable = await runLaurel(['verify', 'http://192.0.2.1/credential.json']);
    expect(unreachable).toMatchObject({ code: 2, out: '' });
    expect(unreachable.err).toContain('The address may not be visited from here.');
  });
});

describe('the containers that laurel verify opens', () => {
  it('finds a credential in a picture, and each of many in an archive', async () => {
    const svg = bakeSvg('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>', genuine);
    await writeFile(path('badge.svg'), svg);
    expect(await runLaurel(['verify', path('badge.svg')])).toMatchObject({ code: 0, err: '' });
    const files = [
      { name: 'a/ada.json', content: genuine },
      { name: 'a/eve.json', content: genuine.replace('Ada Lovelace', 'Eve Lovelace') },
      { name: 'a/ada.svg', content: svg },
    ];
    await writeFile(path('all.zip'), await zipFiles({ files, modified: new Date('2026-11-25T00:00:00Z') }));
    const { code, out } = await runLaurel(['verify', path('all.zip')]);
    expect(out).toMatch(
      /^✓ \S+all\.zip → a\/ada\.json: Valid: .+\n✕ .+ → a\/eve\.json: Not valid: .+\n✓ .+ada\.svg → <credential>: Valid: .+\n$/,
    );
    expect(code).toBe(1);
  });
});

describe('the sources of laurel verify', () => {
  it('reads standard input', async () => {
    expect(await runLaurel(['verify', '-'], { stdin: genuine })).toMatchObject({ code: 0 });
    const nonsense = await runLaurel(['verify', '-'], { stdin: 'nonsense' });
    expect(nonsense).toMatchObject({ code: 1, out: '' });
    expect(nonsense.err).toMatch(/^standard input: [A-Z].+\n$/);
  });

  it('reads the document behind the address of a credential page', async () => {
    const page = `${issuer.origin}/credentials/3b1e6c2a-9a0d-4a77-8d66-111111111111`;
    const { code, err } = await runLaurel(['verify', `${page}?key=k`]);
    expect(issuer.asked).toContain('/api/v1/credentials/3b1e6c2a-9a0d-4a77-8d66-111111111111/document?key=k');
    expect(code).toBe(2);
    expect(err).toContain('does not have what is needed. (HTTP status 404)');
  });

  it('answers a folder with a line a file, and the worst exit code', async () => {
    await mkdir(path('many'));
    await writeFile(path('many/1.json'), genuine);
    await writeFile(path('many/2.json'), genuine.replace('Ada Lovelace', 'Eve Lovelace'));
    await writeFile(path('many/readme.txt'), 'not a credential');
    const { code, out, err } = await runLaurel(['verify', path('many'), path('absent.json')]);
    expect(out).toMatch(/^✓ \S+1\.json: Valid: .+\n✕ \S+2\.json: Not valid: .+\n$/);
    expect(err).toBe(`? ${path('absent.json')} cannot be read: there is no such file.\n`);
    expect(code).toBe(1);
    const valid = await runLaurel(['verify', path('genuine.json'), path('absent.json'), '--json']);
    expect(valid.code).toBe(2);
    expect(JSON.parse(valid.out)).toMatchObject([{ verdict: { outcome: 'valid' } }, { error: expect.any(String) }]);
  });

  it('C10 asks for a status list once, however many files name it', async () => {
    await mkdir(path('alike'));
    for (const name of ['1', '2', '3']) await writeFile(path(`alike/${name}.json`), genuine);
    const before = issuer.asked.length;
    expect((await runLaurel(['verify', path('alike')])).code).toBe(0);
    const lists = issuer.asked.slice(before).filter((address) => address === '/status-lists/1');
    expect(lists).toHaveLength(1);
  });

  it('lets nobody’s name repaint the terminal', async () => {
    await writeFile(path('escape.json'), await issuer.issue('Eve\u202e'));
    const { out, code } = await runLaurel(['verify', path('escape.json')]);
    expect(code).toBe(0);
    expect(out).toContain('Awarded to   Eve\n');
  });
});
