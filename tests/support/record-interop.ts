import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';

const root = path.join(import.meta.dirname, '../..');
const rows: InteropRow[] = [];

/** What one test has shown about a package that we did not write. `false` is shown too: that the other does not accept it. */
export interface InteropRow {
  readonly package: string;
  readonly format: string;
  /** The kind of key or algorithm it was shown with. */
  readonly algorithm?: string;
  readonly weVerifyTheirs?: boolean;
  readonly theyVerifyOurs?: boolean;
  readonly remark?: string;
}

/**
 * Puts a row into the table of the README. Called after the assertions, so that a row is there only when they held. The
 * rows of a test file replace those of its last run; `npm run documents` makes the table, and `npm test` compares it.
 */
export function recordInterop(row: InteropRow): void {
  rows.push(row);
  const folder = path.join(root, '.cache', 'interop');
  mkdirSync(folder, { recursive: true });
  const name = path.basename(expect.getState().testPath ?? 'unknown', '.test.ts');
  const lines = rows.map((it) => `${JSON.stringify({ ...it, version: versionOf(it.package) })}\n`);
  writeFileSync(path.join(folder, `${name}.jsonl`), lines.join(''));
}

/** The version that is installed; absent when none is. */
function versionOf(name: string): string | undefined {
  try {
    return JSON.parse(readFileSync(path.join(root, 'node_modules', name, 'package.json'), 'utf8')).version;
  } catch {
    return undefined;
  }
}
