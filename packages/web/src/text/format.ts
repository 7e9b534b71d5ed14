import type { Language } from './languages.ts';

export interface Format {
  /** A calendar day: `24 November 2026`. Takes a day (`2026-11-24`) or an instant. */
  day: (value: string, timeZone?: string) => string;
  /** A month of a calendar, `2026-11`: `November 2026`. */
  month: (value: string) => string;
  /** A day and time, always with its zone: `24 November 2026, 14:05 UTC`. */
  instant: (value: string, timeZone?: string) => string;
  number: (value: number) => string;
  /** An amount in the smallest unit of a currency: 4900 EUR is `€49`, 4950 `€49.50`. */
  money: (price: { minor: number; currency: string }) => string;
  /** A share of one: `percent(0.8)` is `80%`. */
  percent: (share: number) => string;
  /** A score in per cent, to the tenth it is marked in: 79.6 is `79.6%`, so that a near miss never reads as a pass. */
  score: (percent: number) => string;
  /** Whole minutes: `1 hr, 30 min`. */
  duration: (minutes: number) => string;
  /** How long ago, in the largest unit that fits: `45 seconds`, `3 hours`, `2 days`. */
  age: (seconds: number) => string;
  /** Seconds of a running clock: `1:02:09`, `4:05`. */
  clock: (seconds: number) => string;
  /** The time of day where the reader is, so for the browser only: `14:05`. */
  timeOfDay: (value: Date) => string;
  list: (items: readonly string[]) => string;
}

/** British forms for English: day before month, as the catalogue's spelling. */
const locales: Record<Language, string> = { en: 'en-GB' };

/** Formats for one language. Instants are in UTC unless a zone is given: the server does not know the reader's. */
export function createFormat(language: Language): Format {
  const locale = locales[language];
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const score = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const unit = (name: string) => new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short' });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  return {
    day: (value, timeZone = 'UTC') =>
      new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: isDay(value) ? 'UTC' : timeZone }).format(
        new Date(value),
      ),
    month: (value) =>
      new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
        new Date(`${value}-01`),
      ),
    instant: (value, timeZone = 'UTC') =>
      new Intl.DateTimeFormat(locale, {
        day: 'numeric',
        month: 'long',
        year: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        timeZone,
        timeZoneName: 'short',
      }).format(new Date(value)),
    number: (value) => number.format(value),
    money: (price) => formatMoney(price, locale),
    percent: (share) => percent.format(share),
    score: (value) => score.format(value / 100),
    duration: (minutes) => formatDuration(minutes, unit('hour'), unit('minute')),
    age: (seconds) => formatAge(seconds, locale),
    clock: formatClock,
    timeOfDay: (value) => new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }).format(value),
    list: (items) => list.format(items),
  };
}

function isDay(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(value);
}

function formatDuration(minutes: number, hour: Intl.NumberFormat, minute: Intl.NumberFormat): string {
  const whole = Math.max(0, Math.round(minutes));
  const hours = Math.floor(whole / 60);
  const rest = whole % 60;
  if (hours === 0) return minute.format(rest);
  return rest === 0 ? hour.format(hours) : `${hour.format(hours)} ${minute.format(rest)}`;
}

function formatAge(seconds: number, locale: string): string {
  const [unit, size] = ageUnits.find(([, size]) => seconds >= size) ?? (['second', 1] as const);
  const format = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 0 });
  return format.format(Math.floor(seconds / size));
}

const ageUnits = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** Seconds of a running clock: `1:02:09`, `4:05`. */
export function formatClock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/** How many decimal places the amounts of a currency have: 2 of the euro, 0 of the yen. */
export function decimalsOf(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

function formatMoney({ minor, currency }: { minor: number; currency: string }, locale: string): string {
  const amount = minor / 10 ** decimalsOf(currency);
  const trailingZeroDisplay = 'stripIfInteger';
  return new Intl.NumberFormat(locale, { style: 'currency', currency, trailingZeroDisplay }).format(amount);
}
