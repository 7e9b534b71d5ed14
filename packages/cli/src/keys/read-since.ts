import { UsageError } from '../usage-error.ts';

/**
 * A moment as a person writes it: a day, or a day and a time with its zone.
 *
 * @throws UsageError for anything else
 */
export function readSince(written: string): string {
  const isMoment = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/.test(written);
  const moment = new Date(written);
  if (!isMoment || Number.isNaN(moment.getTime()))
    throw new UsageError('--since takes a day (2026-11-24) or a time with its zone (2026-11-24T09:30Z).');
  return moment.toISOString();
}
