import { sql } from 'kysely';
import type { Tx } from '../../../storage/index.ts';

/** A signing key of an organisation, its private half sealed. */
export interface SigningKey {
  id: string;
  organisationId: string;
  verificationMethod: string;
  publicKeyMultibase: string;
  sealed: Uint8Array;
  retiredAt: Date | null;
}

export async function selectActiveKey(tx: Tx, organisationId: string): Promise<SigningKey | undefined> {
  const { rows } = await sql<SigningKey>`
    select id, organisation_id, verification_method, public_key_multibase, sealed, retired_at
    from issuer.signing_key where organisation_id = ${organisationId} and retired_at is null`.execute(tx);
  return rows[0];
}

export async function selectKey(tx: Tx, id: string): Promise<SigningKey | undefined> {
  const { rows } = await sql<SigningKey>`
    select id, organisation_id, verification_method, public_key_multibase, sealed, retired_at
    from issuer.signing_key where id = ${id}`.execute(tx);
  return rows[0];
}

export async function selectKeys(tx: Tx, organisationId: string): Promise<SigningKey[]> {
  const { rows } = await sql<SigningKey>`
    select id, organisation_id, verification_method, public_key_multibase, sealed, retired_at
    from issuer.signing_key where organisation_id = ${organisationId} order by created_at, id`.execute(tx);
  return rows;
}

/** Adds the key unless the organisation has an active one; says whether it did. */
export async function insertKey(tx: Tx, key: Omit<SigningKey, 'retiredAt'>, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into issuer.signing_key (id, organisation_id, verification_method, public_key_multibase, sealed, created_at)
    values (${key.id}, ${key.organisationId}, ${key.verificationMethod}, ${key.publicKeyMultibase}, ${key.sealed}, ${now})
    on conflict (organisation_id) where retired_at is null do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

/** One key for each way in which keys are sealed: by which version, under which key-encryption key. */
export async function sampleKeys(tx: Tx): Promise<SigningKey[]> {
  const { rows } = await sql<SigningKey>`
    select distinct on (substring(sealed from 1 for 9))
      id, organisation_id, verification_method, public_key_multibase, sealed, retired_at
    from issuer.signing_key where get_byte(sealed, 0) = 2
    union all (
      select id, organisation_id, verification_method, public_key_multibase, sealed, retired_at
      from issuer.signing_key where get_byte(sealed, 0) <> 2 order by created_at desc, id limit 3)`.execute(tx);
  return rows;
}

/** The next keys by their id, a hundred at a time. */
export async function selectKeysAfter(tx: Tx, after: string | undefined): Promise<SigningKey[]> {
  const { rows } = await sql<SigningKey>`
    select id, organisation_id, verification_method, public_key_multibase, sealed, retired_at
    from issuer.signing_key where (${after ?? null}::uuid is null or id > ${after ?? null}::uuid)
    order by id limit 100`.execute(tx);
  return rows;
}

/** Puts another seal on a key unless it has one by now that is not the one before. */
export async function updateSealed(
  tx: Tx,
  { id, before, after }: { id: string; before: Uint8Array; after: Uint8Array },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update issuer.signing_key set sealed = ${after} where id = ${id} and sealed = ${before}`.execute(tx);
  return numAffectedRows === 1n;
}
