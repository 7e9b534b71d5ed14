import { sql } from 'kysely';
import type { Tx } from '../../../storage/index.ts';
import type { WorkPlace } from './store.ts';

/** More time for one learner and one task. */
export interface Extension {
  until: Date;
  reason: string;
}

/** What was decided for a learner; nothing where nothing was. */
export async function selectExtension(tx: Tx, { enrolmentId, originId }: WorkPlace): Promise<Extension | undefined> {
  const { rows } = await sql<Extension>`select until, reason from learning.extension
    where enrolment_id = ${enrolmentId} and origin_id = ${originId}`.execute(tx);
  return rows[0];
}

/** Puts a decision in the place of the one before. */
export async function setExtension(
  tx: Tx,
  {
    enrolmentId,
    originId,
    organisationId,
    until,
    reason,
    now,
  }: WorkPlace & Extension & { organisationId: string; now: Date },
): Promise<void> {
  await sql`insert into learning.extension (enrolment_id, origin_id, organisation_id, until, reason, decided_at)
    values (${enrolmentId}, ${originId}, ${organisationId}, ${until}, ${reason}, ${now})
    on conflict (enrolment_id, origin_id) do update set until = excluded.until, reason = excluded.reason,
      decided_at = excluded.decided_at`.execute(tx);
}
