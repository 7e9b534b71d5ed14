import { sql } from 'kysely';
import type { Tx } from '../../../storage/index.ts';

/** One enrolment and what became of it. */
export interface LearnerRow {
  enrolmentId: string;
  personId: string;
  programmeId: string;
  cohortId: string | null;
  /** In which they enrolled. */
  month: string;
  activated: boolean;
  /** From enrolling to completing; null where it is not completed. */
  days: number | null;
  /** Whether, having completed, they enrolled in another of the organisation’s afterwards, or on the same day. */
  wentOn: boolean;
}

export async function selectLearners(tx: Tx, organisationId: string): Promise<LearnerRow[]> {
  const { rows } = await sql<LearnerRow>`
    select l.enrolment_id, l.person_id, l.programme_id, l.cohort_id, to_char(l.enrolled_on, 'YYYY-MM') as month,
      coalesce(l.began_on <= greatest(l.enrolled_on, l.opened_on) + 7, false) as activated,
      case when l.completed_on is not null
        then greatest(l.completed_on - greatest(l.enrolled_on, l.opened_on), 0) end as days,
      exists (select from insight.learner n
        where n.person_id = l.person_id and n.organisation_id = l.organisation_id and n.programme_id <> l.programme_id
          and n.enrolled_on >= l.completed_on) as went_on
    from insight.learner l where l.organisation_id = ${organisationId} order by l.enrolled_on, l.enrolment_id`.execute(
    tx,
  );
  return rows;
}

/** The lessons that were done, for each enrolment in a programme in which there are any. */
export async function selectDone(
  tx: Tx,
  { organisationId, programmeId }: { organisationId: string; programmeId: string },
): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ enrolmentId: string; done: string[] }>`
    select l.enrolment_id, array_agg(s.lesson_id::text) as done
    from insight.learner l join insight.step s on s.enrolment_id = l.enrolment_id
    where l.organisation_id = ${organisationId} and l.programme_id = ${programmeId} group by 1`.execute(tx);
  return new Map(rows.map(({ enrolmentId, done }) => [enrolmentId, done]));
}

/** What was decided in assessments, by enrolment, then by lesson: whether it is passed. */
export async function selectResults(tx: Tx, organisationId: string): Promise<Map<string, Record<string, boolean>>> {
  const { rows } = await sql<{ enrolmentId: string; results: Record<string, boolean> }>`
    select l.enrolment_id, jsonb_object_agg(r.lesson_id, r.passed) as results
    from insight.learner l join insight.result r on r.enrolment_id = l.enrolment_id
    where l.organisation_id = ${organisationId} group by 1`.execute(tx);
  return new Map(rows.map(({ enrolmentId, results }) => [enrolmentId, results]));
}

/** A credential that was issued. */
export interface CredentialRow {
  /** Whoever has no account is taken for another each time. */
  personId: string;
  month: string;
}

export async function selectCredentials(tx: Tx, organisationId: string): Promise<CredentialRow[]> {
  const { rows } = await sql<CredentialRow>`
    select coalesce(c.person_id, c.credential_id) as person_id, to_char(c.issued_on, 'YYYY-MM') as month
    from insight.credential c where c.organisation_id = ${organisationId} order by c.issued_on, c.credential_id`.execute(
    tx,
  );
  return rows;
}
