import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const windowBytes = 16_384;

/** Reads the last lines of a file from a place on, indented, to show why something stopped. */
export function lastLines(file: string, count: number, from = 0): string {
  const descriptor = openSync(file, 'r');
  try {
    const { size } = fstatSync(descriptor);
    const start = Math.max(from, size - windowBytes);
    const bytes = Buffer.alloc(Math.max(0, size - start));
    readSync(descriptor, bytes, 0, bytes.length, start);
    const lines = bytes.toString('utf8').trimEnd().split('\n').slice(-count);
    return lines.map((line) => `  ${line}`).join('\n');
  } finally {
    closeSync(descriptor);
  }
}
