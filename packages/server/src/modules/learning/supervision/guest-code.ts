import { createHash } from 'node:crypto';
import type { Randomness } from '../../../ports/index.ts';

/** A guest invigilator's code: 80 bits, in groups that can be read out; only its hash is kept. */
export function newGuestCode(randomness: Randomness): { code: string; codeHash: Uint8Array } {
  const code = Buffer.from(randomness.bytes(10))
    .toString('hex')
    .replaceAll(/(.{5})(?=.)/g, '$1-');
  return { code, codeHash: hashGuestCode(code) };
}

/** The same for whoever types it with capitals, or without the hyphens. */
export function hashGuestCode(code: string): Uint8Array {
  return createHash('sha256')
    .update(`laurel invigilator\n${code.toLowerCase().replaceAll(/[^0-9a-f]/g, '')}`)
    .digest();
}
