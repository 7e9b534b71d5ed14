import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findOldNode } from './testing/find-old-node.ts';

const oldNode = findOldNode();
let root: string;

// A project of its own around the real script, with an npm that writes down what it was asked for.
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'laurel-run-'));
  await cp(path.join(import.meta.dirname, 'run.mjs'), path.join(root, 'dev', 'run.mjs'));
  await cp(path.join(import.meta.dirname, 'setup'), path.join(root, 'dev', 'setup'), { recursive: true });
  await writeFile(path.join(root, 'package.json'), '{ "type": "module" }');
  await writeLock('1.0.0');
  await write('packages/cli/src/main.ts', fakeCli);
  await write('tools/npm-cli.js', fakeNpm);
});

afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

const fakeCli = `
console.log([process.cwd(), process.argv.slice(2), process.version].join(' '));
process.exit(7);
`;

const fakeNpm = `
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
const [task] = process.argv.slice(2);
appendFileSync(process.env.NPM_LOG, task + ' ' + process.versions.node.split('.')[0] + '\\n');
await new Promise((resolve) => setTimeout(resolve, 200));
if (process.env.NPM_FAULT) {
  console.error('npm error code ' + process.env.NPM_FAULT);
  process.exit(1);
}
if (task === 'ci') {
  mkdirSync('node_modules/plain', { recursive: true });
  writeFileSync('node_modules/plain/package.json', '{ "version": "1.0.0" }');
}
`;

async function write(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(path.join(root, file)), { recursive: true });
  await writeFile(path.join(root, file), text);
}

async function writeLock(version: string, more: Record<string, unknown> = {}): Promise<void> {
  const packages = { '': {}, 'node_modules/plain': { version }, ...more };
  await writeFile(path.join(root, 'package-lock.json'), JSON.stringify({ lockfileVersion: 3, packages }));
}

function run(
  args: readonly string[],
  options: { node?: string; env?: NodeJS.ProcessEnv; prefix?: readonly string[] } = {},
) {
  const env = {
    PATH: process.env.PATH,
    INIT_CWD: tmpdir(),
    npm_execpath: path.join(root, 'tools', 'npm-cli.js'),
    NPM_LOG: path.join(root, 'npm.log'),
    ...options.env,
  };
  const script = path.join(root, 'dev', 'run.mjs');
  const [command = '', ...rest] = [...(options.prefix ?? []), options.node ?? process.execPath, script, ...args];
  const child = spawn(command, rest, { env, cwd: root });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
}

function npmCalls(): string[] {
  const log = path.join(root, 'npm.log');
  return existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
}

describe('dev/run.mjs', () => {
  it('passes arguments, folder, output and exit code of the CLI through, and adds nothing to its output', async () => {
    const { code, stdout, stderr } = await run(['cli', 'verify', 'a file']);
    expect({ code, stdout }).toEqual({ code: 7, stdout: `${tmpdir()} verify,a file ${process.version}\n` });
    expect(stderr).toBe('Installing packages. Once only, about a minute.\n');
    expect(await run(['cli'])).toMatchObject({ code: 7, stderr: '' });
    expect(npmCalls()).toHaveLength(1);
  });

  it('installs again when the lock file changed', async () => {
    await run(['cli']);
    await writeLock('1.0.1');
    await run(['cli']);
    expect(npmCalls()).toHaveLength(2);
  });

  it('installs nothing over an install of the same versions by a developer', async () => {
    const packages = { 'node_modules/plain': { version: '1.0.0' } };
    await write('node_modules/.package-lock.json', JSON.stringify({ packages }));
    expect((await run(['cli'])).code).toBe(7);
    expect(npmCalls()).toEqual([]);
  });

  it('installs again when a native package is missing, and says which when npm leaves it out', async () => {
    await run(['cli']);
    const native = { version: '1.0.0', optional: true, os: [process.platform], cpu: [process.arch] };
    await writeLock('1.0.0', {
      'node_modules/native': native,
      'node_modules/foreign': { ...native, cpu: ['s390x'] },
      'node_modules/musl': { ...native, libc: ['musl'] },
    });
    const { code, stderr } = await run(['cli']);
    expect(code).toBe(1);
    expect(stderr).toContain('npm left out node_modules/native, which this platform needs');
    await write('node_modules/native/package.json', '{}');
    expect((await run(['cli'])).code).toBe(7);
  });

  it('installs once when several start at the same time', async () => {
    const runs = await Promise.all([run(['cli']), run(['cli']), run(['cli'])]);
    expect(runs.map(({ code }) => code)).toEqual([7, 7, 7]);
    expect(npmCalls()).toHaveLength(1);
  });

  it('goes on after an install that was killed', async () => {
    await write('.runtime/.lock', '4194301 1\n');
    expect((await run(['cli'])).code).toBe(7);
  });

  it('says in one sentence that the install failed, with the words of npm', async () => {
    const { code, stderr } = await run(['cli'], { env: { NPM_FAULT: 'ENOTFOUND' } });
    expect(code).toBe(1);
    expect(stderr).toContain('Installing packages failed (npm exit code 1): check the network');
    expect(stderr).toContain('npm error code ENOTFOUND');
    expect((await run(['cli'])).code).toBe(7);
  });

  it('says in one sentence that npm is missing', async () => {
    const { code, stderr } = await run(['cli'], { env: { npm_execpath: '', PATH: root } });
    expect(code).toBe(1);
    expect(stderr).toContain('npm was not found on PATH: install npm');
  });

  it('says what there is to run', async () => {
    expect(await run(['strat'])).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^Say what to run: (?:[\w:]+, )+[\w:]+\.\n$/),
    });
    expect((await run(['exec', '../../bin/sh'])).code).toBe(1);
  });

  it('hands a signal on and keeps the exit code that follows from it', async () => {
    await write(
      'packages/cli/src/main.ts',
      "process.on('SIGTERM', () => process.exit(9)); process.kill(process.ppid, 'SIGTERM'); setTimeout(() => {}, 9_000);",
    );
    expect((await run(['cli'])).code).toBe(9);
    await write('packages/cli/src/main.ts', "process.kill(process.pid, 'SIGKILL'); setTimeout(() => {}, 9_000);");
    expect((await run(['cli'])).code).toBe(137);
  });
});

