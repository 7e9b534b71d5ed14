import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import type { Token } from '../token-session.ts';

const run = promisify(execFile);
const apt = '/usr/bin/apt-get';
const modules = [
  '/usr/lib/softhsm/libsofthsm2.so',
  '/usr/lib64/pkcs11/libsofthsm2.so',
  '/usr/local/lib/softhsm/libsofthsm2.so',
  '/opt/homebrew/lib/softhsm/libsofthsm2.so',
];

/** The PKCS#11 module of SoftHSM, installed from Debian where we may; undefined where there is none to be had. */
export async function findSoftHsm(): Promise<string | undefined> {
  const find = () => modules.find((file) => existsSync(file));
  const found = find();
  if (found || process.getuid?.() !== 0 || !existsSync(apt)) return found;
  const quiet = ['-o', 'DPkg::Lock::Timeout=300', '-qq'];
  await run(apt, [...quiet, 'update']).catch(() => undefined);
  await run(apt, [...quiet, 'install', '-y', '--no-install-recommends', 'softhsm2']).catch(() => undefined);
  return find();
}

/** Tokens of SoftHSM in a folder of their own. */
export interface SoftTokens {
  /** Makes a token with this label and a PIN, kept in a file. */
  create(label: string, written?: { pin: string }): Promise<Token>;
  /** Takes the tokens away, as if unplugged, or puts them back. */
  unplug(): Promise<void>;
  plugIn(): Promise<void>;
  remove(): Promise<void>;
}

/** Makes the folder, and has this process' SoftHSM use it: once for a process, as the module reads it once. */
export async function createSoftTokens(modulePath: string): Promise<SoftTokens> {
  const directory = await mkdtemp(path.join(tmpdir(), 'laurel-token-'));
  const tokens = path.join(directory, 'tokens');
  const configuration = path.join(directory, 'softhsm2.conf');
  await mkdir(tokens);
  await writeFile(configuration, `directories.tokendir = ${tokens}\nobjectstore.backend = file\nlog.level = ERROR\n`);
  // biome-ignore lint/style/noProcessEnv: the module reads it itself, from the environment alone.
  process.env.SOFTHSM2_CONF = configuration;
  return {
    async create(label, written = { pin: '1234' }) {
      const secrets = ['--pin', '1234', '--so-pin', '5678'];
      await run('softhsm2-util', ['--init-token', '--free', '--label', label, ...secrets]);
      const pinFile = path.join(directory, `${label}.pin`);
      await writeFile(pinFile, `${written.pin}\n`, { mode: 0o600 });
      return { modulePath, token: label, pinFile };
    },
    unplug: () => rename(tokens, `${tokens}-away`),
    plugIn: () => rename(`${tokens}-away`, tokens),
    remove: () => rm(directory, { recursive: true, force: true }),
  };
}
