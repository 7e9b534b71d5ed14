import { createHash } from 'node:crypto';
import type { Randomness } from '../../../ports/index.ts';

/** Makes the secret of a calendar's address, of 256 random bits. */
export function mintCalendarToken({ bytes }: Randomness): string {
  return Buffer.from(bytes(32)).toString('base64url');
}

/** Whoever reads the database cannot open a calendar with this. */
export function hashCalendarToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
