import { sql } from 'kysely';
import type { Tx } from '../../storage/index.ts';

/** An erasure as it is kept. */
export interface ErasureRow {
  id: string;
  kind: 'person' | 'recipient';
  personId: string | null;
  organisationId: string | null;
  credentialId: string | null;
  copies: 'stay-valid' | 'are-revoked';
  requestedAt: Date;
  finishedAt: Date | null;
  counts: Record<string, number>;
}

const columns = sql`id, kind, person_id, organisation_id, credential_id, copies, requested_at, finished_at, counts`;

export async function insertErasure(
  tx: Tx,
  row: Pick<ErasureRow, 'id' | 'kind' | 'personId' | 'organisationId' | 'credentialId' | 'copies' | 'requestedAt'>,
): Promise<void> {
  await sql`insert into erasure.erasure (id, kind, person_id, organisation_id, credential_id, copies, requested_at)
    values (${row.id}, ${row.kind}, ${row.personId}, ${row.organisationId}, ${row.credentialId}, ${row.copies},
      ${row.requestedAt})`.execute(tx);
}

export async function selectErasure(
  tx: Tx,
  id: string,
  options: { lock: boolean } = { lock: false },
): Promise<ErasureRow | undefined> {
  const { rows } = await sql<ErasureRow>`select ${columns} from erasure.erasure where id = ${id}
    ${options.lock ? sql`for update` : sql``}`.execute(tx);
  return rows[0];
}

/** The erasure of a person that is under way. */
export async function selectOpenOf(tx: Tx, personId: string): Promise<ErasureRow | undefined> {
  const { rows } = await sql<ErasureRow>`select ${columns} from erasure.erasure
    where person_id = ${personId} and kind = 'person' and finished_at is null`.execute(tx);
  return rows[0];
}

/** Those that were asked for before a time and are not done. */
export async function selectLeft(tx: Tx, before: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from erasure.erasure
    where finished_at is null and requested_at < ${before} order by requested_at limit 100`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Done: whose it was is forgotten with the rest. */
export async function finishErasure(
  tx: Tx,
  { id, counts, now }: { id: string; counts: Record<string, number>; now: Date },
): Promise<void> {
  await sql`update erasure.erasure set finished_at = ${now}, counts = ${JSON.stringify(counts)}::jsonb,
    person_id = null, credential_id = null where id = ${id}`.execute(tx);
}
