import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Config, ConfigError } from './env.ts';

/** What must never be in the database, a log or an answer. */
export interface Secrets {
  /**
   * The keys that seal signing keys, 32 bytes each, the newest last: read at each use, so that none stays in memory and one
   * that is taken away or put back counts at once. None when there is no file.
   *
   * @throws ConfigError for a damaged file
   */
  keyEncryptionKeys: () => Promise<readonly Buffer[]>;
  /** Signs session cookies. */
  sessionSecret: string;
}

type Places = Pick<Config, 'dataDirectory' | 'keyEncryptionKeyFile'>;

/**
 * Reads the install's secrets. The session secret is made at the first start, in a file only the owner can read; keys
 * that seal others are never made here, as a new one in the place of a lost one would hide the loss.
 *
 * @throws ConfigError for a damaged file
 */
export async function readSecrets({ dataDirectory, keyEncryptionKeyFile }: Places): Promise<Secrets> {
  const directory = path.join(dataDirectory, 'secrets');
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const file = path.join(directory, 'session-secret');
  await createSecretFile(file);
  const [session, ...others] = (await readIfThere(file)) ?? [];
  if (!session || others.length > 0) throw damaged(file);
  return {
    keyEncryptionKeys: async () => (await readIfThere(keyEncryptionKeyFile)) ?? [],
    sessionSecret: session.toString('base64url'),
  };
}

/** Makes the first key that seals signing keys, unless the file is there: for an install that has sealed nothing yet. */
export async function createKeyEncryptionKey({ dataDirectory, keyEncryptionKeyFile }: Places): Promise<void> {
  // A folder elsewhere may be where a disk was to be mounted: it is never made.
  if (!path.relative(dataDirectory, keyEncryptionKeyFile).startsWith('..'))
    await mkdir(path.dirname(keyEncryptionKeyFile), { recursive: true, mode: 0o700 });
  await createSecretFile(keyEncryptionKeyFile);
}

/**
 * Adds a newer key to the file: from now on it seals, and the older ones only open.
 *
 * @throws ConfigError when the file is damaged or not there
 */
export async function addKeyEncryptionKey({ keyEncryptionKeyFile }: Places): Promise<void> {
  const kept = await readIfThere(keyEncryptionKeyFile);
  if (!kept)
    throw new ConfigError(`${keyEncryptionKeyFile} is not there: put it back, or start Laurel once to make it.`);
  const keys = [...kept, randomBytes(32)].map((key) => `${key.toString('base64url')}\n`);
  const draft = await writeDraft(keyEncryptionKeyFile, keys.join(''));
  await rename(draft, keyEncryptionKeyFile);
}

async function createSecretFile(file: string): Promise<void> {
  if (await readIfThere(file)) return;
  // Written whole under another name and linked into place: two processes starting at once agree on one secret.
  const draft = await writeDraft(file, `${randomBytes(32).toString('base64url')}\n`);
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(draft);
}

async function writeDraft(file: string, text: string): Promise<string> {
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, text, { mode: 0o600, flush: true });
  return draft;
}

/** The secrets of a file, one a line. */
async function readIfThere(file: string): Promise<Buffer[] | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  // 32 bytes in base64url a line, nothing else: the decoder alone would skip over what is not.
  if (!/^[\w-]{43}(\n[\w-]{43})*\n?$/.test(text)) throw damaged(file);
  const lines = text.trim().split('\n');
  if (new Set(lines).size < lines.length) throw damaged(file);
  return lines.map((line) => Buffer.from(line, 'base64url'));
}

function damaged(file: string): ConfigError {
  return new ConfigError(`${file} is damaged: restore it from a backup; without it no key opens.`);
}
