import { sql } from 'kysely';
import type { AnchoredCheckpoint, Fees, Hex, Registry, Sighting, SignedTransaction } from '../../../ports/index.ts';
import type { Tx } from '../../../storage/index.ts';

/** Which log on which chain. */
export interface AnchoredLog extends Registry {
  chainId: number;
  origin: string;
}

/** A checkpoint that is, or is to be, on a chain. */
export interface AnchorRow extends AnchoredCheckpoint, Registry {
  id: number;
  chainId: number;
  state: 'pending' | 'mined' | 'confirmed' | 'superseded';
  createdAt: Date;
  transaction: Hex | null;
  block: number | null;
  blockHash: Hex | null;
  blockTime: Date | null;
}

/** What a transaction is for: a checkpoint, or a batch of credentials; for neither, it makes the contract. */
export interface Purpose {
  anchorId: number | null;
  batchId: number | null;
}

/** A transaction that was signed. */
export interface AttemptRow extends SignedTransaction, Fees, Purpose {
  nonce: number;
  block: number;
  signedAt: Date;
}

const columns = sql`id, chain_id, contract, publisher, origin, size, root, state, created_at, transaction, block, block_hash, block_time`;

function of({ chainId, contract, publisher, origin }: AnchoredLog) {
  return sql`chain_id = ${chainId} and contract = ${contract} and publisher = ${publisher} and origin = ${origin}`;
}

/** Those that are not yet as deep as they must be, smallest first; and the newest that is. */
export async function selectLive(tx: Tx, log: AnchoredLog): Promise<AnchorRow[]> {
  const { rows } = await sql<AnchorRow>`
    (select ${columns} from anchor.anchor where ${of(log)} and state = 'confirmed' order by size desc limit 1)
    union all
    (select ${columns} from anchor.anchor where ${of(log)} and state in ('mined', 'pending') order by size limit 100)`.execute(
    tx,
  );
  return rows;
}

/** The largest checkpoint that is on its way or there, and when the last one was begun. */
export async function selectReached(tx: Tx, log: AnchoredLog): Promise<{ size: number; begunAt: Date | null }> {
  const { rows } = await sql<{ size: number; begunAt: Date | null }>`
    select coalesce(max(size) filter (where state <> 'superseded'), 0) as size, max(created_at) as begun_at
    from anchor.anchor where ${of(log)}`.execute(tx);
  return rows[0] ?? { size: 0, begunAt: null };
}

/** Adds an anchor, or takes up one of the same checkpoint that was given up for a larger one. */
export async function insertAnchor(
  tx: Tx,
  { log, checkpoint, now }: { log: AnchoredLog; checkpoint: AnchoredCheckpoint; now: Date },
): Promise<number | undefined> {
  const { chainId, contract, publisher, origin } = log;
  const { rows } = await sql<{ id: number }>`
    insert into anchor.anchor (chain_id, contract, publisher, origin, size, root, state, created_at)
    values (${chainId}, ${contract}, ${publisher}, ${origin}, ${checkpoint.size}, ${checkpoint.root}, 'pending', ${now})
    on conflict (chain_id, contract, publisher, origin, size) do update set state = 'pending'
      where anchor.anchor.state = 'superseded' and anchor.anchor.root = excluded.root
    returning id`.execute(tx);
  return rows[0]?.id;
}

export async function markSeen(
  tx: Tx,
  { id, sighting, confirmedAt }: { id: number; sighting: Sighting; confirmedAt: Date | null },
): Promise<void> {
  const { transaction, block, blockHash, blockTime } = sighting;
  await sql`update anchor.anchor set state = ${confirmedAt ? 'confirmed' : 'mined'}, transaction = ${transaction},
    block = ${block}, block_hash = ${blockHash}, block_time = ${blockTime}, confirmed_at = ${confirmedAt}
    where id = ${id}`.execute(tx);
}

/** Back to waiting: the largest of those that are in no block (any more); it stands for the smaller ones. */
export async function returnToPending(tx: Tx, log: AnchoredLog, ids: readonly number[]): Promise<number | undefined> {
  const { rows } = await sql<{ id: number; size: number }>`
    update anchor.anchor set state = 'superseded', transaction = null, block = null, block_hash = null,
      block_time = null, confirmed_at = null
    where id = any(${ids}) or (${of(log)} and state = 'pending') returning id, size`.execute(tx);
  const [largest] = rows.sort((a, b) => b.size - a.size);
  await sql`update anchor.anchor set state = 'pending' where id = ${largest?.id ?? null}`.execute(tx);
  return largest?.id;
}

export async function supersede(tx: Tx, id: number): Promise<void> {
  await sql`update anchor.anchor set state = 'superseded' where id = ${id} and state = 'pending'`.execute(tx);
}

/** What may still be taken into a block: of each nonce from this one on the newest offer, lowest nonce first. */
export async function selectAttempts(
  tx: Tx,
  { chainId, publisher, nonce }: { chainId: number; publisher: Hex; nonce: number },
): Promise<AttemptRow[]> {
  const { rows } = await sql<Omit<AttemptRow, keyof Fees> & { maxFee: string; priorityFee: string }>`
    select distinct on (nonce) hash, raw, anchor_id, batch_id, nonce, max_fee, priority_fee, block, signed_at from anchor.attempt
    where chain_id = ${chainId} and publisher = ${publisher} and nonce >= ${nonce}
    order by nonce, max_fee desc limit 50`.execute(tx);
  return rows.map(({ maxFee, priorityFee, ...row }) => ({
    ...row,
    maxFeePerGas: BigInt(maxFee),
    maxPriorityFeePerGas: BigInt(priorityFee),
  }));
}

export async function insertAttempt(
  tx: Tx,
  attempt: Omit<AttemptRow, 'signedAt'> & { chainId: number; publisher: Hex; now: Date },
): Promise<void> {
  await sql`insert into anchor.attempt
      (hash, chain_id, publisher, anchor_id, batch_id, nonce, raw, max_fee, priority_fee, block, signed_at)
    values (${attempt.hash}, ${attempt.chainId}, ${attempt.publisher}, ${attempt.anchorId}, ${attempt.batchId}, ${attempt.nonce},
      ${attempt.raw}, ${attempt.maxFeePerGas.toString()}, ${attempt.maxPriorityFeePerGas.toString()}, ${attempt.block},
      ${attempt.now})
    on conflict (hash) do nothing`.execute(tx);
}

/** Every anchor that counts, oldest first. */
export async function selectConfirmed(tx: Tx): Promise<AnchorRow[]> {
  const { rows } = await sql<AnchorRow>`
    select ${columns} from anchor.anchor where state = 'confirmed' order by block_time, size`.execute(tx);
  return rows;
}

/** The anchor whose block is the newest of those that count. */
export async function selectNewestConfirmed(tx: Tx): Promise<AnchorRow | undefined> {
  const { rows } = await sql<AnchorRow>`
    select ${columns} from anchor.anchor where state = 'confirmed' order by block_time desc, size desc limit 1`.execute(
    tx,
  );
  return rows[0];
}

/** The first anchor that counts whose tree has the entry: on this chain, else on another. */
export async function selectCovering(
  tx: Tx,
  { index, chainId }: { index: number; chainId: number | undefined },
): Promise<AnchorRow | undefined> {
  const { rows } = await sql<AnchorRow>`
    select ${columns} from anchor.anchor where state = 'confirmed' and size > ${index}
    order by (chain_id = ${chainId ?? null}) desc nulls last, size limit 1`.execute(tx);
  return rows[0];
}
