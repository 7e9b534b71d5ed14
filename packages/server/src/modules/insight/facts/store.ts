import { sql } from 'kysely';
import type { Tx } from '../../../storage/index.ts';
import type { LearnerFacts } from '../deps.ts';

/** Keeps the facts of an enrolment in the place of those before; the earliest known beginning stays. */
export async function keepFacts(tx: Tx, facts: LearnerFacts): Promise<void> {
  const { enrolmentId, organisationId } = facts;
  await sql`insert into insight.learner as kept
    (enrolment_id, organisation_id, person_id, programme_id, cohort_id, enrolled_on, opened_on, began_on, completed_on)
    values (${enrolmentId}, ${organisationId}, ${facts.personId}, ${facts.programmeId}, ${facts.cohortId},
      ${facts.enrolledOn}::date, ${facts.openedOn}::date, ${facts.beganOn}::date, ${facts.completedOn}::date)
    on conflict (enrolment_id) do update set cohort_id = excluded.cohort_id, enrolled_on = excluded.enrolled_on,
      opened_on = excluded.opened_on,
      began_on = least(kept.began_on, excluded.began_on), completed_on = excluded.completed_on`.execute(tx);
  await sql`delete from insight.step where enrolment_id = ${enrolmentId}`.execute(tx);
  await sql`insert into insight.step (enrolment_id, organisation_id, lesson_id)
    select ${enrolmentId}, ${organisationId}, id from unnest(${[...facts.done]}::uuid[]) id`.execute(tx);
  await sql`delete from insight.result where enrolment_id = ${enrolmentId}`.execute(tx);
  await sql`insert into insight.result (enrolment_id, organisation_id, lesson_id, passed)
    select ${enrolmentId}, ${organisationId}, r."lessonId", r.passed
    from jsonb_to_recordset(${JSON.stringify(facts.results)}::jsonb) as r("lessonId" uuid, passed boolean)`.execute(tx);
}

/** The facts that are kept of these enrolments, in the form in which they are taken. */
export async function selectKept(tx: Tx, enrolmentIds: readonly string[]): Promise<LearnerFacts[]> {
  const { rows } = await sql<LearnerFacts>`
    select l.enrolment_id, l.organisation_id, l.person_id, l.programme_id, l.cohort_id,
      to_char(l.enrolled_on, 'YYYY-MM-DD') as enrolled_on,
      to_char(l.opened_on, 'YYYY-MM-DD') as opened_on, to_char(l.began_on, 'YYYY-MM-DD') as began_on,
      to_char(l.completed_on, 'YYYY-MM-DD') as completed_on,
      coalesce((select jsonb_agg(s.lesson_id) from insight.step s where s.enrolment_id = l.enrolment_id), '[]') as done,
      coalesce((select jsonb_agg(jsonb_build_object('lessonId', r.lesson_id, 'passed', r.passed))
        from insight.result r where r.enrolment_id = l.enrolment_id), '[]') as results
    from insight.learner l where l.enrolment_id = any(${[...enrolmentIds]}::uuid[])`.execute(tx);
  return rows;
}

/** Until this transaction ends, nobody else writes the facts of the enrolment. */
export async function lockFacts(tx: Tx, enrolmentId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`insight:${enrolmentId}`}, 0))`.execute(tx);
}

/** Forgets an enrolment that is no more. */
export async function deleteFacts(tx: Tx, enrolmentId: string): Promise<void> {
  await sql`delete from insight.learner where enrolment_id = ${enrolmentId}`.execute(tx);
}

interface CredentialFact {
  credentialId: string;
  organisationId: string;
  personId: string | null;
  issuedAt: Date;
}

export async function keepCredential(tx: Tx, fact: CredentialFact): Promise<void> {
  await sql`insert into insight.credential (credential_id, organisation_id, person_id, issued_on)
    values (${fact.credentialId}, ${fact.organisationId}, ${fact.personId}, (${fact.issuedAt}::timestamptz at time zone 'UTC')::date)
    on conflict do nothing`.execute(tx);
}

/** Forgets somebody, everywhere or in one organisation. */
export async function deletePerson(
  tx: Tx,
  { personId, organisationId }: { personId: string; organisationId: string | undefined },
): Promise<void> {
  const of = organisationId ?? null;
  await sql`delete from insight.learner where person_id = ${personId}
    and (${of}::uuid is null or organisation_id = ${of}::uuid)`.execute(tx);
  await sql`delete from insight.credential where person_id = ${personId}
    and (${of}::uuid is null or organisation_id = ${of}::uuid)`.execute(tx);
}

export async function deleteCredentials(tx: Tx, credentialIds: readonly string[]): Promise<void> {
  await sql`delete from insight.credential where credential_id = any(${[...credentialIds]}::uuid[])`.execute(tx);
}

/** What is kept of somebody. */
export async function selectOwnFacts(tx: Tx, personId: string): Promise<Record<string, unknown>[]> {
  const { rows } = await sql<Record<string, unknown>>`
    select enrolment_id, to_char(enrolled_on, 'YYYY-MM-DD') as enrolled_on, to_char(opened_on, 'YYYY-MM-DD') as opened_on,
      to_char(began_on, 'YYYY-MM-DD') as began_on, to_char(completed_on, 'YYYY-MM-DD') as completed_on
    from insight.learner where person_id = ${personId} order by enrolled_on`.execute(tx);
  return rows;
}
