import { sql } from 'kysely';
import type { Tx } from '../../../storage/index.ts';

/** What a proctoring provider told about somebody, what was decided about it, and what they decided about others. */
export async function selectProctoringForExport(
  tx: Tx,
  personId: string,
): Promise<Record<'proctoredSessions' | 'proctoredSessionsDecided', Record<string, unknown>[]>> {
  const sessions = await sql<Record<string, unknown>>`
    select s.enrolment_id, s.lesson_id, s.attempt_id, s.attempt_ref, s.provider_name, s.asked_at, s.started_at, s.ended_at,
      s.decision, s.decision_note, s.decided_at,
      coalesce((select jsonb_agg(jsonb_build_object('kind', e.kind, 'reason', e.reason, 'at', e.happened_at)
        order by e.happened_at, e.received_at) from learning.proctoring_event e where e.session_id = s.id), '[]') as events
    from learning.proctored_session s where s.person_id = ${personId} order by s.asked_at, s.id`.execute(tx);
  const decided = await sql<Record<string, unknown>>`
    select lesson_id, decision, decision_note, decided_at from learning.proctored_session
    where decided_by = ${personId} order by decided_at, id`.execute(tx);
  return { proctoredSessions: sessions.rows, proctoredSessionsDecided: decided.rows };
}
