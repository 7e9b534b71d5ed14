/** The moment that a `datetime-local` field holds, in UTC as its label says; undefined for what is none. */
export function readSince(entered: string | null | undefined): string | undefined {
  if (!entered || !/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(entered)) return undefined;
  const moment = new Date(`${entered}Z`);
  return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString();
}
