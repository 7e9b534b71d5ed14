import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UsageError } from '../usage-error.ts';
import { CopyFolder } from './copy-folder.ts';

const state = { origin: 'https://laurel.example', slug: 'riverside', startedAt: '2026-11-26T08:00:00Z' };
const text = async (bytes: Promise<Uint8Array | undefined>) => new TextDecoder().decode(await bytes);
let path: string;

beforeEach(async () => {
  path = await mkdtemp(join(tmpdir(), 'laurel-copy-'));
});
afterEach(() => rm(path, { recursive: true }));

async function finished(): Promise<void> {
  const folder = await CopyFolder.open(path, state);
  for (const file of ['README.txt', 'static-copy.json', 'a/b/file']) await folder.write(file, 'old');
  await folder.finish('nothing');
}

describe('the folder of a copy', () => {
  it('goes on with a copy that was stopped, in the time when it was begun', async () => {
    await (await CopyFolder.open(path, state)).write('issuers/riverside/did.json', '{}');
    const again = await CopyFolder.open(path, { ...state, startedAt: '2026-12-01T08:00:00Z' });
    expect(await text(again.read('issuers/riverside/did.json'))).toBe('{}');
    expect(await again.read('issuers/other')).toBeUndefined();
    expect(again.state).toEqual(state);
  });

  it('makes a finished copy anew', async () => {
    await finished();
    const again = await CopyFolder.open(path, { ...state, startedAt: '2026-12-01T08:00:00Z' });
    expect(await again.read('a/b/file')).toBeUndefined();
    await again.write('a/b/file', 'new');
    expect(await text(again.read('a/b/file'))).toBe('new');
    expect(again.state.startedAt).toBe('2026-12-01T08:00:00Z');
  });

  it('leaves no folder whose files a server would list, and nothing half written', async () => {
    await finished();
    for (const folder of ['a', 'a/b']) expect(await readFile(join(path, folder, 'index.html'), 'utf8')).toBe('nothing');
    const names = await readdir(path, { recursive: true });
    expect(names.filter((name) => name.includes('half') || name.startsWith('.'))).toEqual([]);
  });

  it('touches no folder that holds something else, and no copy of another origin or organisation', async () => {
    await CopyFolder.open(path, state);
    for (const other of [{ origin: 'https://other.example' }, { slug: 'harbour' }]) {
      await expect(CopyFolder.open(path, { ...state, ...other })).rejects.toThrow(UsageError);
    }
    await rm(path, { recursive: true });
    path = await mkdtemp(join(tmpdir(), 'laurel-copy-'));
    await writeFile(join(path, 'thesis.docx'), '');
    await expect(CopyFolder.open(path, state)).rejects.toThrow(UsageError);
    expect(await readdir(path)).toEqual(['thesis.docx']);
  });

  it('takes out what is public no more', async () => {
    await finished();
    const again = await CopyFolder.open(path, state);
    await again.write('a/kept', 'new');
    await again.keepOnly('a', new Set(['kept']));
    await again.keepOnly('none', new Set());
    expect((await readdir(join(path, 'a'))).sort()).toEqual(['index.html', 'kept']);
  });

  it('writes nothing outside, whatever addresses a server names', async () => {
    const folder = await CopyFolder.open(path, state);
    for (const file of ['../outside', 'a/../../outside', '..']) {
      await expect(folder.write(file, 'x')).rejects.toThrow();
    }
  });
});
