import { sql } from 'kysely';
import type { Tx } from '../../../storage/index.ts';

/** A signing key of an organisation, its private half sealed. */
export interface SigningKey {
  id: string;
  organisationId: string;
  verificationMethod: string;
  publicKeyMultibase: string;
  sealed: Uint8Array;
  createdAt: Date;
  retiredAt: Date | null;
  /** How many entries the log held once everything that the key signed was on it; null until then. */
  retiredLogSize: number | null;
  /** Since when somebody else may have the key. */
  compromisedSince: Date | null;
  compromisedAt: Date | null;
  compromisedLogSize: number | null;
  compromiseReason: string | null;
}

/** A key as it is first kept. */
export type NewSigningKey = Pick<
  SigningKey,
  'id' | 'organisationId' | 'verificationMethod' | 'publicKeyMultibase' | 'sealed'
>;

const columns = sql`id, organisation_id, verification_method, public_key_multibase, sealed, created_at, retired_at,
  retired_log_size, compromised_since, compromised_at, compromised_log_size, compromise_reason`;

export async function selectActiveKey(tx: Tx, organisationId: string): Promise<SigningKey | undefined> {
  const { rows } = await sql<SigningKey>`select ${columns} from issuer.signing_key
    where organisation_id = ${organisationId} and retired_at is null`.execute(tx);
  return rows[0];
}

export async function selectKey(tx: Tx, id: string): Promise<SigningKey | undefined> {
  const { rows } = await sql<SigningKey>`select ${columns} from issuer.signing_key where id = ${id}`.execute(tx);
  return rows[0];
}

export async function selectKeys(tx: Tx, organisationId: string): Promise<SigningKey[]> {
  const { rows } = await sql<SigningKey>`select ${columns} from issuer.signing_key
    where organisation_id = ${organisationId} order by created_at, retired_at nulls last, id`.execute(tx);
  return rows;
}

/** Adds the key unless the organisation has an active one; says whether it did. */
export async function insertKey(tx: Tx, key: NewSigningKey, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into issuer.signing_key (id, organisation_id, verification_method, public_key_multibase, sealed, created_at)
    values (${key.id}, ${key.organisationId}, ${key.verificationMethod}, ${key.publicKeyMultibase}, ${key.sealed}, ${now})
    on conflict (organisation_id) where retired_at is null do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

/** Until this transaction ends, no key of the organisation is exchanged; any number may hold it so at once. */
export async function holdKeys(tx: Tx, organisationId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtextextended(${`signing-keys ${organisationId}`}, 0))`.execute(tx);
}

/** Waits for all who hold the organisation's keys; until this transaction ends, nobody else does. Whoever asks later waits in turn. */
export async function lockKeys(tx: Tx, organisationId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`signing-keys ${organisationId}`}, 0))`.execute(tx);
}

export async function updateRetired(tx: Tx, { id, retiredAt }: { id: string; retiredAt: Date }): Promise<void> {
  await sql`update issuer.signing_key set retired_at = ${retiredAt} where id = ${id} and retired_at is null`.execute(
    tx,
  );
}

export async function updateRetiredLogSize(tx: Tx, { id, size }: { id: string; size: number }): Promise<void> {
  await sql`update issuer.signing_key set retired_log_size = ${size} where id = ${id} and retired_log_size is null`.execute(
    tx,
  );
}

/** Gives what was not signed yet to another key; answers how many there were. */
export async function movePending(
  tx: Tx,
  { from, to, proofCreated }: { from: string; to: string; proofCreated: Date },
): Promise<number> {
  const { numAffectedRows } =
    await sql`update issuer.credential set signing_key_id = ${to}, proof_created = ${proofCreated}
    where signing_key_id = ${from} and state = 'pending'`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** Has every status list of the organisation signed anew when it is next asked for. */
export async function forgetSignedLists(tx: Tx, organisationId: string): Promise<void> {
  await sql`update issuer.status_list set signed_version = null
    where organisation_id = ${organisationId} and signed_version is not null`.execute(tx);
}

/** When the key last signed a credential. */
export async function selectLastSigned(tx: Tx, keyId: string): Promise<Date | null> {
  const { rows } = await sql<{ issuedAt: Date }>`select issued_at from issuer.credential
    where signing_key_id = ${keyId} and issued_at is not null order by issued_at desc limit 1`.execute(tx);
  return rows[0]?.issuedAt ?? null;
}

/** Retired keys of which it is not known yet how long the log was. */
export async function selectUnclosed(tx: Tx): Promise<{ id: string; organisationId: string }[]> {
  const { rows } = await sql<{ id: string; organisationId: string }>`select id, organisation_id from issuer.signing_key
    where retired_at is not null and retired_log_size is null order by retired_at limit 500`.execute(tx);
  return rows;
}

/** How many credentials each key of an organisation signed. */
export async function countSigned(tx: Tx, organisationId: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; count: number }>`select signing_key_id as id, count(*) as count
    from issuer.credential where organisation_id = ${organisationId} and issued_at is not null
    group by signing_key_id`.execute(tx);
  return new Map(rows.map(({ id, count }) => [id, count]));
}
