import { execFile } from 'node:child_process';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../../..', import.meta.url));
const names = ['credential', 'api', 'sdk', 'cli'] as const;

/** The file of the root's own installation. */
export const inRoot = (...path: string[]) => join(root, ...path);

/**
 * Builds, packs and installs the four packages that others install, as their users get them: from their tarballs and
 * in a folder of their own. Only what a package *declares* is put beside it, linked from the root's installation
 * instead of fetched, so that it works without a network and an undeclared dependency shows.
 */
export async function installPackages(folder: string): Promise<void> {
  await Promise.all(names.map((name) => build(name, join(folder, 'built', name))));
  const built = names.map((name) => join(folder, 'built', name));
  await mkdir(join(folder, 'packed'));
  const pack = ['pack', ...built, '--pack-destination', join(folder, 'packed'), '--ignore-scripts', '--offline'];
  await run('npm', pack, { cwd: folder, timeout: 240_000 });
  await Promise.all(names.map((name) => unpack(name, folder)));
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'consumer', private: true, type: 'module' }));
}

async function build(name: string, into: string): Promise<void> {
  const source = join(root, 'packages', name);
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const args = [tsc, '-p', join(source, 'tsconfig.build.json'), '--outDir', join(into, 'dist')];
  await run(process.execPath, args, { timeout: 240_000 }).catch((error: { stdout?: string }) => {
    throw new Error(`packages/${name} cannot be built:\n${error.stdout}`, { cause: error });
  });
  await writeFile(join(into, 'package.json'), await readFile(join(source, 'package.json')));
}

async function unpack(name: string, folder: string): Promise<void> {
  const target = join(folder, 'node_modules/@laurel', name);
  await mkdir(target, { recursive: true });
  const text = await readFile(join(folder, 'built', name, 'package.json'), 'utf8');
  const { version, dependencies } = JSON.parse(text) as { version: string; dependencies: Record<string, string> };
  const tarball = join(folder, 'packed', `laurel-${name}-${version}.tgz`);
  await run('tar', ['-xzf', tarball, '-C', target, '--strip-components=1'], { timeout: 120_000 });
  for (const dependency of Object.keys(dependencies)) {
    if (!dependency.startsWith('@laurel/')) await link(dependency, target);
  }
}

async function link(dependency: string, target: string): Promise<void> {
  const place = join(target, 'node_modules', dependency);
  await mkdir(dirname(place), { recursive: true });
  await symlink(join(root, 'node_modules', dependency), place, 'dir');
}
