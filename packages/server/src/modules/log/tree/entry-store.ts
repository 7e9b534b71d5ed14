import { sql } from 'kysely';
import type { Tx } from '../../../storage/index.ts';

/** An entry of the log, and what it stands for until that is forgotten. */
export interface EntryRow {
  index: number;
  commitment: Uint8Array;
  credentialId: string | null;
  organisationId: string | null;
  /** The id that the credential carries. */
  credentialUrl: string | null;
  /** SHA-256 of that id: the name of its receipt. */
  receiptName: Uint8Array | null;
  salt: Uint8Array | null;
  /** The digests of the secured forms, one after the other. */
  forms: Uint8Array | null;
  appendedAt: Date;
  erasedAt: Date | null;
}

const columns = sql`index, commitment, credential_id, organisation_id, credential_url, receipt_name,
  salt, forms, appended_at, erased_at`;

/** Until this transaction ends, nobody else appends, signs or mends. */
export async function waitForTurn(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('laurel log', 0))`.execute(tx);
}

/** Has credentials wait in this order, each once, unless it waits already or is on the log. */
export async function insertWaiting(tx: Tx, ids: readonly string[], now: Date): Promise<void> {
  await sql`insert into log.waiting (credential_id, noted_at)
    select given.id, ${now} from unnest(${[...ids]}::uuid[]) with ordinality as given (id, place)
    where not exists (select from log.entry e where e.credential_id = given.id)
    order by given.place on conflict do nothing`.execute(tx);
}

/** Those of these that neither wait nor are on the log, in their order. */
export async function selectUnknown(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select given.id from unnest(${[...ids]}::uuid[]) with ordinality as given (id, place)
    where not exists (select from log.entry e where e.credential_id = given.id)
      and not exists (select from log.waiting w where w.credential_id = given.id)
    order by given.place`.execute(tx);
  return rows.map(({ id }) => id);
}

export async function countWaiting(tx: Tx): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from log.waiting`.execute(tx);
  return rows[0]?.count ?? 0;
}

export async function isAnyWaiting(tx: Tx): Promise<boolean> {
  const { rows } = await sql`select from log.waiting limit 1`.execute(tx);
  return rows.length > 0;
}

/** The ids that wait, the first first. */
export async function selectWaiting(tx: Tx, limit: number): Promise<string[]> {
  const { rows } = await sql<{ credentialId: string }>`
    select credential_id from log.waiting order by place limit ${limit}`.execute(tx);
  return rows.map(({ credentialId }) => credentialId);
}

export async function deleteWaiting(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`delete from log.waiting where credential_id = any(${[...ids]}::uuid[])`.execute(tx);
}

/** The places of those of these that are on the log. */
export async function selectIndexes(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ credentialId: string; index: number }>`
    select credential_id, index from log.entry where credential_id = any(${[...ids]}::uuid[])`.execute(tx);
  return new Map(rows.map(({ credentialId, index }) => [credentialId, index]));
}

/** How many entries there are: the place of the next. */
export async function countEntries(tx: Tx): Promise<number> {
  const { rows } = await sql<{ count: number }>`select coalesce(max(index) + 1, 0) as count from log.entry`.execute(tx);
  return rows[0]?.count ?? 0;
}

export async function insertEntries(tx: Tx, rows: readonly Omit<EntryRow, 'erasedAt'>[]): Promise<void> {
  const all = <K extends keyof EntryRow>(name: Exclude<K, 'erasedAt'>) => rows.map((row) => row[name]);
  await sql`insert into log.entry
      (index, commitment, credential_id, organisation_id, credential_url, receipt_name, salt, forms, appended_at)
    select * from unnest(${all('index')}::bigint[], ${all('commitment')}::bytea[], ${all('credentialId')}::uuid[],
      ${all('organisationId')}::uuid[], ${all('credentialUrl')}::text[], ${all('receiptName')}::bytea[], ${all('salt')}::bytea[], ${all('forms')}::bytea[],
      ${all('appendedAt')}::timestamptz[])`.execute(tx);
}

/** The entries from a place on. */
export async function selectEntries(tx: Tx, { from, limit }: { from: number; limit: number }): Promise<EntryRow[]> {
  const { rows } = await sql<EntryRow>`
    select ${columns} from log.entry where index >= ${from} order by index limit ${limit}`.execute(tx);
  return rows;
}

export async function selectEntryOf(tx: Tx, credentialId: string): Promise<EntryRow | undefined> {
  const { rows } = await sql<EntryRow>`
    select ${columns} from log.entry where credential_id = ${credentialId}`.execute(tx);
  return rows[0];
}

export async function selectEntryByReceiptName(tx: Tx, name: Uint8Array): Promise<EntryRow | undefined> {
  const { rows } = await sql<EntryRow>`select ${columns} from log.entry where receipt_name = ${name}`.execute(tx);
  return rows[0];
}

/** Says whether there was a receipt of this name, of something that was erased. */
export async function isErasedReceipt(tx: Tx, name: Uint8Array): Promise<boolean> {
  const { rows } = await sql`select from log.erased_receipt where name = ${name}`.execute(tx);
  return rows.length > 0;
}

/** Forgets what entries stand for; says of how many. */
export async function forgetEntries(tx: Tx, ids: readonly string[], now: Date): Promise<number> {
  await sql`insert into log.erased_receipt (name) select receipt_name from log.entry
    where credential_id = any(${[...ids]}::uuid[]) and receipt_name is not null on conflict do nothing`.execute(tx);
  const { numAffectedRows } = await sql`
    update log.entry set salt = null, forms = null, credential_url = null, receipt_name = null, erased_at = ${now}
    where credential_id = any(${[...ids]}::uuid[]) and erased_at is null`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** The place of the first entry that was appended after a time. */
export async function selectFirstAfter(tx: Tx, time: Date): Promise<number | undefined> {
  const { rows } = await sql<{ index: number | null }>`
    select min(index) as index from log.entry where appended_at > ${time}`.execute(tx);
  return rows[0]?.index ?? undefined;
}
