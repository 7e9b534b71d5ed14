import { sql } from 'kysely';
import type { Tx } from '../../../storage/index.ts';
import type { AchievementTerms } from '../../issuer/index.ts';
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
      (select count(*) from learning.enrolment e where e.version_id = v.id and e.state in ('active', 'completed'))
        as learner_count
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
      description, language, level, hours, price_minor, price_currency, price_note, state, created_at)
    values (${id}, ${organisationId}, ${programmeId}, ${number}, ${fields.achievementId}, ${fields.title}, ${fields.summary},
      ${fields.description}, ${fields.language}, ${fields.level}, ${fields.hours}, ${fields.price?.minor ?? null},
      ${fields.price?.currency ?? null}, ${fields.priceNote}, 'draft', ${now})`.execute(tx);
  await setPrerequisites(tx, { versionId: id, organisationId, achievementIds: fields.prerequisiteIds });
}

export async function updateVersion(
  tx: Tx,
  { id, organisationId, fields }: { id: string; organisationId: string; fields: ProgrammeFields },
): Promise<void> {
  await sql`update learning.programme_version set achievement_id = ${fields.achievementId}, title = ${fields.title},
    summary = ${fields.summary}, description = ${fields.description}, language = ${fields.language}, level = ${fields.level},
    hours = ${fields.hours}, price_minor = ${fields.price?.minor ?? null}, price_currency = ${fields.price?.currency ?? null},
    price_note = ${fields.priceNote} where id = ${id}`.execute(tx);
  await setPrerequisites(tx, { versionId: id, organisationId, achievementIds: fields.prerequisiteIds });
}

async function setPrerequisites(
  tx: Tx,
  {
    versionId,
    organisationId,
    achievementIds,
  }: { versionId: string; organisationId: string; achievementIds: string[] },
): Promise<void> {
  await sql`delete from learning.prerequisite where version_id = ${versionId}`.execute(tx);
  await sql`insert into learning.prerequisite (version_id, organisation_id, achievement_id)
    select distinct ${versionId}::uuid, ${organisationId}::uuid, wanted
    from unnest(${achievementIds}::uuid[]) wanted`.execute(tx);
}

export async function markPublished(
  tx: Tx,
  { id, terms, now }: { id: string; terms: AchievementTerms; now: Date },
): Promise<void> {
  await sql`update learning.programme_version set state = 'published', published_at = ${now},
    achievement_terms = ${JSON.stringify(terms)}::jsonb where id = ${id}`.execute(tx);
}

/** Removes a draft version with all that is in it. */
export async function deleteDraft(tx: Tx, id: string): Promise<void> {
  await sql`delete from learning.programme_version where id = ${id} and state = 'draft'`.execute(tx);
}
