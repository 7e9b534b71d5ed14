import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { runServerTask } from './run-server-task.ts';
import { StackError } from './stack-error.ts';

/** What the demo holds for a visitor. */
export interface Demo {
  accounts: { role: string; name: string; email: string; password: string }[];
  links: { name: string; url: string }[];
  /** By what the sandbox proctor tells Laurel, where the demo has a proctored exam. */
  proctor?: { eventsUrl: string; secret: string };
}

/** How the demo of a database is kept. */
interface Kept extends Demo {
  database: string;
  /** Where the sandbox proctor was. */
  proctorTemplate?: string | undefined;
}

/**
 * Fills in the demo once a database, and remembers its accounts. Where the sandbox proctor is somewhere else since, the demo is told.
 *
 * @param input.database names the database: another one is seeded again
 * @throws StackError `seed-failed`
 */
export async function seedDemo(input: {
  serverMain: string;
  env: NodeJS.ProcessEnv;
  file: string;
  database: string;
  /** Where the sandbox proctor's page for one session is. */
  proctorTemplate?: string | undefined;
  signal?: AbortSignal | undefined;
}): Promise<Demo> {
  const { file, proctorTemplate } = input;
  const database = createHash('sha256').update(input.database).digest('hex').slice(0, 16);
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Kept) : undefined;
  if (kept?.database === database && kept.proctorTemplate === proctorTemplate) return kept;
  const args = proctorTemplate ? [proctorTemplate] : [];
  const { code, stdout, stderr } = await runServerTask({ ...input, task: 'seed', args });
  const demo = code === 0 ? parse(stdout) : undefined;
  if (!demo) {
    const said = (stderr.trim() || stdout.trim()).split('\n').slice(-8);
    const message = `The demo could not be filled in: start with LAUREL_DEMO=0 to go on without. The server said:\n  ${said.join('\n  ')}`;
    throw new StackError('seed-failed', message);
  }
  writeFileSync(`${file}.new`, `${JSON.stringify({ database, proctorTemplate, ...demo }, undefined, 2)}\n`, {
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

/** The port that the sandbox proctor had, so that it has it again. */
export function keptPort(file: string): number | undefined {
  if (!existsSync(file)) return undefined;
  const { proctorTemplate } = JSON.parse(readFileSync(file, 'utf8')) as Kept;
  return proctorTemplate ? Number(URL.parse(proctorTemplate)?.port) || undefined : undefined;
}
