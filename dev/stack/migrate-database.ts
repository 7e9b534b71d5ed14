import { unreachable } from './check-database.ts';
import { runServerTask } from './run-server-task.ts';
import { StackError } from './stack-error.ts';

/**
 * Brings the database to the form that this version of the server needs.
 *
 * @param input.outside the address of an outside database, to be named in a fault
 * @throws StackError `database-unreachable` when we are not let in, else `migration-failed`
 */
export async function migrateDatabase(input: {
  serverMain: string;
  env: NodeJS.ProcessEnv;
  outside?: string | undefined;
  signal?: AbortSignal | undefined;
}): Promise<void> {
  const { serverMain, env, outside, signal } = input;
  const { code, stderr } = await runServerTask({ serverMain, task: 'migrate', env, signal });
  if (code === 0) return;
  const reason = causeOf(stderr);
  if (outside && /authentication|does not exist|no pg_hba|SSL|too many|ECONN|ETIMEDOUT|terminated/i.test(reason)) {
    throw unreachable(outside, reason);
  }
  const message = `The database could not be brought to the form this version needs; it was left as it was before the failing step. The server said: ${reason}`;
  throw new StackError('migration-failed', message);
}

// The message without the trace below it.
function causeOf(stderr: string): string {
  const lines = stderr.trim().split('\n');
  const trace = lines.findIndex((line) => /^\s+at /.test(line));
  const said = trace < 0 ? lines : lines.slice(0, trace);
  return said.join('\n').replace(/^(\w*Error|error): /, '') || 'nothing';
}
