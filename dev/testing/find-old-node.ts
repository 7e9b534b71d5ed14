import { spawnSync } from 'node:child_process';

/** Finds a Node older than the one Laurel needs among those in the usual places. */
export function findOldNode(): string | undefined {
  return ['/usr/bin/node', '/usr/local/bin/node', '/opt/homebrew/bin/node'].find((file) => {
    const { stdout } = spawnSync(file, ['--version'], { encoding: 'utf8' });
    const major = Number(/^v(\d+)/.exec(stdout ?? '')?.[1]);
    return major >= 18 && major < 24;
  });
}
