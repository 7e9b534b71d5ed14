import { sql } from 'kysely';
import type { Tx } from '../../../storage/index.ts';

/** A version of an issuer's DID document, as its line in the log. */
export interface HistoryEntry {
  version: number;
  did: string;
  /** The digest in the DID: what makes it that of this log and no other. */
  scid: string;
  line: string;
}

const columns = sql`version, did, split_part(did, ':', 3) as scid, line`;

export async function selectLastEntry(tx: Tx, organisationId: string): Promise<HistoryEntry | undefined> {
  const { rows } = await sql<HistoryEntry>`select ${columns} from issuer.did_log_entry
    where organisation_id = ${organisationId} order by version desc limit 1`.execute(tx);
  return rows[0];
}

export async function selectEntries(tx: Tx, organisationId: string): Promise<HistoryEntry[]> {
  const { rows } = await sql<HistoryEntry>`select ${columns} from issuer.did_log_entry
    where organisation_id = ${organisationId} order by version`.execute(tx);
  return rows;
}

/** How many characters the history has, ends of lines included. */
export async function measureHistory(tx: Tx, organisationId: string): Promise<number> {
  const { rows } = await sql<{ length: number }>`select coalesce(sum(length(line) + 1), 0)::bigint as length
    from issuer.did_log_entry where organisation_id = ${organisationId}`.execute(tx);
  return rows[0]?.length ?? 0;
}

/** Until this transaction ends, nobody else writes to the history. */
export async function lockHistory(tx: Tx, organisationId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`did-history ${organisationId}`}, 0))`.execute(tx);
}

export async function insertEntry(
  tx: Tx,
  entry: Omit<HistoryEntry, 'scid'> & { organisationId: string; now: Date },
): Promise<void> {
  await sql`insert into issuer.did_log_entry (organisation_id, version, did, line, created_at)
    values (${entry.organisationId}, ${entry.version}, ${entry.did}, ${entry.line}, ${entry.now})`.execute(tx);
}

/** The key that signs one version, its private half sealed. */
export interface UpdateKey {
  id: string;
  organisationId: string;
  version: number;
  publicKeyMultibase: string;
  sealed: Uint8Array;
}

export async function selectUpdateKey(tx: Tx, organisationId: string, version: number): Promise<UpdateKey | undefined> {
  const { rows } = await sql<UpdateKey>`select id, organisation_id, version, public_key_multibase, sealed
    from issuer.update_key where organisation_id = ${organisationId} and version = ${version}`.execute(tx);
  return rows[0];
}

/** Adds the key unless the version has one; says whether it did. */
export async function insertUpdateKey(tx: Tx, key: UpdateKey, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into issuer.update_key (id, organisation_id, version, public_key_multibase, sealed, created_at)
    values (${key.id}, ${key.organisationId}, ${key.version}, ${key.publicKeyMultibase}, ${key.sealed}, ${now})
    on conflict (organisation_id, version) do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

/** Organisations that have a key and no history yet. */
export async function selectWithoutHistory(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select distinct k.organisation_id as id from issuer.signing_key k
    where not exists (select from issuer.did_log_entry e where e.organisation_id = k.organisation_id) limit 500`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
}

/** Organisations that have a history, a part of them after another. */
export async function selectWithHistory(tx: Tx, after: string | undefined): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select organisation_id as id from issuer.did_log_entry
    where version = 1 and (${after ?? null}::uuid is null or organisation_id > ${after ?? null}::uuid)
    order by organisation_id limit 500`.execute(tx);
  return rows.map(({ id }) => id);
}
