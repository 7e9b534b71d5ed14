import { sql } from 'kysely';
import type { Tx } from '../../../storage/index.ts';

export async function selectFeed(tx: Tx, personId: string): Promise<{ madeAt: Date } | undefined> {
  const { rows } = await sql<{
    madeAt: Date;
  }>`select made_at from learning.calendar_feed where person_id = ${personId}`.execute(tx);
  return rows[0];
}

/** Puts a secret in the place of the one before, which is worth nothing from now on. */
export async function setFeed(
  tx: Tx,
  { personId, tokenHash, now }: { personId: string; tokenHash: Uint8Array; now: Date },
): Promise<void> {
  await sql`insert into learning.calendar_feed (person_id, token_hash, made_at) values (${personId}, ${tokenHash}, ${now})
    on conflict (person_id) do update set token_hash = excluded.token_hash, made_at = excluded.made_at`.execute(tx);
}

export async function deleteFeed(tx: Tx, personId: string): Promise<void> {
  await sql`delete from learning.calendar_feed where person_id = ${personId}`.execute(tx);
}

/** Whose calendar a secret opens; asked across all people. */
export async function selectFeedOwner(tx: Tx, tokenHash: Uint8Array): Promise<string | undefined> {
  const { rows } = await sql<{
    personId: string;
  }>`select person_id from learning.calendar_feed where token_hash = ${tokenHash}`.execute(tx);
  return rows[0]?.personId;
}

/** A cohort in which somebody has a place. */
export interface CohortDates {
  id: string;
  enrolmentId: string;
  name: string;
  programmeTitle: string;
  startsOn: string;
  endsOn: string;
}

export async function selectCohortDates(tx: Tx, personId: string): Promise<CohortDates[]> {
  const { rows } = await sql<CohortDates>`
    select c.id, e.id as enrolment_id, c.name, v.title as programme_title, c.starts_on, c.ends_on
    from learning.enrolment e join learning.cohort c on c.id = e.cohort_id
    join learning.programme_version v on v.id = e.version_id
    where e.person_id = ${personId} and e.state in ('active', 'completed') order by c.starts_on, c.id`.execute(tx);
  return rows;
}
