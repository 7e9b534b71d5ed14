import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { waitForLock } from '../setup/wait-for-lock.mjs';
import { hashSources } from './hash-sources.ts';
import { projectRoot } from './project.ts';
import { runQuietly } from './run-quietly.ts';
import { StackError } from './stack-error.ts';

const sources = ['web', 'sdk', 'api', 'credential'].map((name) => `packages/${name}`);
const folder = path.join(projectRoot, 'packages', 'web');

/** Where the built pages are. */
export const webBuild: string = path.join(folder, 'build');

/**
 * Builds the pages, unless those built last are of the same sources.
 *
 * @returns whether it built them now
 * @throws StackError `build-failed` with what the build said last
 */
export async function buildWeb(signal?: AbortSignal): Promise<boolean> {
  if (isBuilt()) return false;
  const release = await waitForLock(path.join(projectRoot, '.cache', 'web-build.lock'), () => undefined);
  try {
    if (isBuilt()) return false;
    const digest = currentDigest();
    const bin = path.join(projectRoot, 'node_modules', '.bin', 'react-router');
    const env = { ...process.env, NODE_ENV: 'production', NO_COLOR: '1' };
    const outcome = await runQuietly(process.execPath, [bin, 'build'], { cwd: folder, env, signal });
    if (outcome.code !== 0) throw refusal(`${outcome.stdout}\n${outcome.stderr}`);
    writeFileSync(stamp, digest);
    return true;
  } finally {
    release();
  }
}

// Written last: an interrupted build has none.
const stamp = path.join(webBuild, '.sources');

function isBuilt(): boolean {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === currentDigest();
}

function currentDigest(): string {
  return hashSources(projectRoot, [...sources, 'package-lock.json']);
}

function refusal(output: string): StackError {
  const last = output
    .trim()
    .split('\n')
    .slice(-12)
    .map((line) => `  ${line}`);
  return new StackError('build-failed', `The web pages could not be built; the build said last:\n${last.join('\n')}`);
}
