import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { runServerTask } from './run-server-task.ts';
import { StackError } from './stack-error.ts';

/** What the demo holds for a visitor. */
export interface Demo {
  accounts: { role: string; name: string; email: string; password: string }[];
  links: { name: string; url: string }[];
}

/**
 * Fills in the demo once a database, and remembers its accounts.
 *
 * @param input.database names the database: another one is seeded again
 * @throws StackError `seed-failed`
 */
export async function seedDemo(input: {
  serverMain: string;
  env: NodeJS.ProcessEnv;
  file: string;
  database: string;
  signal?: AbortSignal | undefined;
}): Promise<Demo> {
  const { file } = input;
  const database = createHash('sha256').update(input.database).digest('hex').slice(0, 16);
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Demo & { database: string }) : undefined;
  if (kept?.database === database) return kept;
  const { code, stdout, stderr } = await runServerTask({ ...input, task: 'seed' });
  const demo = code === 0 ? parse(stdout) : undefined;
  if (!demo) {
    const said = (stderr.trim() || stdout.trim()).split('\n').slice(-8);
    const message = `The demo could not be filled in: start with LAUREL_DEMO=0 to go on without. The server said:\n  ${said.join('\n  ')}`;
    throw new StackError('seed-failed', message);
  }
  writeFileSync(`${file}.new`, `${JSON.stringify({ database, ...demo }, undefined, 2)}\n`, {
    mode: 0o600,
    flush: true,
  });
  renameSync(`${file}.new`, file);
  return demo;
}

function parse(stdout: string): Demo | undefined {
  try {
    const demo = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Demo;
    return Array.isArray(demo.accounts) && Array.isArray(demo.links) ? demo : undefined;
  } catch {
    return undefined;
  }
}
