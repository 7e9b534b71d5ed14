import { z } from 'zod';

const DATE_TIME = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d{1,9})?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;
const HAS_ZONE = /(?:Z|[+-]\d\d:\d\d)$/;

/** An instant with its time zone: XML Schema `dateTimeStamp`, as VC Data Model 2.0 section 4.9 wants it. */
export const dateTimeSchema = z.string().refine(isDateTime, 'not a date and time with a time zone');

/** XML Schema `dateTime`, as VC Data Model 1.1 section 4.5 wants it: the time zone may be missing. */
export const dateTimeV1Schema = z.string().refine((text) => isDateTime(inUtc(text)), 'not a date and time');

/** The instant that a text names which has passed one of the schemas above. */
export function toInstant(dateTime: string): Date {
  return new Date(inUtc(dateTime));
}

/** VC Data Model 2.0, "Representing Time": a time without an offset is meant in UTC. */
function inUtc(dateTime: string): string {
  return HAS_ZONE.test(dateTime) ? dateTime : `${dateTime}Z`;
}

/** A `dateTimeStamp` in UTC to the second, the form every part of Laurel writes. */
export function toDateTime(instant: Date): string {
  return `${instant.toISOString().slice(0, 19)}Z`;
}

/** A day of the calendar: XML Schema `date`, without a time zone. */
export function isDate(text: string): boolean {
  const [, year, month, day] = (/^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  // Date would turn 30 February into 2 March: two readers, two dates.
  const calendar = new Date(Date.UTC(year, month - 1, day));
  return calendar.getUTCMonth() === month - 1 && calendar.getUTCDate() === day && year > 0;
}

function isDateTime(text: string): boolean {
  const [, , , , hour = 24, minute = 60, second = 60] = (DATE_TIME.exec(text) ?? []).map(Number);
  return isDate(text.slice(0, 10)) && hour < 24 && minute < 60 && second < 60;
}
