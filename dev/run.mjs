// Starts a task on the right Node with everything installed. No dependencies, and it runs on Node 18 already.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bringNode } from './setup/bring-node.mjs';
import { Fault } from './setup/fault.mjs';
import { installPackages } from './setup/install-packages.mjs';
import { runChild } from './setup/run-child.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const sources = ['--conditions=source', '--disable-warning=ExperimentalWarning'];

/** @typedef {{ command: string, args: string[], cwd: string, watched?: boolean }} Program */

/** @type {Record<string, (node: string, args: string[]) => Program>} */
const tasks = {
  start: (node, args) => ({
    command: node,
    args: [...sources, inRoot('dev/start.ts'), ...args],
    cwd: root,
    watched: true,
  }),
  test: (node, args) => ({
    command: node,
    args: [...sources, inRoot('dev/test.ts'), ...args],
    cwd: root,
    watched: true,
  }),
  conformance: (node, args) => ({
    command: node,
    args: [...sources, inRoot('dev/conformance/main.ts'), ...args],
    cwd: root,
    watched: true,
  }),
  fuzz: (node, args) => ({
    command: node,
    args: [...sources, inRoot('dev/fuzz/main.ts'), ...args],
    cwd: root,
  }),
  mutation: (node, args) => ({
    command: node,
    args: [...sources, inRoot('dev/fuzz/mutation.ts'), ...args],
    cwd: root,
  }),
  rotations: (node, args) => ({
    command: node,
    args: [...sources, inRoot('dev/fuzz/rotations.ts'), ...args],
    cwd: root,
  }),
  bench: (node, args) => ({
    command: node,
    args: [...sources, inRoot('packages/credential/src/testing/bench-canonicalise.ts'), ...args],
    cwd: root,
  }),
  'bench:log': (node, args) => ({
    command: node,
    args: [...sources, inRoot('dev/bench/log.ts'), ...args],
    cwd: root,
  }),
  'bench:log:store': (node, args) => ({
    command: node,
    args: [...sources, inRoot('dev/bench/log-store.ts'), ...args],
    cwd: root,
  }),
  'bench:erasure': (node, args) => ({
    command: node,
    args: [...sources, inRoot('dev/bench/erasure.ts'), ...args],
    cwd: root,
  }),
  'bench:learning': (node, args) => ({
    command: node,
    args: [...sources, inRoot('dev/bench/learning.ts'), ...args],
    cwd: root,
  }),
  cli: (node, args) => ({
    command: node,
    args: [...sources, inRoot('packages/cli/src/main.ts'), ...args],
    // npm moves to the project's folder; file names are meant from where the caller stood.
    cwd: process.env.INIT_CWD ?? process.cwd(),
  }),
  documents: (node, args) => ({
    command: node,
    args: [...sources, inRoot('dev/documents/write.ts'), ...args],
    cwd: root,
  }),
  exec: (_node, [name = '', ...args]) => {
    const command = inRoot(`node_modules/.bin/${name}`);
    if (!/^[\w.-]+$/.test(name) || !existsSync(command)) {
      throw new Fault(`Say which installed program to run: "${name}" is none of those in node_modules/.bin.`);
    }
    return { command, args, cwd: root };
  },
};

/** @param {string} file */
function inRoot(file) {
  return path.join(root, file);
}

// Standard output belongs to the task.
/** @param {string} line */
function say(line) {
  process.stderr.write(`${line}\n`);
}

async function main() {
  const [name = '', ...rest] = process.argv.slice(2);
  const task = Object.hasOwn(tasks, name) ? tasks[name] : undefined;
  if (!task) throw new Fault(`Say what to run: ${Object.keys(tasks).join(', ')}.`);
  const node = await bringNode(root, say);
  await installPackages({ root, node, say });
  const { command, args, cwd, watched } = task(node, rest);
  const env = { ...process.env, PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH ?? ''}` };
  // The channel carries no message: its end tells the task that we are gone, however we went.
  return runChild(command, args, { cwd, env, stdio: watched ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit' });
}

main().then(
  (code) => process.exit(code),
  (error) => {
    const writing = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC'].includes(error.code);
    if (error instanceof Fault) say(error.message);
    else if (writing)
      say(
        `Laurel cannot write to its own folder (${error.message}): give this user the right to, then run the command again.`,
      );
    else say(error.stack ?? String(error));
    process.exit(1);
  },
);
