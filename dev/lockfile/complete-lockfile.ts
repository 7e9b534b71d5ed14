import type { LockEntry, Lockfile } from './lockfile.ts';
import { missingPlatforms } from './missing-platforms.ts';

const systems = ['android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const processors = ['arm64', 'x64', 'ia32', 'arm', 'ppc64', 'riscv64', 's390x', 'loong64', 'wasm32'];

/** Returns the lock file with an entry for each forgotten platform package, so that `npm ci` accepts it everywhere. */
export function completeLockfile(lockfile: Lockfile): Lockfile {
  const packages = { ...lockfile.packages };
  for (const { name, version, wantedBy } of missingPlatforms(lockfile)) {
    packages[`node_modules/${name}`] = platformEntry(name, version, packages[wantedBy]?.dev ?? false);
  }
  const sorted = Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1));
  return { ...lockfile, packages: Object.fromEntries(sorted) };
}

function platformEntry(name: string, version: string, dev: boolean): LockEntry {
  const words = (name.split('/').at(-1) ?? name).split('-');
  const system = systems.find((word) => words.includes(word));
  const processor = processors.find((word) => words.includes(word));
  const libc = words.some((word) => word.startsWith('musl')) ? 'musl' : words.includes('gnu') ? 'glibc' : undefined;
  return {
    version,
    ...(processor ? { cpu: [processor] } : {}),
    ...(dev ? { dev } : {}),
    ...(libc && system === 'linux' ? { libc: [libc] } : {}),
    optional: true,
    // A name that tells no system is installed nowhere rather than everywhere.
    os: [system ?? 'none'],
  };
}
