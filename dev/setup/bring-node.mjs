import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Fault } from './fault.mjs';
import { runNpm } from './run-npm.mjs';
import { waitForLock } from './wait-for-lock.mjs';

const neededMajor = 24;
const pinnedVersion = '24.21.0';
const offered = ['linux-x64', 'linux-arm64', 'darwin-arm64'];

/**
 * Finds a Node new enough for Laurel: the one running, or the pinned one, brought into `.runtime` when missing.
 *
 * @param {string} root the project's folder
 * @param {(line: string) => void} say
 * @returns {Promise<string>} the path of its binary
 */
export async function bringNode(root, say) {
  if (Number.parseInt(process.versions.node, 10) >= neededMajor) return process.execPath;
  const platform = supportedPlatform();
  const folder = path.join(root, '.runtime');
  const node = path.join(folder, 'node_modules', `node-${platform}`, 'bin', 'node');
  if (isPinned(node)) return node;
  const release = await waitForLock(path.join(folder, '.lock'), (pid) =>
    say(`Waiting for process ${pid}, which is installing Node.js.`),
  );
  try {
    if (isPinned(node)) return node;
    say(`Bringing Node.js ${pinnedVersion}; this machine has ${process.versions.node}. Once only, about ten seconds.`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
    const flags = ['--ignore-scripts', '--no-save', '--no-audit', '--no-fund', '--no-package-lock'];
    await runNpm({
      node: process.execPath,
      cwd: folder,
      args: ['install', '--prefix', folder, ...flags, `node-${platform}@${pinnedVersion}`],
      purpose: `Installing Node.js ${pinnedVersion}`,
    });
    checkStarts(node);
    return node;
  } finally {
    release();
  }
}

function supportedPlatform() {
  const platform = `${process.platform}-${process.arch}`;
  if (!offered.includes(platform)) {
    throw new Fault(
      `Laurel runs on ${offered.join(', ')}; this machine is ${platform}. ${process.platform === 'win32' ? 'Use WSL 2.' : 'Use one of those.'}`,
    );
  }
  if (process.platform === 'linux' && !hasGlibc()) {
    throw new Fault('Laurel needs a Linux with glibc (Debian, Ubuntu, Fedora …); this one uses musl, as Alpine does.');
  }
  return platform;
}

function hasGlibc() {
  const report = /** @type {{ header?: { glibcVersionRuntime?: string } }} */ (process.report?.getReport() ?? {});
  return Boolean(report.header?.glibcVersionRuntime);
}

/** @param {string} node */
function isPinned(node) {
  try {
    const manifest = path.join(path.dirname(node), '..', 'package.json');
    return existsSync(node) && JSON.parse(readFileSync(manifest, 'utf8')).version === pinnedVersion;
  } catch {
    return false;
  }
}

/** @param {string} node */
function checkStarts(node) {
  const { status, stderr, error } = spawnSync(node, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  if (status === 0) return;
  const reason = (stderr || error?.message || '').trim().split('\n')[0];
  throw new Fault(
    `Node.js ${pinnedVersion} was installed but does not start here (${reason}): install Node.js ${neededMajor} or newer yourself, then run the command again.`,
  );
}
