import path from 'node:path';
import { projectRoot } from '../stack/project.ts';
import { type Outcome, runQuietly } from '../stack/run-quietly.ts';

const timeoutSeconds = 600;

/** Runs an installed tool, such as `tsc`, to its end. */
export function runTool(
  name: string,
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv; timeoutSeconds?: number } = {},
): Promise<Outcome> {
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, ...options.env };
  return runQuietly(process.execPath, [path.join(projectRoot, 'node_modules', '.bin', name), ...args], {
    cwd: options.cwd ?? projectRoot,
    timeoutSeconds: options.timeoutSeconds ?? timeoutSeconds,
    env,
  });
}
