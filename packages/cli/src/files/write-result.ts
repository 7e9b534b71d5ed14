import { writeFile } from 'node:fs/promises';
import { UsageError } from '../usage-error.ts';
import type { World } from '../world.ts';

/** Writes what a command made into a file that was not there before (unless it may replace one), or to standard output. */
export async function writeResult(
  world: Pick<World, 'out'>,
  output: string | undefined,
  content: string | Uint8Array,
  { replace = false, secret = false } = {},
): Promise<void> {
  if (output === undefined) {
    world.out(typeof content === 'string' ? content : `${Buffer.from(content).toString('base64')}\n`);
    return;
  }
  try {
    await writeFile(output, content, { flag: replace ? 'w' : 'wx', mode: secret ? 0o600 : 0o644 });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const why = code === 'EEXIST' ? 'it is there already, and nothing is overwritten' : code;
    throw new UsageError(`${output} cannot be written: ${why}.`);
  }
}
