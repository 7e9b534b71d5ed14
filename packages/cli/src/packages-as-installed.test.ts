import { execFile } from 'node:child_process';
import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createContext, Script } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentationExamples } from './testing/documentation-examples.ts';
import { inRoot, installPackages } from './testing/install-packages.ts';
import { SampleIssuer } from './testing/sample-issuer.ts';

const run = promisify(execFile);
let folder: string;
let issuer: SampleIssuer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'laurel-packed-'));
  issuer = await SampleIssuer.start();
  await installPackages(folder);
  await writeFile(join(folder, 'credential.json'), await issuer.issue());
});

afterAll(async () => {
  await issuer.stop();
  await rm(folder, { recursive: true });
});

const node = (...args: string[]) => run(process.execPath, args, { cwd: folder, env: {}, timeout: 120_000 });

describe('the packages as their users install them', () => {
  it('the command line is an executable that verifies', async () => {
    const manifest = JSON.parse(await readFile(join(folder, 'node_modules/@laurel/cli/package.json'), 'utf8'));
    const main = join(folder, 'node_modules/@laurel/cli', manifest.bin.laurel);
    expect((await readFile(main, 'utf8')).split('\n')[0]).toBe('#!/usr/bin/env node');
    expect((await node(main, 'verify', 'credential.json')).stdout).toMatch(/^Valid: /);
    await expect(node(main, 'verify', 'package.json')).rejects.toMatchObject({ code: 1 });
    expect((await node(main, '--version')).stdout.trim()).toBe(manifest.version);
  });

  it('hold no sources and no tests, and nothing that they need is missing', async () => {
    for (const name of ['credential', 'api', 'sdk', 'cli']) {
      const place = join(folder, 'node_modules/@laurel', name);
      await access(join(place, 'dist'));
      await expect(access(join(place, 'src'))).rejects.toThrow('ENOENT');
      await expect(access(join(place, 'dist/testing'))).rejects.toThrow('ENOENT');
      if (name !== 'cli') await node('--input-type=module', '--eval', `await import('@laurel/${name}')`);
    }
  });

  it('every example in the comments of the SDK type-checks and runs', async () => {
    const examples = await documentationExamples(inRoot('packages/sdk/src'));
    expect(examples.map(({ file }) => file)).toContain('create-client.ts');
    await writeFile(join(folder, 'stub.mjs'), stub);
    const files = examples.map((_, index) => `example-${index}.ts`);
    for (const [index, { code }] of examples.entries())
      await writeFile(join(folder, `example-${index}.ts`), `${code}\nexport {};\n`);
    const compilerOptions = {
      strict: true,
      exactOptionalPropertyTypes: true,
      noEmit: true,
      module: 'nodenext',
      types: [],
    };
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
    const types = await node(inRoot('node_modules/typescript/bin/tsc'), '-p', '.').catch((error: unknown) => error);
    expect(types).toMatchObject({ stdout: '' });
    for (const file of files) await node('--import', './stub.mjs', file);
  });

  it('a bundle of the SDK needs nothing but what every browser has', async () => {
    await writeFile(join(folder, 'page.js'), `import * as sdk from '@laurel/sdk';\nglobalThis.sdk = sdk;\n`);
    await writeFile(join(folder, 'vite.config.js'), bundling);
    await node(inRoot('node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn');
    const code = await readFile(join(folder, 'dist/page.js'), 'utf8');
    expect(code).not.toMatch(/["']node:|\brequire\(["']/);
    const page: Record<string, unknown> = createContext({ ...web });
    page.self = page;
    new Script(code).runInContext(page);
    const { verifyCredential } = page.sdk as typeof import('@laurel/sdk');
    const verdict = await verifyCredential(await issuer.issue(), { allowHttpLocalhost: true });
    expect(verdict.outcome).toBe('valid');
  });
});

/** The network of the examples: an empty catalogue, and nothing else. */
const stub = `globalThis.fetch = async (url) => {
  if (!String(url).startsWith('http://localhost:3000/api/v1/programmes')) throw new Error('asked ' + url);
  return Response.json({ items: [], nextCursor: null });
};\n`;

const bundling = `export default {
  // A script, unlike a module, has no address of its own.
  define: { 'import.meta.url': '"https://page.example/page.js"' },
  build: { lib: { entry: 'page.js', formats: ['iife'], name: 'page', fileName: () => 'page.js' }, minify: false },
};\n`;

/** What a page of a browser has, as far as the SDK touches it; nothing of Node's own. */
const web = {
  AbortController,
  AbortSignal,
  Blob,
  Headers,
  Response,
  TextDecoder,
  TextEncoder,
  URL,
  URLSearchParams,
  Uint8Array,
  atob,
  btoa,
  clearTimeout,
  console,
  crypto,
  fetch,
  queueMicrotask,
  setTimeout,
};
