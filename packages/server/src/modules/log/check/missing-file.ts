import type { Finding } from '../contradiction.ts';

/** A published file that is not there; a whole check tells of all of them together. */
export function missingFile(subject: string): Finding {
  return { kind: 'published-missing', subject, detail: `The published file of ${subject} is missing.` };
}
