import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { readInteropRows, renderInteropTable, withInteropTable } from '../documents/interop-table.ts';
import { projectRoot } from '../stack/project.ts';
import { type CheckResult, resultOfFaults } from './check.ts';

const folder = path.join(projectRoot, '.cache', 'interop');

/** Forgets what earlier runs have shown, so that only what is shown now is compared. */
export function forgetInteropRows(): void {
  rmSync(folder, { recursive: true, force: true });
}

/** Compares the table of the README with what the run of `tests/interop` before it has shown. */
export async function checkInteropTable(): Promise<CheckResult> {
  const page = readFileSync(path.join(projectRoot, 'README.md'), 'utf8');
  const made = withInteropTable(page, renderInteropTable(readInteropRows(folder)));
  if (made === page) return resultOfFaults([]);
  const shown = new Set(made.split('\n'));
  const said = new Set(page.split('\n'));
  return resultOfFaults([
    'README.md does not say what the interop tests have shown: mend them, or run `npm run documents`.',
    ...[...said].filter((line) => !shown.has(line)).map((line) => `said, not shown: ${line}`),
    ...[...shown].filter((line) => !said.has(line)).map((line) => `shown, not said: ${line}`),
  ]);
}
