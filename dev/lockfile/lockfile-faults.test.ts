import { describe, expect, it } from 'vitest';
import { completeLockfile } from './complete-lockfile.ts';
import type { Lockfile } from './lockfile.ts';
import { lockfileFaults } from './lockfile-faults.ts';

const whole: Lockfile = {
  lockfileVersion: 3,
  packages: {
    '': { dependencies: { tool: '1.0.0' } },
    'node_modules/tool': { version: '1.0.0', dev: true, optionalDependencies: { '@tool/linux-x64': '1.0.0' } },
    'node_modules/@tool/linux-x64': { version: '1.0.0', optional: true, os: ['linux'], cpu: ['x64'] },
  },
};
const manifests = { '': { dependencies: { tool: '1.0.0' } } };

function changed(changes: Lockfile['packages']): Lockfile {
  return { ...whole, packages: { ...whole.packages, ...changes } };
}

describe('lockfileFaults', () => {
  it('finds nothing in a whole lock file', () => {
    expect(lockfileFaults(whole, manifests)).toEqual([]);
  });

  it('names a platform package that npm forgot, until the file is completed', () => {
    const optionalDependencies = { '@tool/linux-x64': '1.0.0', '@tool/linux-arm64-musl': '1.0.0' };
    const forgetful = changed({ 'node_modules/tool': { version: '1.0.0', dev: true, optionalDependencies } });
    expect(lockfileFaults(forgetful, manifests)).toEqual([expect.stringContaining('@tool/linux-arm64-musl')]);
    const completed = completeLockfile(forgetful);
    expect(lockfileFaults(completed, manifests)).toEqual([]);
    expect(completed.packages['node_modules/@tool/linux-arm64-musl']).toEqual({
      version: '1.0.0',
      cpu: ['arm64'],
      dev: true,
      libc: ['musl'],
      optional: true,
      os: ['linux'],
    });
  });

  it('names a package that is fetched from a host that others cannot reach', () => {
    const foreign = changed({
      'node_modules/tool': { version: '1.0.0', resolved: 'https://packages.example/tool.tgz' },
    });
    expect(lockfileFaults(foreign, manifests)).toEqual([expect.stringContaining('packages.example')]);
  });

  it('names a dependency that is declared otherwise than locked, and one that is no exact version', () => {
    expect(lockfileFaults(whole, { '': { dependencies: { tool: '2.0.0' } } })).toHaveLength(1);
    const loose = changed({ '': { dependencies: { tool: '*' } } });
    expect(lockfileFaults(loose, { '': { dependencies: { tool: '*' } } })).toEqual([expect.stringContaining('exact')]);
  });
});
