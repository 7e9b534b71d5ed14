import { openSync, renameSync, statSync } from 'node:fs';

const longBytes = 20_000_000;

/** Opens a log file to append to; one that has grown long is put aside first, and one such is kept. */
export function openLog(file: string): number {
  const { size } = statSync(file, { throwIfNoEntry: false }) ?? { size: 0 };
  if (size > longBytes) renameSync(file, `${file}.1`);
  return openSync(file, 'a', 0o640);
}
