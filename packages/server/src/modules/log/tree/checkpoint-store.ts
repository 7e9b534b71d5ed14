import { sql } from 'kysely';
import type { Tx } from '../../../storage/index.ts';

/** The log's own key, its private half sealed. */
export interface LogKeyRow {
  id: string;
  name: string;
  publicKey: Uint8Array;
  sealed: Uint8Array;
}

export async function selectLogKey(tx: Tx): Promise<LogKeyRow | undefined> {
  const { rows } = await sql<LogKeyRow>`
    select id, name, public_key, sealed from log.key where retired_at is null`.execute(tx);
  return rows[0];
}

/** Every key that the log has or had, in the order of their ids. */
export async function selectLogKeys(tx: Tx): Promise<LogKeyRow[]> {
  const { rows } = await sql<LogKeyRow>`select id, name, public_key, sealed from log.key order by id`.execute(tx);
  return rows;
}

/** Puts another seal on a key, unless it was changed meanwhile; says whether it did. */
export async function updateSealed(
  tx: Tx,
  { id, before, after }: { id: string; before: Uint8Array; after: Uint8Array },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update log.key set sealed = ${after} where id = ${id} and sealed = ${before}`.execute(tx);
  return numAffectedRows === 1n;
}

/** Adds the key unless there is one; says whether it did. */
export async function insertLogKey(tx: Tx, key: LogKeyRow, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`insert into log.key (id, name, public_key, sealed, created_at)
    values (${key.id}, ${key.name}, ${key.publicKey}, ${key.sealed}, ${now}) on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

/** A signed tree head as the log signed it, without what witnesses added. */
export interface CheckpointRow {
  size: number;
  root: Uint8Array;
  note: string;
  signedAt: Date;
}

const columns = sql`size, root, note, signed_at`;

export async function selectNewestCheckpoint(tx: Tx): Promise<CheckpointRow | undefined> {
  const { rows } = await sql<CheckpointRow>`
    select ${columns} from log.checkpoint order by size desc limit 1`.execute(tx);
  return rows[0];
}

export async function selectCheckpoint(tx: Tx, size: number): Promise<CheckpointRow | undefined> {
  const { rows } = await sql<CheckpointRow>`select ${columns} from log.checkpoint where size = ${size}`.execute(tx);
  return rows[0];
}

/** The checkpoints of sizes above `from`, up to `to`. */
export async function selectCheckpoints(tx: Tx, { from, to }: { from: number; to: number }): Promise<CheckpointRow[]> {
  const { rows } = await sql<CheckpointRow>`
    select ${columns} from log.checkpoint where size > ${from} and size <= ${to} order by size`.execute(tx);
  return rows;
}

export async function insertCheckpoint(tx: Tx, { size, root, note, signedAt }: CheckpointRow): Promise<void> {
  await sql`insert into log.checkpoint (size, root, note, signed_at)
    values (${size}, ${root}, ${note}, ${signedAt})`.execute(tx);
}

/** The signature lines of witnesses on the checkpoint of a size, in the order of their names. */
export async function selectCosignatures(tx: Tx, size: number): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    select line from log.cosignature where size = ${size} order by name`.execute(tx);
  return rows.map(({ line }) => line);
}

export async function selectCosigners(tx: Tx, size: number): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from log.cosignature where size = ${size} order by name`.execute(tx);
  return rows.map(({ name }) => name);
}

/** Since an older database: nobody is given a place on a status list of before. */
export async function beginEpoch(tx: Tx, reason: string): Promise<void> {
  await sql`select storage.begin_epoch(${reason})`.execute(tx);
}
