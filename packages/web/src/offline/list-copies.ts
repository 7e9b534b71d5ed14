import { type CopyName, readCopyName } from './copy-name.ts';
import { type About, readAbout } from './read-about.ts';

export interface Copy extends CopyName, About {}

/** The whole copies on this device. */
export async function listCopies(): Promise<Copy[]> {
  const copies = await Promise.all(
    (await caches.keys()).map(async (name) => {
      const copy = readCopyName(name);
      const about = copy && (await readAbout(await caches.open(name)));
      return about ? [{ ...copy, ...about }] : [];
    }),
  );
  return copies.flat().toSorted((a, b) => b.savedAt - a.savedAt);
}
