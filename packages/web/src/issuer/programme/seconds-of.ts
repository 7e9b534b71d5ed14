/** A length as people write it, 12:30 or 1:02:05, in seconds; nothing where it is not one. */
export function secondsOf(written: string): number | undefined {
  const [, hours = '0', minutes = '', seconds = ''] = /^(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)$/.exec(written.trim()) ?? [];
  return minutes === '' ? undefined : (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds) || undefined;
}
