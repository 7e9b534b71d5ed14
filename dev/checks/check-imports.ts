import { projectRoot } from '../stack/project.ts';
import { type CheckResult, failure, resultOfFaults } from './check.ts';
import { cruise } from './cruise.ts';
import { listFiles } from './list-files.ts';

const folders = ['packages', 'contracts', 'dev', 'tests', 'vectors'];

/** Checks every import against the table, and that every source file was read: rules over nothing pass always. */
export async function checkImports(): Promise<CheckResult> {
  const result = await cruise(projectRoot, folders);
  if (typeof result === 'string') return failure(result);
  const unread = folders
    .flatMap((folder) => listFiles(projectRoot, folder))
    .filter((file) => /[.](ts|tsx|mjs)$/.test(file) && !file.endsWith('.d.ts') && !result.modules.has(file));
  return resultOfFaults([
    ...result.violations.map(({ rule, from, to }) => `${rule}: ${from} → ${to}`),
    ...unread.map((file) => `${file} was not read: no rule guards it.`),
  ]);
}
