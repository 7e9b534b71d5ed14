import { spawn } from 'node:child_process';

/** How a program ended and all that it said. */
export interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

const keptCharacters = 100_000_000;

/** Runs a program to its end without a word on the terminal. Aborting ends it. */
export function runQuietly(
  command: string,
  args: readonly string[],
  options: {
    cwd: string;
    env?: NodeJS.ProcessEnv | undefined;
    signal?: AbortSignal | undefined;
    timeoutSeconds?: number;
  },
): Promise<Outcome> {
  const { cwd, env, signal, timeoutSeconds } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      ...(env ? { env } : {}),
      ...(signal ? { signal } : {}),
      ...(timeoutSeconds ? { timeout: timeoutSeconds * 1_000, killSignal: 'SIGKILL' } : {}),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (text: string) => {
        said[name] = (said[name] + text).slice(-keptCharacters);
      });
    }
    child.once('error', reject);
    child.once('close', (code, ended) => resolve({ code: code ?? (ended ? 137 : 1), ...said }));
  });
}
