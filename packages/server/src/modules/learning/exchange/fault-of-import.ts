import { isOutage, type JobTime } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { PackageAway } from './open-package.ts';
import { PackageError } from './package-error.ts';
import type { ImportRow } from './store.ts';

/** A package that is not there is looked for so many times, some ten minutes, before it is taken for lost. */
const timesLookedFor = 6;

/**
 * What is told of a fault: of ours only that there was one, the rest is for the log.
 *
 * @throws what was given, where the database or the disk was away: the job is tried again, and the import goes on
 */
export function faultOfImport(
  error: unknown,
  { attempt, isLast }: JobTime,
  log: LearningDeps['log'],
): Pick<ImportRow, 'report'> & { fault: NonNullable<ImportRow['fault']> } {
  if (error instanceof PackageError) return { fault: { code: error.code, detail: error.detail }, report: error.lines };
  const mayPass = isOutage(error) || (error instanceof PackageAway && attempt < timesLookedFor);
  if (mayPass && !isLast) throw error;
  log.error({ error: String(error), stack: error instanceof Error ? error.stack : undefined }, 'an import failed');
  return { fault: { code: 'not-finished', detail: '' }, report: [] };
}
