import { sql } from 'kysely';
import type { Tx } from '../../../storage/index.ts';

/** A private key of an organisation, of whichever use. */
export interface SealedRow {
  id: string;
  organisationId: string;
  sealed: Uint8Array;
}

/** Those that sign credentials, and those that sign the histories of issuers' documents. */
const all = sql`(select id, organisation_id, sealed, created_at from issuer.signing_key
  union all select id, organisation_id, sealed, created_at from issuer.update_key) as key`;

/** One key for each way in which keys are sealed: by which version, under which key-encryption key. */
export async function sampleKeys(tx: Tx): Promise<SealedRow[]> {
  const { rows } = await sql<SealedRow>`
    select distinct on (substring(sealed from 1 for 9)) id, organisation_id, sealed
    from ${all} where get_byte(sealed, 0) = 2
    union all (
      select id, organisation_id, sealed from ${all} where get_byte(sealed, 0) <> 2 order by created_at desc, id limit 3)`.execute(
    tx,
  );
  return rows;
}

/** The next keys by their id, a hundred at a time. */
export async function selectKeysAfter(tx: Tx, after: string | undefined): Promise<SealedRow[]> {
  const { rows } = await sql<SealedRow>`select id, organisation_id, sealed from ${all}
    where (${after ?? null}::uuid is null or id > ${after ?? null}::uuid) order by id limit 100`.execute(tx);
  return rows;
}

/** Puts another seal on a key unless it has one by now that is not the one before; answers what kind of key it was. */
export async function updateSealed(
  tx: Tx,
  { id, before, after }: { id: string; before: Uint8Array; after: Uint8Array },
): Promise<'signing-key' | 'update-key' | undefined> {
  const signing = await sql`update issuer.signing_key set sealed = ${after}
    where id = ${id} and sealed = ${before}`.execute(tx);
  if (signing.numAffectedRows === 1n) return 'signing-key';
  const update = await sql`update issuer.update_key set sealed = ${after}
    where id = ${id} and sealed = ${before}`.execute(tx);
  return update.numAffectedRows === 1n ? 'update-key' : undefined;
}
