import { sql } from 'kysely';
import type { Tx } from '../../../storage/index.ts';

/** Hashes of one level of tiles side by side; at the right edge of the tree fewer than 256. */
export interface TileRow {
  level: number;
  index: number;
  hashes: Uint8Array;
}

export async function selectTile(
  tx: Tx,
  { level, index }: { level: number; index: number },
): Promise<Uint8Array | undefined> {
  const { rows } = await sql<{ hashes: Uint8Array }>`
    select hashes from log.tile where level = ${level} and index = ${index}`.execute(tx);
  return rows[0]?.hashes;
}

/** Writes tiles; one that is there may only grow. */
export async function putTiles(tx: Tx, tiles: readonly TileRow[]): Promise<void> {
  const all = <K extends keyof TileRow>(name: K) => tiles.map((tile) => tile[name]);
  await sql`insert into log.tile (level, index, hashes)
    select * from unnest(${all('level')}::smallint[], ${all('index')}::bigint[], ${all('hashes')}::bytea[])
    on conflict (level, index) do update set hashes = excluded.hashes`.execute(tx);
}
