const day = 24 * 60 * 60_000;

/** Whether a moment is less than a day or a week away; the last day is told of as such, and not as a week. */
export function nearnessOf(moment: Date, now: Date): 'day' | 'week' | undefined {
  const left = moment.getTime() - now.getTime();
  if (left <= 0 || left > 7 * day) return undefined;
  return left <= day ? 'day' : 'week';
}

/** So many days before. */
export function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * day);
}

/** So many days later. */
export function daysAfter(moment: Date, days: number): Date {
  return new Date(moment.getTime() + days * day);
}

const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'UTC' });

/** As it stands in a mail: the zone is said, since its reader may be anywhere. */
export function momentOf(moment: Date): string {
  return `${date.format(moment)}, ${time.format(moment)} UTC`;
}

/** A day as it stands in a mail. */
export function dayOf(moment: Date): string {
  return date.format(moment);
}
