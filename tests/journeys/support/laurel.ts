import { execFile } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';

const main = path.join(import.meta.dirname, '../../../packages/cli/src/main.ts');

/** Runs the command line as its users do; `env` is added to the environment. */
export function runLaurel(
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const options = { timeout: 60_000, env: { ...process.env, ...env } };
    execFile(process.execPath, ['--conditions=source', main, ...args], options, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
}
