import type { BlockcertsPlace } from '@laurel/credential';
import { sql } from 'kysely';
import type { Hex, MinedTransaction } from '../../../ports/index.ts';
import type { Tx } from '../../../storage/index.ts';

/** A transaction that records, or is to record, credentials. */
export interface BatchRow {
  id: number;
  chainId: number;
  publisher: Hex;
  root: Hex;
  state: 'pending' | 'mined' | 'confirmed';
  createdAt: Date;
  transaction: Hex | null;
  block: number | null;
  blockHash: Hex | null;
  blockTime: Date | null;
}

/** What became of the wish to have a credential recorded. */
export interface BlockcertRow {
  credentialId: string;
  chainId: number;
  place: BlockcertsPlace | null;
  refused: string | null;
  batchState: BatchRow['state'] | null;
  transaction: Hex | null;
  block: number | null;
  blockTime: Date | null;
}

type Sender = Pick<BatchRow, 'chainId' | 'publisher'>;

const batchColumns = sql`id, chain_id, publisher, root, state, created_at, transaction, block, block_hash, block_time`;

/** What is known of a credential on a chain; where none is named, or it has nothing, on another. */
export async function selectBlockcert(
  tx: Tx,
  { credentialId, chainId }: { credentialId: string; chainId: number | undefined },
): Promise<BlockcertRow | undefined> {
  const { rows } = await sql<BlockcertRow>`
    select w.credential_id, w.chain_id, w.place, w.refused, b.state as batch_state, b.transaction, b.block, b.block_time
    from anchor.blockcert w left join anchor.batch b on b.id = w.batch_id
    where w.credential_id = ${credentialId}
    order by (w.chain_id = ${chainId ?? null}) desc nulls last, w.asked_at desc limit 1`.execute(tx);
  return rows[0];
}

/** Notes the wish; says whether it is new. */
export async function insertBlockcert(
  tx: Tx,
  row: { credentialId: string; organisationId: string; chainId: number; now: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into anchor.blockcert (credential_id, organisation_id, chain_id, asked_at)
    values (${row.credentialId}, ${row.organisationId}, ${row.chainId}, ${row.now}) on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

/** Those that wait to be taken in, the first first. */
export async function selectWaiting(
  tx: Tx,
  { chainId, limit }: { chainId: number; limit: number },
): Promise<{ credentialId: string; organisationId: string }[]> {
  const { rows } = await sql<{ credentialId: string; organisationId: string }>`
    select credential_id, organisation_id from anchor.blockcert
    where chain_id = ${chainId} and batch_id is null and refused is null
    order by asked_at, credential_id limit ${limit}`.execute(tx);
  return rows;
}

/** When the newest batch of a sender was begun. */
export async function selectBegunAt(tx: Tx, { chainId, publisher }: Sender): Promise<Date | undefined> {
  const { rows } = await sql<{ at: Date | null }>`
    select max(created_at) as at from anchor.batch where chain_id = ${chainId} and publisher = ${publisher}`.execute(
    tx,
  );
  return rows[0]?.at ?? undefined;
}

/** Those that are not yet as deep as they must be, oldest first; and the newest that is. */
export async function selectLiveBatches(tx: Tx, { chainId, publisher }: Sender): Promise<BatchRow[]> {
  const { rows } = await sql<BatchRow>`
    (select ${batchColumns} from anchor.batch where chain_id = ${chainId} and publisher = ${publisher}
      and state = 'confirmed' order by id desc limit 1)
    union all
    (select ${batchColumns} from anchor.batch where chain_id = ${chainId} and publisher = ${publisher}
      and state <> 'confirmed' order by id limit 100)`.execute(tx);
  return rows;
}

/** The transactions that were signed for a batch, oldest first: any of them may be the one in a block. */
export async function selectHashes(tx: Tx, batchId: number): Promise<Hex[]> {
  const { rows } = await sql<{ hash: Hex }>`
    select hash from anchor.attempt where batch_id = ${batchId} order by nonce, max_fee`.execute(tx);
  return rows.map(({ hash }) => hash);
}

export async function insertBatch(tx: Tx, row: Sender & { root: Hex; now: Date }): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into anchor.batch (chain_id, publisher, root, state, created_at)
    values (${row.chainId}, ${row.publisher}, ${row.root}, 'pending', ${row.now}) returning id`.execute(tx);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('a batch without an id');
  return id;
}

/** Takes a credential into a batch, if it still waits; says whether it did. */
export async function updatePlace(
  tx: Tx,
  row: { credentialId: string; chainId: number; batchId: number; place: BlockcertsPlace },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update anchor.blockcert set batch_id = ${row.batchId}, place = ${JSON.stringify(row.place)}::jsonb
    where credential_id = ${row.credentialId} and chain_id = ${row.chainId}
      and batch_id is null and refused is null`.execute(tx);
  return numAffectedRows === 1n;
}

export async function updateRefused(
  tx: Tx,
  row: { credentialId: string; chainId: number; refused: string },
): Promise<void> {
  await sql`update anchor.blockcert set refused = ${row.refused}
    where credential_id = ${row.credentialId} and chain_id = ${row.chainId}
      and batch_id is null and refused is null`.execute(tx);
}

export async function markBatchSeen(
  tx: Tx,
  { id, seen, confirmedAt }: { id: number; seen: MinedTransaction; confirmedAt: Date | null },
): Promise<void> {
  const { transaction, block, blockHash, blockTime } = seen;
  await sql`update anchor.batch set state = ${confirmedAt ? 'confirmed' : 'mined'}, transaction = ${transaction},
    block = ${block}, block_hash = ${blockHash}, block_time = ${blockTime}, confirmed_at = ${confirmedAt}
    where id = ${id}`.execute(tx);
}

/** Back to waiting: it is in no block any more. */
export async function returnBatch(tx: Tx, id: number): Promise<void> {
  await sql`update anchor.batch set state = 'pending', transaction = null, block = null, block_hash = null,
    block_time = null, confirmed_at = null where id = ${id}`.execute(tx);
}

/** Has an issuer's document list the key from now on; says whether that is new. */
export async function insertRecordedIssuer(tx: Tx, organisationId: string, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into anchor.recorded_issuer (organisation_id, since) values (${organisationId}, ${now})
    on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

export async function isRecordedIssuer(tx: Tx, organisationId: string): Promise<boolean> {
  const { rows } = await sql`
    select from anchor.recorded_issuer where organisation_id = ${organisationId}`.execute(tx);
  return rows.length > 0;
}

/** Forgets that these were to be recorded, and where they are in a batch. */
export async function deleteBlockcerts(tx: Tx, credentialIds: readonly string[]): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from anchor.blockcert where credential_id = any(${[...credentialIds]}::uuid[])`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}
