import type { SealedKeyStore } from './module.ts';
import type { SealedSecret } from './ports/index.ts';

/** What sealing anew came to. */
export interface Rewrapped {
  rewrapped: number;
  /** Sealed under the newest key already, or held by a device. */
  kept: number;
}

/**
 * Seals every key anew under the newest key-encryption key, each in a transaction of its own: broken off, it goes on where
 * it was when it is run again.
 */
export async function rewrapKeys(
  stores: readonly SealedKeyStore[],
  rewrap: (key: SealedSecret) => Promise<Uint8Array | undefined>,
): Promise<Rewrapped> {
  const done = { rewrapped: 0, kept: 0 };
  for (const store of stores) {
    let after: string | undefined;
    for (let page = await store.page(after); page.length > 0; page = await store.page(after)) {
      for (const key of page) {
        const sealed = await rewrap(key);
        if (sealed) await store.replace(key, sealed);
        done[sealed ? 'rewrapped' : 'kept']++;
      }
      after = page.at(-1)?.keyId;
    }
  }
  return done;
}
