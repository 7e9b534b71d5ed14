import { sql } from 'kysely';
import type { Hex } from '../../../ports/index.ts';
import type { Tx } from '../../../storage/index.ts';
import type { TroubleCode } from './trouble.ts';

/** A chain of this install. */
export interface ChainRow {
  kind: 'development' | 'configured';
  chainId: number;
  contract: Hex;
  publisher: Hex;
}

/** The key that transactions are signed with. */
export interface PublisherRow {
  id: string;
  publicKey: Uint8Array;
  address: Hex;
  sealed: Uint8Array;
}

export async function selectChains(tx: Tx): Promise<ChainRow[]> {
  const { rows } = await sql<ChainRow>`
    select kind, chain_id, contract, publisher from anchor.chain order by kind`.execute(tx);
  return rows;
}

export async function selectChain(
  tx: Tx,
  kind: ChainRow['kind'],
  { lock = false } = {},
): Promise<ChainRow | undefined> {
  const { rows } = await sql<ChainRow>`
    select kind, chain_id, contract, publisher from anchor.chain where kind = ${kind} ${lock ? sql`for update` : sql``}`.execute(
    tx,
  );
  return rows[0];
}

export async function upsertChain(
  tx: Tx,
  {
    kind,
    chainId,
    contract,
    publisher,
    now,
  }: Pick<ChainRow, 'kind' | 'chainId' | 'contract' | 'publisher'> & { now: Date },
): Promise<void> {
  await sql`insert into anchor.chain (kind, chain_id, contract, publisher, entered_at)
    values (${kind}, ${chainId}, ${contract}, ${publisher}, ${now})
    on conflict (kind) do update set chain_id = excluded.chain_id, contract = excluded.contract,
      publisher = excluded.publisher, entered_at = excluded.entered_at`.execute(tx);
}

/** What is wrong with a chain. */
export interface TroubleRow {
  code: TroubleCode;
  detail: string;
  since: Date;
}

export async function selectTrouble(tx: Tx, kind: ChainRow['kind']): Promise<TroubleRow | undefined> {
  const { rows } = await sql<TroubleRow>`select code, detail, since from anchor.trouble where kind = ${kind}`.execute(
    tx,
  );
  return rows[0];
}

export async function replaceTrouble(tx: Tx, kind: ChainRow['kind'], trouble: TroubleRow | undefined): Promise<void> {
  await sql`delete from anchor.trouble where kind = ${kind}`.execute(tx);
  if (!trouble) return;
  await sql`insert into anchor.trouble (kind, code, detail, since)
    values (${kind}, ${trouble.code}, ${trouble.detail}, ${trouble.since})`.execute(tx);
}

export async function updateState(tx: Tx, state: Uint8Array): Promise<void> {
  await sql`update anchor.chain set state = ${state} where kind = 'development'`.execute(tx);
}

export async function selectState(tx: Tx): Promise<Uint8Array | undefined> {
  const { rows } = await sql<{ state: Uint8Array | null }>`
    select state from anchor.chain where kind = 'development'`.execute(tx);
  return rows[0]?.state ?? undefined;
}

export async function selectPublisher(tx: Tx): Promise<PublisherRow | undefined> {
  const { rows } = await sql<PublisherRow>`select id, public_key, address, sealed from anchor.publisher`.execute(tx);
  return rows[0];
}

/** Adds the key unless there is one; says whether it did. */
export async function insertPublisher(tx: Tx, row: PublisherRow, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into anchor.publisher (id, public_key, address, sealed, created_at)
    values (${row.id}, ${row.publicKey}, ${row.address}, ${row.sealed}, ${now})
    on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

export async function updateSealed(
  tx: Tx,
  { before, after }: { before: Uint8Array; after: Uint8Array },
): Promise<boolean> {
  const { numAffectedRows } = await sql`update anchor.publisher set sealed = ${after} where sealed = ${before}`.execute(
    tx,
  );
  return numAffectedRows === 1n;
}
