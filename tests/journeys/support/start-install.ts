import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { freePort } from '../../../dev/stack/free-port.ts';
import { type Stack, type StackOptions, startStack } from '../../../dev/stack/start-stack.ts';

type InstallOptions = Omit<StackOptions, 'port' | 'dataDirectory'>;

/** What an install is to be; a function is given its folder, for what must lie there before it starts. */
export type WantedInstall = InstallOptions | ((folder: string) => Promise<InstallOptions>);

/** An install of a file of tests: its fields are there from the first hook on. */
export interface Install {
  stack: Stack;
  origin: string;
  /** For files of the tests; the install's own data lie in it too. */
  folder: string;
  dataDirectory: string;
}

/** Starts Laurel before the tests of a file, and takes all of it away after them. Called above the file's own hooks. */
export function startInstall(wanted: WantedInstall): Install {
  const install: Partial<Install> = {};
  beforeAll(async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'laurel-install-'));
    const dataDirectory = path.join(folder, 'data');
    Object.assign(install, { folder, dataDirectory });
    const options = typeof wanted === 'function' ? await wanted(folder) : wanted;
    const stack = await startStack({ ...options, port: await freePort(), dataDirectory });
    Object.assign(install, { stack, origin: stack.origin });
  });
  afterAll(async () => {
    // A second stop of what a test has stopped does nothing.
    await install.stack?.stop();
    if (install.folder) await rm(install.folder, { recursive: true, force: true });
  });
  // Nobody looks at a field before the first hook.
  return install as Install;
}
