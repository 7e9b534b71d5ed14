import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PublishedLog, serveFiles, writeLog } from '../testing/published-log.ts';
import { runLaurel } from '../testing/run-laurel.ts';

const sample = new PublishedLog();
const served = new Map<string, Uint8Array>();
const key = ['--key', sample.verifierKey];
let server: Awaited<ReturnType<typeof serveFiles>>;
let root: string;
let folder: string;

const laurel = (...args: string[]) => runLaurel(['log', ...args]);

async function publish(files: ReadonlyMap<string, Uint8Array>, place = 'log'): Promise<string> {
  for (const path of [...served.keys()]) if (path.startsWith(`${place}/`)) served.delete(path);
  for (const [path, bytes] of files) served.set(`${place}/${path}`, bytes);
  return `${server.origin}/${place}`;
}

beforeAll(async () => {
  server = await serveFiles(served);
  root = await mkdtemp(join(tmpdir(), 'laurel-log-'));
});
beforeEach(async () => {
  folder = await mkdtemp(join(root, 'log-'));
});
afterAll(async () => {
  server.stop();
  await rm(root, { recursive: true });
});

describe('laurel log verify', () => {
  it('reads a log from a folder or an address, and says what it has', async () => {
    const files = await sample.files(300);
    await writeLog(folder, files);
    const { code, out } = await laurel('verify', folder, ...key);
    expect(code).toBe(0);
    expect(out).toContain('Every entry, every tile and the signed root fit together.');
    expect(out).toMatch(/Entries {3}300\n {2}Root {6}[0-9a-f]{64}\n {2}Signed {4}2026-11-26T08:00:00.000Z/);
    const json = await laurel('verify', await publish(files), ...key, '--json');
    expect(JSON.parse(json.out)).toMatchObject({ outcome: 'pass', checkpoint: { size: 300 }, findings: [] });
  });

  it('finds an altered file, and says which; exits with 1', async () => {
    const files = await sample.files(300);
    await writeLog(folder, files.set('tile/0/000', (files.get('tile/0/000') ?? new Uint8Array()).toReversed()));
    const { code, out } = await laurel('verify', folder, ...key);
    expect(code).toBe(1);
    expect(out).toContain('Something is wrong with this log.');
    expect(out).toContain(`(tile-altered: ${folder}/tile/0/000)`);
    const other = await laurel('verify', folder, '--key', new PublishedLog().verifierKey);
    expect(other).toMatchObject({ code: 1, out: expect.stringContaining('checkpoint-refused') });
  });

  it('holds receipts against the log: those of an earlier state of it, and not of another one', async () => {
    await writeLog(folder, await sample.files(300));
    const [good, forged] = [join(root, 'good.json'), join(root, 'forged.json')];
    await writeFile(good, await sample.receipt(41, 100));
    expect(await laurel('verify', folder, good, ...key)).toMatchObject({ code: 0 });
    await writeFile(forged, (await sample.receipt(41, 100)).replace('"index": 41', '"index": 42'));
    const wrong = await laurel('verify', folder, good, forged, ...key);
    expect(wrong).toMatchObject({ code: 1, out: expect.stringContaining('forged.json: not-included') });
    expect(wrong.out).not.toContain('good.json');
    // A state that the log once signed and did not grow out of.
    await writeLog(folder, await sample.files(300, 7));
    expect((await laurel('verify', folder, good, ...key)).out).toContain('(split-view: ');
  });

  it('finds log and keys in the DID document of the issuer', async () => {
    const did = `did:web:localhost%3A${server.port}`;
    const uri = await publish(await sample.files(5));
    const serviceEndpoint = { uri, verifierKeys: [sample.verifierKey] };
    const document = { id: did, service: [{ id: `${did}#log`, type: 'TransparencyLog', serviceEndpoint }] };
    served.set('.well-known/did.json', new TextEncoder().encode(JSON.stringify(document)));
    expect(await laurel('verify', '--issuer', did)).toMatchObject({ code: 0, out: expect.stringContaining(uri) });
    served.set('.well-known/did.json', new TextEncoder().encode(JSON.stringify({ id: did })));
    expect(await laurel('verify', '--issuer', did)).toMatchObject({
      code: 64,
      err: expect.stringContaining('names no log'),
    });
  });

  it('says how it is written, where it is not', async () => {
    const wrong: readonly (readonly [readonly string[], string])[] = [
      [[], 'takes “verify” or “monitor”'],
      [['look'], 'and not “look”'],
      [['verify', folder], '--key KEY'],
      [['verify', ...key], 'Say which log'],
      [['verify', folder, '--key', 'x'], 'not correctly written'],
      [['verify', join(root, 'nowhere'), ...key], 'neither a receipt nor a folder'],
      [['monitor', folder, ...key], '--state is missing'],
      [['monitor', folder, ...key, '--state', 's', '--interval', 'often'], '--interval takes'],
    ];
    const answers = await Promise.all(wrong.map(([args]) => laurel(...args)));
    for (const [at, [, words]] of wrong.entries()) {
      expect(answers[at]).toMatchObject({ code: 64, out: '', err: expect.stringContaining(words) });
    }
  });
});

