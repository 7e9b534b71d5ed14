import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Lockfile } from '../lockfile/lockfile.ts';
import { lockfileFaults, type Manifest } from '../lockfile/lockfile-faults.ts';
import { projectRoot } from '../stack/project.ts';
import { type CheckResult, resultOfFaults } from './check.ts';

/** Checks that an install from the lock file works on every platform and fetches from the public registry alone. */
export async function checkLockfile(): Promise<CheckResult> {
  const folders = ['', ...readdirSync(path.join(projectRoot, 'packages')).map((name) => `packages/${name}`)];
  const manifests = folders.map((folder) => [folder, readJson<Manifest>(path.join(folder, 'package.json'))] as const);
  return resultOfFaults(lockfileFaults(readJson<Lockfile>('package-lock.json'), Object.fromEntries(manifests)));
}

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(path.join(projectRoot, file), 'utf8')) as T;
}
