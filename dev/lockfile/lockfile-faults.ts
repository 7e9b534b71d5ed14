import type { Lockfile } from './lockfile.ts';
import { missingPlatforms } from './missing-platforms.ts';

/** What `package.json` of a workspace folder declares. */
export interface Manifest {
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

const registry = 'https://registry.npmjs.org/';
const kinds = ['dependencies', 'devDependencies', 'optionalDependencies'] as const;

/**
 * Finds what would make an install from this lock file fail, differ or fetch from elsewhere.
 *
 * @param manifests by workspace folder, the root's under the empty name
 */
export function lockfileFaults(lockfile: Lockfile, manifests: Record<string, Manifest>): string[] {
  return [
    ...missingPlatforms(lockfile).map(
      ({ name, wantedBy }) =>
        `${name} (wanted by ${wantedBy}) is missing: run \`node dev/lockfile/complete.ts\` and commit package-lock.json.`,
    ),
    ...Object.entries(lockfile.packages).flatMap(([name, entry]) => {
      const foreign = entry.resolved && !entry.link && !entry.resolved.startsWith(registry);
      return foreign ? [`${name} is fetched from ${entry.resolved}: only ${registry} is public to all.`] : [];
    }),
    ...Object.entries(manifests).flatMap(([folder, manifest]) => manifestFaults(lockfile, folder, manifest)),
  ];
}

function manifestFaults(lockfile: Lockfile, folder: string, manifest: Manifest): string[] {
  const file = `${folder || '.'}/package.json`;
  return kinds.flatMap((kind) => {
    const locked = lockfile.packages[folder]?.[kind] ?? {};
    const declared = manifest[kind] ?? {};
    const names = [...new Set([...Object.keys(locked), ...Object.keys(declared)])];
    return names.flatMap((name) => [
      ...(declared[name] === locked[name]
        ? []
        : [
            `${file}: ${name} is ${declared[name] ?? 'absent'} there and ${locked[name] ?? 'absent'} in the lock file.`,
          ]),
      ...(declared[name] && !/^\d/.test(declared[name])
        ? [`${file}: ${name} is "${declared[name]}"; name one exact version.`]
        : []),
    ]);
  });
}
