import { TILE_WIDTH } from '@laurel/credential';
import type { PublicFolder } from '../../../ports/index.ts';
import type { Tx } from '../../../storage/index.ts';
import type { Finding } from '../contradiction.ts';
import { selectTile } from '../tree/tile-store.ts';
import { widthAt } from '../tree/width-at.ts';
import { missingFile } from './missing-file.ts';
import { readPublished } from './read-published.ts';

const hashBytes = 32;
const tileHeight = 8;

/** A hash that goes into the tree made anew. */
interface Believed {
  hash: Uint8Array;
  /** Both copies of the tiles say another hash than the entry has. */
  isEntryAltered: boolean;
}

/** Compares the hashes of a tree made anew with both copies of its tiles: the database's, and the folder's. */
export interface TileChecks {
  /** Which hash of an entry is to be believed: where the tiles and the entry differ, what two of the three say. */
  leaf(index: number, hash: Uint8Array): Promise<Believed>;
  /** Hears of a node of the tree made anew. */
  add(level: number, index: number, hash: Uint8Array): void;
  /** What differs from what was heard. */
  findings(): Promise<Finding[]>;
}

export function createTileChecks(deps: { tx: Tx; folder: PublicFolder; size: number }): TileChecks {
  const copies = copiesOf(deps);
  const heard = new Map<string, { place: Place; hash: Uint8Array }[]>();
  return {
    async leaf(index, hash) {
      const { kept, published } = await copies({ level: 0, index });
      const [inDatabase, inFolder] = [isSame(kept, hash), published === undefined || isSame(published, hash)];
      if (inDatabase || (published !== undefined && inFolder) || kept === undefined)
        return { hash, isEntryAltered: false };
      return { hash: kept, isEntryAltered: true };
    },
    add(level, index, hash) {
      if (level % tileHeight !== 0) return;
      const place = { level: level / tileHeight, index };
      const name = `${place.level}/${Math.floor(index / TILE_WIDTH)}`;
      heard.set(name, [...(heard.get(name) ?? []), { place, hash }]);
    },
    async findings() {
      const found: Finding[] = [];
      for (const [name, nodes] of heard) {
        let [kept, published, isThere] = [true, true, true];
        for (const { place, hash } of nodes) {
          const copy = await copies(place);
          kept &&= isSame(copy.kept, hash);
          isThere &&= copy.isThere;
          published &&= !copy.isThere || isSame(copy.published, hash);
        }
        if (!kept) found.push(differing('tile-altered', name));
        if (!isThere) found.push(missingFile(`tile:${name}`));
        if (!published) found.push(differing('tile-file-altered', name));
      }
      return found;
    },
  };
}

function differing(kind: 'tile-altered' | 'tile-file-altered', name: string): Finding {
  const where = kind === 'tile-altered' ? 'in the database' : 'in the published folder';
  return { kind, subject: `tile:${name}`, detail: `Tile ${name} ${where} has other hashes than the entries lead to.` };
}

/** A hash within its level of tiles. */
interface Place {
  level: number;
  index: number;
}

/** Both copies of a hash, and whether the file that has the published one is there at all. */
function copiesOf({ tx, folder, size }: { tx: Tx; folder: PublicFolder; size: number }) {
  const tiles = new Map<string, Promise<{ kept: Uint8Array | undefined; published: Uint8Array | undefined }>>();
  const read = async (tile: { level: number; index: number }) => ({
    kept: await selectTile(tx, tile),
    published: await readPublished(folder, { ...tile, width: widthAt(size, tile) }),
  });
  return async ({ level, index }: Place) => {
    const at = index % TILE_WIDTH;
    const tile = { level, index: (index - at) / TILE_WIDTH };
    const name = `${level}/${tile.index}`;
    const found = tiles.get(name) ?? read(tile);
    tiles.set(name, found);
    const { kept, published } = await found;
    return { kept: hashAt(kept, at), published: hashAt(published, at), isThere: published !== undefined };
  };
}

function hashAt(tile: Uint8Array | undefined, at: number): Uint8Array | undefined {
  const hash = tile?.subarray(at * hashBytes, (at + 1) * hashBytes);
  return hash?.length === hashBytes ? hash : undefined;
}

function isSame(one: Uint8Array | undefined, other: Uint8Array): boolean {
  return one !== undefined && Buffer.compare(one, other) === 0;
}
