import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { ConfigError } from './env.ts';
import { addKeyEncryptionKey, createKeyEncryptionKey, readSecrets } from './secrets.ts';

const made: string[] = [];
let data: string;
const placesIn = (directory: string) => ({
  dataDirectory: directory,
  keyEncryptionKeyFile: path.join(directory, 'secrets', 'key-encryption-key'),
});
/** The first start: what migrating does, then what every process does. */
const firstStart = async (directory: string) => {
  await createKeyEncryptionKey(placesIn(directory));
  const { keyEncryptionKeys, sessionSecret } = await readSecrets(placesIn(directory));
  const keys = await keyEncryptionKeys();
  return { keys: keys.map((key) => key.toString('base64url')), sessionSecret };
};
beforeEach(async () => {
  data = await mkdtemp(path.join(tmpdir(), 'laurel-secrets-'));
  made.push(data);
});
afterAll(() => Promise.all(made.map((directory) => rm(directory, { recursive: true }))));

const files = ['key-encryption-key', 'session-secret'];

/** Reads the secrets in a process of its own. */
async function readElsewhere(directory: string): Promise<string> {
  const script = `
    import { createKeyEncryptionKey, readSecrets } from ${JSON.stringify(path.join(import.meta.dirname, 'secrets.ts'))};
    const places = ${JSON.stringify(placesIn(directory))};
    await createKeyEncryptionKey(places);
    const { keyEncryptionKeys, sessionSecret } = await readSecrets(places);
    const [key] = await keyEncryptionKeys();
    process.stdout.write(key.toString('base64url') + sessionSecret);`;
  const child = spawn(process.execPath, ['--conditions=source', '--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const chunks = await child.stdout.toArray();
  expect(await exited).toEqual([0, null]);
  return Buffer.concat(chunks).toString();
}

describe('the install’s secrets', () => {
  test('are made at the first start, differ from each other, and are the same at the next', async () => {
    const first = await firstStart(data);
    expect(first.keys).toHaveLength(1);
    expect(first.keys[0]).toHaveLength(43);
    expect(first.keys[0]).not.toBe(first.sessionSecret);
    expect(await firstStart(data)).toEqual(first);
  });

  test('are for their owner’s eyes only', async () => {
    await firstStart(data);
    const directory = path.join(data, 'secrets');
    expect((await stat(directory)).mode & 0o777).toBe(0o700);
    for (const file of files) expect((await stat(path.join(directory, file))).mode & 0o777, file).toBe(0o600);
  });

  test('are made once, however many start at the same moment', async () => {
    const here = Array.from({ length: 20 }, async () => {
      const { keys, sessionSecret } = await firstStart(data);
      return keys.join('') + sessionSecret;
    });
    const seen = await Promise.all([...here, readElsewhere(data), readElsewhere(data), readElsewhere(data)]);
    expect(new Set(seen).size).toBe(1);
    expect((await readdir(path.join(data, 'secrets'))).sort()).toEqual(files);
  });

  test.each([
    ['empty', () => ''],
    ['cut short', (text: string) => text.slice(0, 20)],
    ['lengthened', (text: string) => `${text.trim()}AAAA\n`],
    ['overwritten with what is no key', (text: string) => text.replace(/^..../, '!!!!')],
    ['holding the same line twice', (text: string) => text + text],
  ])('a file that is %s is refused in one sentence that names it, and is left as it is', async (_, damage) => {
    await firstStart(data);
    for (const name of files) {
      const file = path.join(data, 'secrets', name);
      const before = await readFile(file, 'utf8');
      await writeFile(file, damage(before));
      const failure = await firstStart(data).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(ConfigError);
      expect((failure as Error).message).toBe(`${file} is damaged: restore it from a backup; without it no key opens.`);
      expect(await readFile(file, 'utf8')).toBe(damage(before));
      await writeFile(file, before);
    }
  });

  test('a key that seals others is made by the first start alone: who only reads makes none', async () => {
    const { keyEncryptionKeys } = await readSecrets(placesIn(data));
    expect(await keyEncryptionKeys()).toEqual([]);
    expect(await readdir(path.join(data, 'secrets'))).toEqual(['session-secret']);
  });

  test('keys are added behind the older ones, and what reads them sees it at once', async () => {
    const places = placesIn(data);
    await createKeyEncryptionKey(places);
    const { keyEncryptionKeys } = await readSecrets(places);
    const [first] = await keyEncryptionKeys();
    await addKeyEncryptionKey(places);
    const both = await keyEncryptionKeys();
    expect(both).toHaveLength(2);
    expect(both[0]).toEqual(first);
    expect((await stat(places.keyEncryptionKeyFile)).mode & 0o777).toBe(0o600);
    await rm(places.keyEncryptionKeyFile);
    expect(await keyEncryptionKeys()).toEqual([]);
    await expect(addKeyEncryptionKey(places)).rejects.toThrow('is not there');
  });

  test('a folder outside the data directory, where a disk was to be, is not made', async () => {
    const keyEncryptionKeyFile = path.join(`${data}-elsewhere`, 'key');
    await expect(createKeyEncryptionKey({ dataDirectory: data, keyEncryptionKeyFile })).rejects.toThrow('ENOENT');
  });
});
