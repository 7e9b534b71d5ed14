import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Fault } from './fault.mjs';
import { runNpm } from './run-npm.mjs';
import { waitForLock } from './wait-for-lock.mjs';

/** @typedef {{ version?: string, optional?: boolean, link?: boolean, os?: string[], cpu?: string[], libc?: string[] }} Entry */

/**
 * Installs what `package-lock.json` names, when it changed since the last time or something this platform needs is missing.
 *
 * @param {{ root: string, node: string, say: (line: string) => void }} input
 */
export async function installPackages({ root, node, say }) {
  if (isInstalled(root)) return;
  const release = await waitForLock(path.join(root, '.runtime', '.lock'), (pid) =>
    say(`Waiting for process ${pid}, which is installing packages.`),
  );
  try {
    if (isInstalled(root)) return;
    if (!agreesWithLock(root)) {
      say('Installing packages. Once only, about a minute.');
      const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--include=dev', '--include=optional'];
      await runNpm({ node, cwd: root, args: ['ci', ...flags], purpose: 'Installing packages' });
      const missing = missingNatives(root);
      if (missing.length > 0) {
        throw new Fault(
          `npm left out ${missing.join(', ')}, which this platform needs: check that the package registry in use offers it, then run the command again.`,
        );
      }
    }
    writeFileSync(stampOf(root), fingerprint(root));
  } finally {
    release();
  }
}

/** @param {string} root */
function isInstalled(root) {
  return readIfThere(stampOf(root)) === fingerprint(root) && missingNatives(root).length === 0;
}

/** @param {string} root */
function stampOf(root) {
  return path.join(root, 'node_modules', '.laurel-install');
}

/** @param {string} root */
function fingerprint(root) {
  const lock = readIfThere(path.join(root, 'package-lock.json'));
  if (lock === undefined) {
    throw new Fault('package-lock.json is missing: restore it with `git checkout package-lock.json`.');
  }
  return `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}\n`;
}

// An npm that runs on an older Node leaves native packages out without a word.
/** @param {string} root */
function missingNatives(root) {
  return Object.entries(lockEntries(path.join(root, 'package-lock.json')))
    .filter(([, entry]) => entry.optional && (entry.os || entry.cpu) && fitsHere(entry))
    .map(([name]) => name)
    .filter((name) => !existsSync(path.join(root, name, 'package.json')));
}

// True after a developer's own `npm install`: npm's record of what it installed names the same versions.
/** @param {string} root */
function agreesWithLock(root) {
  const installed = lockEntries(path.join(root, 'node_modules', '.package-lock.json'));
  const wanted = Object.entries(lockEntries(path.join(root, 'package-lock.json')));
  const agrees = wanted
    .filter(([name, entry]) => name.includes('node_modules/') && !entry.link)
    .every(([name, entry]) => (installed[name] ? installed[name].version === entry.version : entry.optional));
  return agrees && missingNatives(root).length === 0;
}

/** @param {string} file @returns {Record<string, Entry>} */
function lockEntries(file) {
  const text = readIfThere(file);
  return text === undefined ? {} : JSON.parse(text).packages;
}

/** @param {Entry} entry */
function fitsHere({ os, cpu, libc }) {
  const fits = (/** @type {string[] | undefined} */ list, /** @type {string} */ here) =>
    !list || (list.some((name) => name.startsWith('!')) ? !list.includes(`!${here}`) : list.includes(here));
  return fits(os, process.platform) && fits(cpu, process.arch) && fits(libc, 'glibc');
}

/** @param {string} file */
function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
