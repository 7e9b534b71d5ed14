import { createHash } from 'node:crypto';
import type { Randomness } from '../../ports/index.ts';

/** Makes a secret of 256 random bits for a mailed link, and the form in which it is kept. */
export function mintToken(randomness: Randomness): { token: string; hash: Buffer } {
  const token = Buffer.from(randomness.bytes(32)).toString('base64url');
  return { token, hash: hashToken(token) };
}

/** Whoever reads the database cannot open a link with this. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
