import { createHash, timingSafeEqual } from 'node:crypto';

/** The form in which the key of a mailed link is kept. */
export function hashAccessKey(key: string): Buffer {
  return createHash('sha256').update(`laurel access key\n${key}`).digest();
}

/** Whether it is the key that is kept so. How long it takes tells nothing of how much of it was right. */
export function isAccessKey(key: string, kept: Buffer): boolean {
  return timingSafeEqual(hashAccessKey(key), kept);
}
