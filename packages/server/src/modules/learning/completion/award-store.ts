import { sql } from 'kysely';
import type { Tx } from '../../../storage/index.ts';
import type { AchievementTerms } from '../../issuer/index.ts';

/** An outcome that was mastered in an enrolment, and what was issued for it. */
export interface OutcomeAwardRow {
  organisationId: string;
  enrolmentId: string;
  outcomeId: string;
  /** The same in every version: an outcome is earned once, in whichever. */
  originId: string;
  achievementId: string | null;
  /** As it was when the version was published in which the outcome was mastered. */
  achievementTerms: AchievementTerms | null;
  achievedAt: Date;
  credentialId: string | null;
}

const columns = sql`a.organisation_id, a.enrolment_id, a.outcome_id, o.origin_id, o.achievement_id, o.achievement_terms, a.achieved_at, a.credential_id
  from learning.outcome_award a join learning.outcome o on o.id = a.outcome_id`;

export async function selectOutcomeAwards(tx: Tx, enrolmentIds: readonly string[]): Promise<OutcomeAwardRow[]> {
  const { rows } = await sql<OutcomeAwardRow>`select ${columns}
    where a.enrolment_id = any(${[...enrolmentIds]}::uuid[]) order by a.achieved_at, a.outcome_id`.execute(tx);
  return rows;
}

/** Those mastered before a time whose credential has not been issued, the oldest first. */
export async function selectAwardsWaiting(tx: Tx, before: Date): Promise<OutcomeAwardRow[]> {
  const { rows } = await sql<OutcomeAwardRow>`select ${columns}
    where a.credential_id is null and a.achieved_at < ${before} order by a.achieved_at limit 500`.execute(tx);
  return rows;
}

export async function insertOutcomeAward(
  tx: Tx,
  row: Pick<OutcomeAwardRow, 'organisationId' | 'enrolmentId' | 'outcomeId' | 'achievedAt'> & { personId: string },
): Promise<void> {
  await sql`insert into learning.outcome_award (organisation_id, enrolment_id, outcome_id, person_id, achieved_at)
    values (${row.organisationId}, ${row.enrolmentId}, ${row.outcomeId}, ${row.personId}, ${row.achievedAt})`.execute(
    tx,
  );
}

/** Says no when a credential is there already. */
export async function setOutcomeCredential(
  tx: Tx,
  { enrolmentId, outcomeId, credentialId }: { enrolmentId: string; outcomeId: string; credentialId: string },
): Promise<boolean> {
  const { numAffectedRows } = await sql`update learning.outcome_award set credential_id = ${credentialId}
    where enrolment_id = ${enrolmentId} and outcome_id = ${outcomeId} and credential_id is null`.execute(tx);
  return numAffectedRows === 1n;
}