describe('a task of dev/run.mjs', () => {
  it('is told to stop when the shell that started it is killed', async () => {
    const done = path.join(root, 'done');
    await write(
      'packages/cli/src/main.ts',
      `import { writeFileSync } from 'node:fs'; process.on('SIGTERM', () => { writeFileSync(${JSON.stringify(done)}, ''); process.exit(0); }); setTimeout(() => {}, 20_000); console.log('up');`,
    );
    await run(['exec', 'nothing']);
    const command = `"${process.execPath}" dev/run.mjs cli; true`;
    const shell = spawn('/bin/sh', ['-c', command], {
      cwd: root,
      env: {
        PATH: process.env.PATH,
        npm_execpath: path.join(root, 'tools', 'npm-cli.js'),
        NPM_LOG: path.join(root, 'npm.log'),
      },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    await new Promise((resolve) => shell.stdout.once('data', resolve));
    shell.kill('SIGTERM');
    await vi.waitUntil(() => existsSync(done), { timeout: 10_000 });
  });
});

describe.runIf(oldNode)('dev/run.mjs on an older Node', () => {
  const pinned = () => path.join(root, '.runtime', 'node_modules', `node-${process.platform}-${process.arch}`);

  it('runs npm and the task on the Node it brought', async () => {
    const version = /pinnedVersion = '([\d.]+)'/.exec(
      readFileSync(path.join(import.meta.dirname, 'setup', 'bring-node.mjs'), 'utf8'),
    );
    await mkdir(path.join(pinned(), 'bin'), { recursive: true });
    await writeFile(path.join(pinned(), 'package.json'), JSON.stringify({ version: version?.[1] }));
    await symlink(process.execPath, path.join(pinned(), 'bin', 'node'));
    const { code, stdout } = await run(['cli'], { node: oldNode ?? '' });
    expect({ code, stdout }).toEqual({ code: 7, stdout: `${tmpdir()}  ${process.version}\n` });
    expect(npmCalls()).toEqual([`ci ${process.versions.node.split('.')[0]}`]);
  });

  it('says that the Node it brought does not start', async () => {
    const { code, stderr } = await run(['cli'], { node: oldNode ?? '' });
    expect(code).toBe(1);
    expect(stderr).toContain('was installed but does not start here');
    expect(stderr).toContain('install Node.js 24 or newer yourself');
  });

  it('says that its own folder cannot be written', async () => {
    await chmod(root, 0o555);
    const prefix = process.getuid?.() === 0 ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] : [];
    const { code, stderr } = await run(['cli'], { node: oldNode ?? '', prefix });
    await chmod(root, 0o700);
    expect(code).toBe(1);
    expect(stderr).toContain('Laurel cannot write to its own folder');
  });
});
