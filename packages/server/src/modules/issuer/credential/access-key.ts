import { createHash } from 'node:crypto';

/** The form in which the key of a mailed link is kept. */
export function hashAccessKey(key: string): Buffer {
  return createHash('sha256').update(`laurel access key\n${key}`).digest();
}
