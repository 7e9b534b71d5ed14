import { createHash, timingSafeEqual } from 'node:crypto';
import type { Randomness } from '../../../ports/index.ts';

const form = /^laurel_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})_[A-Za-z0-9_-]{43}$/;

/** Makes the text of a key: `laurel_<id without hyphens>_<256 random bits, base64url>`. */
export function mintApiKeySecret(randomness: Randomness, id: string): string {
  return `laurel_${id.replaceAll('-', '')}_${Buffer.from(randomness.bytes(32)).toString('base64url')}`;
}

/** The id in the text of a key, or undefined when it is not one of ours. */
export function apiKeyIdOf(secret: string): string | undefined {
  return form.exec(secret)?.slice(1, 6).join('-');
}

/** The form in which a key is kept: of its text as it was given, so that no other spelling opens. */
export function hashApiKeySecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** Whether a text is the key that is kept so. How long it takes tells nothing of how much of it was right. */
export function isApiKeySecret(secret: string, kept: Buffer): boolean {
  return timingSafeEqual(hashApiKeySecret(secret), kept);
}
