import { existsSync } from 'node:fs';
import path from 'node:path';
import { Fault } from './fault.mjs';
import { runChild } from './run-child.mjs';

// What an outer `npm run` was told must not bend this one.
const foreign =
  /^(npm_config_(workspaces?|omit|include|only|global|local_prefix|package_lock(_only)?|dry_run)|node_env)$/i;

/**
 * Runs npm on the given Node, quietly; its last words are part of the fault when it fails.
 *
 * @param {{ node: string, cwd: string, args: readonly string[], purpose: string }} input
 */
export async function runNpm({ node, cwd, args, purpose }) {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
  env.PATH = `${path.dirname(node)}${path.delimiter}${env.PATH ?? ''}`;
  const script = npmScript();
  let output = '';
  const onOutput = (/** @type {string} */ text) => {
    output = (output + text).slice(-20_000);
  };
  /** @type {Parameters<typeof runChild>[2]} */
  const options = { cwd, env, onOutput, stdio: ['ignore', 'pipe', 'pipe'] };
  const code = await (script ? runChild(node, [script, ...args], options) : runChild('npm', args, options)).catch(
    (error) => {
      if (error.code !== 'ENOENT') throw error;
      throw new Fault('npm was not found on PATH: install npm (it comes with Node.js), then run the command again.');
    },
  );
  if (code === 0) return;
  if (code > 128) process.exit(code);
  throw new Fault(
    `${purpose} failed (npm exit code ${code}): check the network and the disk, then run the command again; what npm said last:\n${lastWords(output)}`,
  );
}

// Under `npm run` npm says where it is; yarn and pnpm use the same variable for themselves.
function npmScript() {
  const script = process.env.npm_execpath;
  return script && path.basename(script) === 'npm-cli.js' && existsSync(script) ? script : undefined;
}

// npm names the cause first and its help text last.
/** @param {string} output */
function lastWords(output) {
  const lines = output.split('\n').filter((line) => line.trim() && !/npm (warn|notice)|complete log/i.test(line));
  const errors = lines.filter((line) => /^npm err/i.test(line));
  const chosen = errors.length > 0 ? errors.slice(0, 8) : lines.slice(-8);
  return chosen.map((line) => `  ${line}`).join('\n');
}
