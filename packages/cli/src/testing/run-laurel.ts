import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));

interface RunOptions {
  environment?: Record<string, string>;
  stdin?: string;
  /** When to press Ctrl-C. */
  interrupt?: Promise<void>;
}

/** Runs the real command line in a process of its own, with nothing in the environment but what is given. */
export function runLaurel(
  args: readonly string[],
  { environment = {}, stdin = '', interrupt }: RunOptions = {},
): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, ['--conditions=source', main, ...args], { env: environment, timeout: 120_000 });
  void interrupt?.then(() => child.kill('SIGINT'));
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    err += text;
  });
  child.stdin.on('error', () => undefined).end(stdin);
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (code) => resolve({ code, out, err }));
  });
}
