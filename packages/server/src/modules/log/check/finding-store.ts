import { sql } from 'kysely';
import type { Tx } from '../../../storage/index.ts';
import type { Finding, FindingKind } from '../contradiction.ts';

/** A finding as it is kept. */
export interface FindingRow {
  id: number;
  kind: FindingKind;
  subject: string;
  organisationId: string | null;
  detail: string;
  foundAt: Date;
  seenAt: Date;
  resolvedAt: Date | null;
}

const columns = sql`id, kind, subject, organisation_id, detail, found_at, seen_at, resolved_at`;

/** Writes a finding down, or that it was seen again; says whether it is new. */
export async function putFinding(
  tx: Tx,
  { kind, subject, detail, organisationId = null }: Finding,
  now: Date,
): Promise<boolean> {
  const { rows } = await sql<{ isNew: boolean }>`
    insert into log.finding (kind, subject, organisation_id, detail, found_at, seen_at)
    values (${kind}, ${subject}, ${organisationId}, ${detail}, ${now}, ${now})
    on conflict (kind, subject) where resolved_at is null do update set seen_at = excluded.seen_at, detail = excluded.detail
    returning xmax = 0 as is_new`.execute(tx);
  return rows[0]?.isNew ?? false;
}

/** What is not resolved, the oldest first, as far as the transaction's scope may see it. */
export async function selectOpenFindings(tx: Tx, { limit }: { limit: number }): Promise<FindingRow[]> {
  const { rows } = await sql<FindingRow>`
    select ${columns} from log.finding where resolved_at is null order by id limit ${limit}`.execute(tx);
  return rows;
}

/** Closes a finding that is one no more. */
export async function resolveFinding(
  tx: Tx,
  { kind, subject, now }: { kind: FindingKind; subject: string; now: Date },
): Promise<void> {
  await sql`update log.finding set resolved_at = ${now}
    where kind = ${kind} and subject = ${subject} and resolved_at is null`.execute(tx);
}

/** Closes what was last seen before a time: a whole check since has not met it again. */
export async function resolveUnseen(
  tx: Tx,
  { before, kinds, now }: { before: Date; kinds: readonly FindingKind[]; now: Date },
): Promise<number> {
  const { numAffectedRows } = await sql`update log.finding set resolved_at = ${now}
    where resolved_at is null and seen_at < ${before} and kind = any(${[...kinds]})`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}
