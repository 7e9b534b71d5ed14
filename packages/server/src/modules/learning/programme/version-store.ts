import { sql } from 'kysely';
import type { Tx } from '../../../storage/index.ts';
import type { ProgrammeFields, ProgrammeRow } from './store.ts';

/** A version in a programme's list of versions. */
export interface VersionRow {
  id: string;
  number: number;
  state: ProgrammeRow['state'];
  createdAt: Date;
  publishedAt: Date | null;
  learnerCount: number;
}

/** The versions of a programme, the newest first. */
export async function selectVersionRows(tx: Tx, programmeId: string): Promise<VersionRow[]> {
  const { rows } = await sql<VersionRow>`select v.id, v.number, v.state, v.created_at, v.published_at,
      (select count(*) from learning.enrolment e where e.version_id = v.id) as learner_count
    from learning.programme_version v where v.programme_id = ${programmeId} order by v.number desc`.execute(tx);
  return rows;
}

export async function insertVersion(
  tx: Tx,
  {
    id,
    organisationId,
    programmeId,
    number,
    fields,
    now,
  }: {
    id: string;
    organisationId: string;
    programmeId: string;
    number: number;
    fields: ProgrammeFields;
    now: Date;
  },
): Promise<void> {
  await sql`insert into learning.programme_version (id, organisation_id, programme_id, number, achievement_id, title, summary,
      description, language, level, hours, state, created_at)
    values (${id}, ${organisationId}, ${programmeId}, ${number}, ${fields.achievementId}, ${fields.title}, ${fields.summary},
      ${fields.description}, ${fields.language}, ${fields.level}, ${fields.hours}, 'draft', ${now})`.execute(tx);
}

export async function updateVersion(tx: Tx, { id, fields }: { id: string; fields: ProgrammeFields }): Promise<void> {
  await sql`update learning.programme_version set achievement_id = ${fields.achievementId}, title = ${fields.title},
    summary = ${fields.summary}, description = ${fields.description}, language = ${fields.language}, level = ${fields.level},
    hours = ${fields.hours} where id = ${id}`.execute(tx);
}

export async function markPublished(tx: Tx, { id, now }: { id: string; now: Date }): Promise<void> {
  await sql`update learning.programme_version set state = 'published', published_at = ${now} where id = ${id}`.execute(
    tx,
  );
}

/** Removes a draft version with all that is in it. */
export async function deleteDraft(tx: Tx, id: string): Promise<void> {
  await sql`delete from learning.programme_version where id = ${id} and state = 'draft'`.execute(tx);
}