describe('laurel log monitor', () => {
  const watch = (place: string, ...more: string[]) =>
    laurel('monitor', place, ...key, '--state', join(folder, 'state.json'), ...more);

  it('K14 accepts growth, and finds a rollback, a rewritten past and a fork; what proves them is kept', async () => {
    const place = await publish(await sample.files(300));
    expect(await watch(place, '--once')).toMatchObject({
      code: 0,
      out: expect.stringContaining('300 entries, 0 when'),
    });
    await publish(await sample.files(600));
    const grown = await watch(place, '--once');
    expect(grown).toMatchObject({
      code: 0,
      out: expect.stringContaining('600 entries, 300 when last seen: it only grew'),
    });
    const state = await readFile(join(folder, 'state.json'), 'utf8');
    for (const [files, code] of [
      [await sample.files(500), 'rolled-back'],
      [await sample.files(600, 3), 'forked'],
      [await sample.files(700, 3), 'rewritten'],
    ] as const) {
      await publish(files);
      const found = await watch(place, '--once');
      expect(found).toMatchObject({ code: 1, out: expect.stringContaining(`(${code}: `) });
      const evidence: unknown = JSON.parse(await readFile(join(folder, 'state.json.evidence.json'), 'utf8'));
      expect(evidence).toMatchObject({
        lastSeen: expect.stringContaining('\n600\n'),
        checkpoint: { note: new TextDecoder().decode(files.get('checkpoint')) },
      });
      // What was seen last stays what it was: the next round finds it too.
      expect(await readFile(join(folder, 'state.json'), 'utf8')).toBe(state);
    }
  });

  it('K14 finds that another content is shown elsewhere, and an old entry that was altered', async () => {
    const files = await sample.files(300);
    const place = await publish(files);
    const copy = await publish(await sample.files(200), 'copy');
    expect(await watch(place, '--once', '--against', copy)).toMatchObject({ code: 0 });
    await publish(await sample.files(200, 3), 'copy');
    const split = await watch(place, '--once', '--against', copy, '--json');
    expect(split.code).toBe(1);
    expect(JSON.parse(split.out)).toMatchObject({ outcome: 'fail', findings: [{ code: 'split-view' }] });
    files.set('tile/entries/000', (files.get('tile/entries/000') ?? new Uint8Array()).with(40, 1));
    await publish(files);
    expect(await watch(place, '--once')).toMatchObject({ code: 0 });
    expect(await watch(place, '--once', '--all')).toMatchObject({ code: 1 });
  });

  it('exits with 2 where nobody answers, and keeps no state of it', async () => {
    const gone = await watch('http://localhost:1/log', '--once');
    expect(gone).toMatchObject({ code: 2, out: expect.stringContaining('not everything could be checked') });
    await expect(readFile(join(folder, 'state.json'))).rejects.toMatchObject({ code: 'ENOENT' });
    await writeFile(join(folder, 'state.json'), 'my diary');
    const place = await publish(await sample.files(3));
    expect(await watch(place, '--once')).toMatchObject({ code: 64, err: expect.stringContaining('not the state') });
    expect(await readFile(join(folder, 'state.json'), 'utf8')).toBe('my diary');
  });

  it('looks again and again until it is stopped, or until it finds something', async () => {
    const place = await publish(await sample.files(30));
    const watching = watch(place, '--interval', '1');
    const seen = () => readFile(join(folder, 'state.json'), 'utf8').catch(() => '');
    const until = async (words: string) => {
      while (!(await seen()).includes(words)) await new Promise((resolve) => setTimeout(resolve, 50));
    };
    await until('\\n30\\n');
    await publish(await sample.files(40));
    await until('\\n40\\n');
    await publish(await sample.files(20));
    const { code, out } = await watching;
    expect(code).toBe(1);
    expect(out).toContain('40 entries, 30 when last seen: it only grew');
    expect(out).toContain('(rolled-back: ');
  });
});
