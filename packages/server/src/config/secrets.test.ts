import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { ConfigError } from './env.ts';
import { readSecrets } from './secrets.ts';

const made: string[] = [];
let data: string;
beforeEach(async () => {
  data = await mkdtemp(path.join(tmpdir(), 'laurel-secrets-'));
  made.push(data);
});
afterAll(() => Promise.all(made.map((directory) => rm(directory, { recursive: true }))));

const files = ['key-encryption-key', 'session-secret'];

/** Reads the secrets in a process of its own. */
async function readElsewhere(directory: string): Promise<string> {
  const script = `
    import { readSecrets } from ${JSON.stringify(path.join(import.meta.dirname, 'secrets.ts'))};
    const { keyEncryptionKey, sessionSecret } = await readSecrets(${JSON.stringify(directory)});
    process.stdout.write(keyEncryptionKey.toString('hex') + sessionSecret);`;
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
    const first = await readSecrets(data);
    expect(first.keyEncryptionKey).toHaveLength(32);
    expect(first.keyEncryptionKey.toString('base64url')).not.toBe(first.sessionSecret);
    expect(await readSecrets(data)).toEqual(first);
  });

  test('are for their owner’s eyes only', async () => {
    await readSecrets(data);
    const directory = path.join(data, 'secrets');
    expect((await stat(directory)).mode & 0o777).toBe(0o700);
    for (const file of files) expect((await stat(path.join(directory, file))).mode & 0o777, file).toBe(0o600);
  });

  test('are made once, however many start at the same moment', async () => {
    const here = Array.from({ length: 20 }, async () => {
      const { keyEncryptionKey, sessionSecret } = await readSecrets(data);
      return keyEncryptionKey.toString('hex') + sessionSecret;
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
    ['holding two lines', (text: string) => text + text],
  ])('a file that is %s is refused in one sentence that names it, and is left as it is', async (_, damage) => {
    await readSecrets(data);
    for (const name of files) {
      const file = path.join(data, 'secrets', name);
      const before = await readFile(file, 'utf8');
      await writeFile(file, damage(before));
      const failure = await readSecrets(data).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(ConfigError);
      expect((failure as Error).message).toBe(`${file} is damaged: restore it from a backup; without it no key opens.`);
      expect(await readFile(file, 'utf8')).toBe(damage(before));
      await writeFile(file, before);
    }
  });
});
