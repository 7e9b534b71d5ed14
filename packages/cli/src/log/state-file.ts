import { readFile, rename, writeFile } from 'node:fs/promises';
import { isJsonObject, parseJson } from '@laurel/credential';
import type { MonitorReport } from '@laurel/sdk';
import { UsageError } from '../usage-error.ts';
import { jsonOfReport } from './print-report.ts';

/**
 * The checkpoint that was seen last; undefined where there is no such file yet.
 *
 * @throws UsageError for a file that holds something else: it is not written over
 */
export async function readState(file: string): Promise<string | undefined> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new UsageError(`${file} cannot be read.`);
  });
  if (text === undefined) return undefined;
  const checkpoint = checkpointIn(text);
  if (checkpoint === undefined) throw new UsageError(`${file} is not the state of a monitor.`);
  return checkpoint;
}

/** Keeps what was seen for the next round: whole, or not at all. */
export async function writeState(file: string, { note, seenAt }: { note: string; seenAt: Date }): Promise<void> {
  await writeWhole(file, { checkpoint: note, seenAt: seenAt.toISOString() });
}

/** Keeps what proves that a log did wrong: both signed checkpoints. Gives the name of the file. */
export async function writeEvidence(file: string, report: MonitorReport, foundAt: Date): Promise<string> {
  const name = `${file}.evidence.json`;
  const before = report.lastSeen?.note;
  await writeWhole(name, { foundAt: foundAt.toISOString(), lastSeen: before, ...jsonOfReport(report) });
  return name;
}

function checkpointIn(text: string): string | undefined {
  try {
    const state = parseJson(text);
    return isJsonObject(state) && typeof state.checkpoint === 'string' ? state.checkpoint : undefined;
  } catch {
    return undefined;
  }
}

async function writeWhole(file: string, content: object): Promise<void> {
  try {
    await writeFile(`${file}.new`, `${JSON.stringify(content, null, 2)}\n`);
    await rename(`${file}.new`, file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new UsageError(`${file} cannot be written: ${code}.`);
  }
}
