import { isTooOld, readCopyName } from '../copy-name.ts';
import { isWhole } from '../read-about.ts';

/** What of the browser's Cache API is used. */
type Caches = Pick<CacheStorage, 'keys' | 'open'>;

/** What was kept under an address, newest first; a copy that is not whole, or too old, answers nothing. */
export async function findKept(storage: Caches, address: string, now: number): Promise<Response | undefined> {
  const copies = (await storage.keys())
    .map((name) => ({ name, copy: readCopyName(name) }))
    .flatMap(({ name, copy }) => (copy && !isTooOld(copy, now) ? [{ name, savedAt: copy.savedAt }] : []))
    .toSorted((a, b) => b.savedAt - a.savedAt);
  for (const { name } of copies) {
    const cache = await storage.open(name);
    const kept = (await isWhole(cache)) ? await cache.match(address, { ignoreVary: true }) : undefined;
    if (kept) return kept;
  }
  return undefined;
}
