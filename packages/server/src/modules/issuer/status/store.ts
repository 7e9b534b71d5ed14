import { sql } from 'kysely';
import type { Tx } from '../../../storage/index.ts';

/** Bits of a list, all of one purpose; the least that hides one holder among the others. */
export const listLength = 131_072;

/** A status list as it is kept. */
export interface StatusListRow {
  id: string;
  organisationId: string;
  purpose: 'revocation';
  bits: Buffer;
  version: number;
  signedVersion: number | null;
  secured: string | null;
  signedAt: Date | null;
}

/**
 * Takes a place in a list of the organisation that is under half full, so that a random free index is found at once. A list of
 * an earlier epoch gives none: which of its places were taken in what a restored database has lost, nobody can tell.
 */
export async function takePlace(tx: Tx, organisationId: string): Promise<{ id: string } | undefined> {
  const { rows } = await sql<{ id: string }>`update issuer.status_list set used = used + 1
    where id = (select id from issuer.status_list where organisation_id = ${organisationId} and purpose = 'revocation'
      and used < length / 2 and epoch = (select storage.current_epoch()) order by created_at limit 1 for update) returning id`.execute(
    tx,
  );
  return rows[0];
}

/** Until this transaction ends, nobody else begins a list of the organisation. */
export async function waitForOthersToBegin(tx: Tx, organisationId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`status-list ${organisationId}`}, 0))`.execute(tx);
}

export async function insertStatusList(
  tx: Tx,
  { id, organisationId, now }: { id: string; organisationId: string; now: Date },
): Promise<void> {
  await sql`insert into issuer.status_list (id, organisation_id, purpose, length, bits, created_at, epoch)
    values (${id}, ${organisationId}, 'revocation', ${listLength}, ${Buffer.alloc(listLength / 8)}, ${now},
      storage.current_epoch())`.execute(tx);
}

export async function isIndexTaken(tx: Tx, statusListId: string, index: number): Promise<boolean> {
  const { rows } =
    await sql`select from issuer.credential where status_list_id = ${statusListId} and status_index = ${index}`.execute(
      tx,
    );
  return rows.length > 0;
}

/** Sets a bit for good. PostgreSQL counts the bits of a byte from the right, the standard from the left. */
export async function setStatusBit(tx: Tx, statusListId: string, index: number): Promise<void> {
  const position = index - (index % 8) + (7 - (index % 8));
  await sql`update issuer.status_list set bits = set_bit(bits, ${position}, 1), version = version + 1 where id = ${statusListId}`.execute(
    tx,
  );
}

export async function selectStatusList(
  tx: Tx,
  id: string,
  options: { lock: boolean } = { lock: false },
): Promise<StatusListRow | undefined> {
  const { rows } = await sql<StatusListRow>`
    select id, organisation_id, purpose, bits, version, signed_version, secured, signed_at
    from issuer.status_list where id = ${id} ${options.lock ? sql`for update` : sql``}`.execute(tx);
  return rows[0];
}

export async function selectStatusLists(tx: Tx, organisationId: string): Promise<StatusListRow[]> {
  const { rows } = await sql<StatusListRow>`
    select id, organisation_id, purpose, bits, version, signed_version, secured, signed_at
    from issuer.status_list where organisation_id = ${organisationId} order by created_at, id`.execute(tx);
  return rows;
}

export async function keepSignedList(
  tx: Tx,
  { id, version, secured, now }: { id: string; version: number; secured: string; now: Date },
): Promise<void> {
  await sql`update issuer.status_list set signed_version = ${version}, secured = ${secured}, signed_at = ${now} where id = ${id}`.execute(
    tx,
  );
}
