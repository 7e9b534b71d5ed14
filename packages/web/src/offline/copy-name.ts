/*
 * Copies for offline reading lie in caches of the browser, each under a name that says whose it is: nothing is ever looked up
 * across people, and all that is one person's goes by the name alone.
 */

/** A programme's copy on this device. */
export interface CopyName {
  personId: string;
  enrolmentId: string;
  /** Which build of the pages it is made of. */
  build: string;
  /** Milliseconds since 1970. */
  savedAt: number;
}

const prefix = 'laurel-offline';
const copyPattern = new RegExp(`^${prefix}:copy:([\\w-]+):([\\w-]+):([\\w-]+):(\\d+)$`);
const waitingPattern = new RegExp(`^${prefix}:waiting:([\\w-]+):([\\w-]+)$`);

/** Signing in is asked for anew after thirty days at the latest; a copy is not shown for longer than that either. */
const mostAgeMs = 30 * 86_400_000;

export function nameOfCopy({ personId, enrolmentId, build, savedAt }: CopyName): string {
  return `${prefix}:copy:${personId}:${enrolmentId}:${build}:${savedAt}`;
}

export function readCopyName(name: string): CopyName | undefined {
  const [, personId, enrolmentId, build, savedAt] = copyPattern.exec(name) ?? [];
  if (!personId || !enrolmentId || !build) return undefined;
  return { personId, enrolmentId, build, savedAt: Number(savedAt) };
}

/** Where progress waits that was made without a connection. */
export function nameOfWaiting({ personId, enrolmentId }: Pick<CopyName, 'personId' | 'enrolmentId'>): string {
  return `${prefix}:waiting:${personId}:${enrolmentId}`;
}

/** Whose a cache is, and of which enrolment; undefined for a cache that has nothing to do with offline reading. */
export function ownerOf(name: string): Pick<CopyName, 'personId' | 'enrolmentId'> | undefined {
  const [, personId, enrolmentId] = waitingPattern.exec(name) ?? [];
  return personId && enrolmentId ? { personId, enrolmentId } : readCopyName(name);
}

/** Whether progress waits there. */
export function isForWaiting(name: string): boolean {
  return waitingPattern.test(name);
}

/** Everything for offline reading, also under names that an older or a newer Laurel gave. */
export function isForOffline(name: string): boolean {
  return name.startsWith(`${prefix}:`);
}

export function isTooOld({ savedAt }: Pick<CopyName, 'savedAt'>, now: number): boolean {
  return now - savedAt > mostAgeMs;
}
