import { nodeFlags, projectRoot } from './project.ts';
import { type Outcome, runQuietly } from './run-quietly.ts';

/** Runs a task of the server, such as `migrate`, to its end. */
export function runServerTask(input: {
  serverMain: string;
  task: 'migrate' | 'seed' | 'seed-history';
  /** What the task is told beside its environment. */
  args?: readonly string[];
  env: NodeJS.ProcessEnv;
  signal?: AbortSignal | undefined;
}): Promise<Outcome> {
  const { serverMain, task, args = [], env, signal } = input;
  return runQuietly(process.execPath, [...nodeFlags, serverMain, task, ...args], { cwd: projectRoot, env, signal });
}
