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

/** The kinds of what is not resolved, those first that were found first. */
export async function selectOpenKinds(tx: Tx): Promise<FindingKind[]> {
  const { rows } = await sql<{ kind: FindingKind }>`
    select kind from log.finding where resolved_at is null group by kind order by min(id)`.execute(tx);
  return rows.map(({ kind }) => kind);
}

/** What is appended to a finding about published files that are in order again. */
const mended = ' It was written anew from the database; the next check looks at it again.';

/** Says of what was found of the published files since a time that it was mended; of how many. */
export async function noteMended(tx: Tx, since: Date): Promise<number> {
  const kinds = ['tile-file-altered', 'published-missing', 'published-behind', 'published-unreadable'];
  const { numAffectedRows } = await sql`update log.finding set detail = detail || ${mended}
    where resolved_at is null and seen_at >= ${since} and kind = any(${kinds})`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** Closes a finding that is one no more. */
export async function resolveFinding(
  tx: Tx,
  { kind, subject, now }: { kind: FindingKind; subject: string; now: Date },
): Promise<void> {
  await sql`update log.finding set resolved_at = ${now}
    where kind = ${kind} and subject = ${subject} and resolved_at is null`.execute(tx);
}

/** Closes everything of these kinds, and gives it. */
export async function resolveKinds(
  tx: Tx,
  { kinds, now }: { kinds: readonly FindingKind[]; now: Date },
): Promise<FindingRow[]> {
  const { rows } = await sql<FindingRow>`update log.finding set resolved_at = ${now}
    where resolved_at is null and kind = any(${[...kinds]}) returning ${columns}`.execute(tx);
  return rows.sort((one, other) => one.id - other.id);
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
