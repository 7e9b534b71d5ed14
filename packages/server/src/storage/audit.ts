import { sql } from 'kysely';
import type { Tx } from './database.ts';

/** An audit line as it is kept. */
export interface AuditEntry {
  id: number;
  at: Date;
  actorKind: 'person' | 'api-key' | 'system' | 'anonymous';
  actorId: string | null;
  action: string;
  subject: string;
  detail: Record<string, unknown>;
}

/** The newest audit lines that the transaction's scope may see: of one subject, or of all; older than `before`. */
export async function listAudit(
  tx: Tx,
  {
    organisationId,
    subject,
    before,
    limit,
  }: { organisationId: string; subject?: string; before?: number; limit: number },
): Promise<AuditEntry[]> {
  const { rows } = await sql<AuditEntry>`
    select id, at, actor_kind, actor_id, action, subject, detail from storage.audit
    where organisation_id = ${organisationId}
      and (${subject ?? null}::text is null or subject = ${subject ?? null})
      and (${before ?? null}::bigint is null or id < ${before ?? null})
    order by id desc limit ${limit}`.execute(tx);
  return rows;
}
