import { readFile } from 'node:fs/promises';
import { UsageError } from '../usage-error.ts';

/** The text of a file that the command line names. */
export async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? ` (${error.code})` : '';
    throw new UsageError(`${file} cannot be read${reason}.`);
  }
}
