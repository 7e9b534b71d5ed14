import { useText } from '../text/text-context.tsx';
import { useHydrated } from './use-hydrated.ts';

export interface TimeProps {
  /** A day (`2026-11-24`) or an instant (RFC 3339). */
  value: string;
  /** `instant` shows the time of day with its zone. */
  show?: 'day' | 'instant';
}

/** A date people and machines can read. In UTC from the server; in the reader's own zone once scripts run. */
export function Time({ value, show = 'day' }: TimeProps) {
  const { format } = useText();
  const hydrated = useHydrated();
  const timeZone = hydrated ? Intl.DateTimeFormat().resolvedOptions().timeZone : 'UTC';
  return <time dateTime={value}>{format[show](value, timeZone)}</time>;
}
