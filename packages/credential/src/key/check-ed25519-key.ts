import { ed25519 } from '@noble/curves/ed25519.js';
import { hex } from '@scure/base';
import { CredentialError } from '../errors.ts';

/** Keys that have passed. What a key is never changes, and proving it costs a millisecond: a document may list a thousand. */
const passed = new Set<string>();
const MAX_PASSED = 8_192;

/**
 * Our own policy for Ed25519 public keys, before any library sees them: exactly 32 bytes, the canonical encoding of a
 * point of the curve (y < p), and in the prime-order group. Under a key of small order one signature fits many messages,
 * under one of mixed order verifiers disagree; runtimes differ on all of this.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8032#section-5.1.3
 * @throws CredentialError `key.refused`
 */
export function checkEd25519Key(key: Uint8Array): void {
  if (key.length !== 32) throw new CredentialError('key.refused', `${key.length} bytes, not 32`);
  const name = hex.encode(key);
  if (passed.has(name)) return;

  const point = decode(key);
  if (point.isSmallOrder()) throw new CredentialError('key.refused', 'a point of small order');
  if (!point.isTorsionFree()) throw new CredentialError('key.refused', 'a point of mixed order');
  if (passed.size >= MAX_PASSED) passed.clear();
  passed.add(name);
}

function decode(key: Uint8Array) {
  try {
    return ed25519.Point.fromBytes(Uint8Array.from(key), false);
  } catch (cause) {
    throw new CredentialError('key.refused', 'not the canonical encoding of a point', { cause });
  }
}
