import type { Lockfile } from './lockfile.ts';

/** An optional package that another names but the lock file does not hold. */
export interface MissingPlatform {
  name: string;
  version: string;
  wantedBy: string;
}

/**
 * Lists the optional packages of other platforms that the lock file forgot: with one missing, `npm ci` refuses the whole
 * file on every platform. npm forgets them when the registry in use does not offer them all.
 */
export function missingPlatforms({ packages }: Lockfile): MissingPlatform[] {
  return Object.entries(packages).flatMap(([wantedBy, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !isHeld(packages, wantedBy, name))
      .map(([name, range]) => ({ name, version: range.replace(/^[^\d]*/, ''), wantedBy })),
  );
}

// As Node looks for it: in the package's own node_modules, then in that of each folder around it.
function isHeld(packages: Lockfile['packages'], wantedBy: string, name: string): boolean {
  for (let base = wantedBy; ; ) {
    if (packages[`${base ? `${base}/` : ''}node_modules/${name}`]) return true;
    if (!base) return false;
    base = base.includes('/node_modules/') ? base.slice(0, base.lastIndexOf('/node_modules/')) : '';
  }
}
