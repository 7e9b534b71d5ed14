import { createHash, timingSafeEqual } from 'node:crypto';
import type { Randomness } from '../../../../ports/index.ts';

/** What a secret is for: the same one never opens anything else. */
export type Use = 'link' | 'code' | 'session';

/** A secret of 256 bits; only its hash is kept. */
export function newSecret(randomness: Randomness, use: Exclude<Use, 'code'>): { secret: string; hash: Uint8Array } {
  const secret = Buffer.from(randomness.bytes(32)).toString('base64url');
  return { secret, hash: hashSecret(use, secret) };
}

/** Six digits, drawn evenly. The link goes into its hash, so that none can be looked up in a list of a million. */
export function newCode(randomness: Randomness, linkId: string): { code: string; hash: Uint8Array } {
  const drawn = new DataView(randomness.bytes(4).buffer.slice(0)).getUint32(0);
  if (drawn >= 4_294_000_000) return newCode(randomness, linkId);
  const code = String(drawn % 1_000_000).padStart(6, '0');
  return { code, hash: hashSecret('code', `${linkId} ${code}`) };
}

export function hashSecret(use: Use, secret: string): Uint8Array {
  return createHash('sha256').update(`laurel guest ${use}\n${secret}`).digest();
}

/** Compares in the same time wherever they differ. */
export function isSecret(hash: Uint8Array | null, use: Use, secret: string): boolean {
  return hash !== null && timingSafeEqual(Buffer.from(hash), hashSecret(use, secret));
}
