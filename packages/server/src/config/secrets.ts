import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ConfigError } from './env.ts';

/** What must never be in the database, a log or an answer. */
export interface Secrets {
  /** Wraps every signing key at rest: 32 bytes. */
  keyEncryptionKey: Buffer;
  /** Signs session cookies. */
  sessionSecret: string;
}

/**
 * Reads the install's secrets from its data directory, making them at the first start; files only the owner can read.
 *
 * @throws ConfigError for a damaged file
 */
export async function readSecrets(dataDirectory: string): Promise<Secrets> {
  const directory = path.join(dataDirectory, 'secrets');
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const [keyEncryptionKey, session] = await Promise.all([
    secretFile(path.join(directory, 'key-encryption-key')),
    secretFile(path.join(directory, 'session-secret')),
  ]);
  return { keyEncryptionKey, sessionSecret: session.toString('base64url') };
}

async function secretFile(file: string): Promise<Buffer> {
  const kept = await readIfThere(file);
  if (kept) return kept;
  // Written whole under another name and linked into place: two processes starting at once agree on one secret.
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flush: true });
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(draft);
  return secretFile(file);
}

async function readIfThere(file: string): Promise<Buffer | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  // 32 bytes in base64url, nothing else: the decoder alone would skip over what is not.
  if (!/^[\w-]{43}\n?$/.test(text))
    throw new ConfigError(`${file} is damaged: restore it from a backup; without it no key opens.`);
  return Buffer.from(text.trim(), 'base64url');
}
