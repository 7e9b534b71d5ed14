import { parseEntryBundle, TILE_WIDTH, tilePath } from '@laurel/credential';
import type { Tx } from '../../../storage/index.ts';
import { Contradiction } from '../contradiction.ts';
import type { LogDeps } from '../deps.ts';
import { selectNewestCheckpoint } from './checkpoint-store.ts';
import { selectEntries } from './entry-store.ts';

/**
 * Where the folder has no checkpoint that can be read, its entries tell whether more was published than the database knows.
 *
 * @throws Contradiction `older-database` where they do, or where that cannot be told
 */
export async function assertNotAhead({ folder }: Pick<LogDeps, 'folder'>, tx: Tx): Promise<void> {
  const signed = (await selectNewestCheckpoint(tx))?.size ?? 0;
  for (let index = Math.floor(signed / TILE_WIDTH); ; index++) {
    const bundle = await widestBundle(folder, index);
    if (!bundle) return;
    const published = readEntries(bundle.bytes);
    const kept = await selectEntries(tx, { from: index * TILE_WIDTH, limit: TILE_WIDTH });
    const isKnown = published?.every((entry, at) => isEqual(kept[at]?.commitment, entry)) ?? false;
    if (!isKnown) throw aheadAt(bundle.path);
    if (published?.length !== TILE_WIDTH) return;
  }
}

async function widestBundle(folder: LogDeps['folder'], index: number) {
  const full = tilePath({ level: 'entries', index, width: TILE_WIDTH });
  const widths = (await folder.list(`${full}.p`)).map(Number).filter((width) => width > 0 && width < TILE_WIDTH);
  for (const width of [TILE_WIDTH, ...widths.sort((a, b) => b - a)]) {
    const path = tilePath({ level: 'entries', index, width });
    const bytes = await folder.read(path);
    if (bytes) return { path, bytes };
  }
  return undefined;
}

function readEntries(bytes: Uint8Array): Uint8Array[] | undefined {
  try {
    return parseEntryBundle(bytes);
  } catch {
    return undefined;
  }
}

function isEqual(one: Uint8Array | undefined, other: Uint8Array): boolean {
  return one !== undefined && Buffer.compare(one, other) === 0;
}

function aheadAt(path: string): Contradiction {
  return new Contradiction({
    kind: 'older-database',
    subject: path,
    detail: `There is no readable published checkpoint, and the published entries in ${path} are not those of the database: either the database is an older one that was restored, or that file is damaged. Put back the newer database; or, if this one is the newest there is, remove the folder of the log, which is then written anew.`,
  });
}
