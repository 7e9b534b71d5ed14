import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '../stack/free-port.ts';
import { type Stack, startStack } from '../stack/start-stack.ts';

/**
 * Measures over a stack of its own: no demo, no pages, no chain, and limits of rate a thousand times as high, since all requests
 * come from one machine. Everything of it is gone afterwards; given up after so many minutes.
 */
export async function withStack(
  { mostMinutes }: { mostMinutes: number },
  measure: (stack: Stack) => Promise<void>,
): Promise<void> {
  const tooLong = setTimeout(() => {
    console.log(`  given up after ${mostMinutes} minutes`);
    process.exit(1);
  }, mostMinutes * 60_000);
  const folder = await mkdtemp(path.join(tmpdir(), 'laurel-bench-'));
  try {
    const stack = await startStack({
      port: await freePort(),
      dataDirectory: folder,
      demo: false,
      developmentChain: false,
      pages: false,
      env: { LAUREL_RATE_LIMIT_SCALE: '1000' },
    });
    await measure(stack).finally(() => stack.stop());
  } finally {
    await rm(folder, { recursive: true, force: true });
    clearTimeout(tooLong);
  }
}
