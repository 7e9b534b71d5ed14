import { serverOptions } from '../read-arguments.ts';

/** Options of every figure. */
export const insightOptions = {
  ...serverOptions,
  from: { type: 'string' },
  to: { type: 'string' },
  programme: { type: 'string' },
} as const;

/** What is asked for, as the API takes it; what was not said is left out. */
export function readPeriod({
  from,
  to,
  programme,
}: {
  from?: string | undefined;
  to?: string | undefined;
  programme?: string | undefined;
}) {
  return {
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(programme === undefined ? {} : { programmeId: programme }),
  };
}

/** A count of people as it is shown, of how many where that is said: none where it would tell of few. */
export function people(count: number | null, of?: number | null): string {
  if (count === null) return 'too few';
  return of ? `${count} of ${of}` : String(count);
}
