import { sql } from 'kysely';
import type { Tx } from '../../../storage/index.ts';

/** What was decided for one learner in one programme. */
export interface Accommodation {
  /** How much longer than others they have in an exam, in per cent. */
  extraTimePercent: number;
  /** How long breaks may be in one attempt, in minutes. */
  breakMinutes: number;
  /** Why: for the staff alone. */
  reason: string;
}

/** What was decided for a learner; nothing where nothing was. */
export async function selectAccommodation(tx: Tx, enrolmentId: string): Promise<Accommodation> {
  const { rows } = await sql<Accommodation>`select extra_time_percent, break_minutes, reason from learning.accommodation
    where enrolment_id = ${enrolmentId}`.execute(tx);
  return rows[0] ?? { extraTimePercent: 0, breakMinutes: 0, reason: '' };
}

/** Puts a decision in the place of the one before. */
export async function setAccommodation(
  tx: Tx,
  {
    enrolmentId,
    organisationId,
    extraTimePercent,
    breakMinutes,
    reason,
    now,
  }: Accommodation & {
    enrolmentId: string;
    organisationId: string;
    now: Date;
  },
): Promise<void> {
  await sql`insert into learning.accommodation (enrolment_id, organisation_id, extra_time_percent, break_minutes, reason, decided_at)
    values (${enrolmentId}, ${organisationId}, ${extraTimePercent}, ${breakMinutes}, ${reason}, ${now})
    on conflict (enrolment_id) do update set extra_time_percent = excluded.extra_time_percent, break_minutes = excluded.break_minutes, reason = excluded.reason,
      decided_at = excluded.decided_at`.execute(tx);
}
