import { sql } from 'kysely';
import type { Cursor, Tx } from '../../../storage/index.ts';
import { awardedName } from '../credential/store.ts';

/** A credential that a key signed. */
export interface SignedRow {
  id: string;
  /** Of an erased one only its place in the log is left. */
  state: 'issued' | 'revoked' | 'erased';
  issuedAt: Date;
  achievementName: string;
  recipientName: string;
  recipientEmail: string;
  /** The credential that was issued in its place, signed or not yet. */
  replacedBy: string | null;
  replacementState: 'pending' | 'issued' | 'revoked' | 'voided' | 'erased' | null;
}

export async function selectSignedUnder(
  tx: Tx,
  { keyId, after, limit }: { keyId: string; after: Cursor | undefined; limit: number },
): Promise<SignedRow[]> {
  const { rows } =
    await sql<SignedRow>`select c.id, c.state, c.issued_at, ${awardedName} as achievement_name, c.recipient_name,
      c.recipient_email, r.id as replaced_by, r.state as replacement_state
    from issuer.credential c join issuer.achievement a on a.id = c.achievement_id
      left join issuer.credential r on r.reissue_of = c.id
    where c.signing_key_id = ${keyId} and c.issued_at is not null and c.state in ('issued', 'revoked', 'erased')
      and (${after?.at ?? null}::timestamptz is null or (c.issued_at, c.id) < (${after?.at ?? null}, ${after?.id ?? null}::uuid))
    order by c.issued_at desc, c.id desc limit ${limit}`.execute(tx);
  return rows;
}

/** The mark on a key. */
export interface Compromise {
  id: string;
  since: Date;
  at: Date;
  logSize: number | null;
  reason: string;
}

export async function updateCompromised(tx: Tx, { id, since, at, logSize, reason }: Compromise): Promise<void> {
  await sql`update issuer.signing_key set compromised_since = ${since}, compromised_at = coalesce(compromised_at, ${at}),
    compromised_log_size = ${logSize}, compromise_reason = ${reason} where id = ${id}`.execute(tx);
}

/** How far issuing anew has come, for one key. */
export interface ReissueRow {
  signingKeyId: string;
  organisationId: string;
  state: 'running' | 'done';
  reason: string;
  total: number;
  reachedAt: Date | null;
  reachedId: string | null;
  startedAt: Date;
  finishedAt: Date | null;
}

const columns = sql`signing_key_id, organisation_id, state, reason, total, reached_at, reached_id, started_at, finished_at`;

export async function selectReissue(tx: Tx, keyId: string): Promise<ReissueRow | undefined> {
  const { rows } = await sql<ReissueRow>`select ${columns} from issuer.reissue where signing_key_id = ${keyId}`.execute(
    tx,
  );
  return rows[0];
}

export async function selectReissues(tx: Tx, organisationId: string): Promise<ReissueRow[]> {
  const { rows } = await sql<ReissueRow>`select ${columns} from issuer.reissue
    where organisation_id = ${organisationId}`.execute(tx);
  return rows;
}

/** Begins, or begins once more from the newest: what has a successor is passed over. */
export async function upsertReissue(
  tx: Tx,
  row: Pick<ReissueRow, 'signingKeyId' | 'organisationId' | 'reason' | 'total'> & { now: Date },
): Promise<void> {
  await sql`insert into issuer.reissue (signing_key_id, organisation_id, state, reason, total, started_at)
    values (${row.signingKeyId}, ${row.organisationId}, 'running', ${row.reason}, ${row.total}, ${row.now})
    on conflict (signing_key_id) do update set state = 'running', reason = excluded.reason, total = excluded.total,
      reached_at = null, reached_id = null, started_at = excluded.started_at, finished_at = null`.execute(tx);
}

export async function updateReached(tx: Tx, keyId: string, place: Cursor | undefined): Promise<void> {
  await sql`update issuer.reissue set reached_at = ${place?.at ?? null}, reached_id = ${place?.id ?? null} where signing_key_id = ${keyId}`.execute(
    tx,
  );
}

export async function updateReissueDone(tx: Tx, keyId: string, now: Date): Promise<void> {
  await sql`update issuer.reissue set state = 'done', finished_at = ${now} where signing_key_id = ${keyId}`.execute(tx);
}

/** How many of what each key signed have a successor that is signed, because of the key. */
export async function countReissued(tx: Tx, organisationId: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; count: number }>`select o.signing_key_id as id, count(*) as count
    from issuer.credential r join issuer.credential o on o.id = r.reissue_of
    where r.organisation_id = ${organisationId} and r.state in ('issued', 'revoked') and r.reissue_reason is null
    group by o.signing_key_id`.execute(tx);
  return new Map(rows.map(({ id, count }) => [id, count]));
}
