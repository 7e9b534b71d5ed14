import { type RawBuilder, sql } from 'kysely';
import type { Cursor, Tx } from '../../../storage/index.ts';
import type { AchievementTerms } from '../../issuer/index.ts';

/** A version of a programme, with the names that its lists and pages show. */
export interface ProgrammeRow {
  /** The programme, the same in all its versions. */
  id: string;
  versionId: string;
  version: number;
  organisationId: string;
  organisationName: string;
  organisationSlug: string;
  achievementId: string;
  /** The achievement as it was when this version was published; null in a draft, which leads to it as it is today. */
  achievementTerms: AchievementTerms | null;
  achievementName: string;
  achievementImageUrl: string | null;
  achievementState: 'draft' | 'active' | 'archived' | null;
  /** Names of the skills that the achievement certifies. */
  skills: string[];
  pace: 'self-paced' | 'cohorts' | 'both';
  slug: string;
  title: string;
  summary: string;
  description: string;
  language: string;
  level: string;
  hours: number;
  price: { minor: number; currency: string } | null;
  priceNote: string;
  /** Achievements that one must hold before enrolling. */
  prerequisiteIds: string[];
  credits: number | null;
  creditSystem: string | null;
  /** The newest version that is published. */
  publishedVersion: number | null;
  /** Of this version. */
  state: 'draft' | 'published';
  createdAt: Date;
  publishedAt: Date | null;
  lessonCount: number;
  /** Of all versions. */
  learnerCount: number;
}

/** What an organisation decides about a programme. */
export type ProgrammeFields = Pick<
  ProgrammeRow,
  | 'title'
  | 'summary'
  | 'description'
  | 'language'
  | 'level'
  | 'hours'
  | 'achievementId'
  | 'price'
  | 'priceNote'
  | 'prerequisiteIds'
>;

// An achievement set back to a draft is hidden from all but its organisation: the programme's title stands for its name.
const selection = sql`
  p.id, v.id as version_id, v.number as version, p.organisation_id, o.name as organisation_name, o.slug as organisation_slug,
  v.achievement_id, v.achievement_terms, coalesce(a.name, v.title) as achievement_name, a.image_url as achievement_image_url, a.state as achievement_state,
  array(select s ->> 'name' from jsonb_array_elements(a.skills) s) as skills,
  p.slug, p.pace, v.title, v.summary, v.description, v.language, v.level, v.hours,
  case when v.price_minor is null then null else jsonb_build_object('minor', v.price_minor, 'currency', v.price_currency) end as price,
  v.price_note, array(select q.achievement_id from learning.prerequisite q where q.version_id = v.id order by q.achievement_id)
    as prerequisite_ids, a.credits, a.credit_system, v.state, p.created_at, v.published_at,
  (select max(w.number) from learning.programme_version w where w.programme_id = p.id and w.state = 'published') as published_version,
  (select count(*) from learning.lesson l where l.version_id = v.id) as lesson_count,
  (select count(*) from learning.enrolment e where e.programme_id = p.id and e.state in ('active', 'completed')) as learner_count
  from learning.programme p
  join learning.programme_version v on v.programme_id = p.id
  join account.organisation o on o.id = p.organisation_id
  left join issuer.achievement a on a.id = v.achievement_id`;

/** Versions of programmes, by whatever follows `from`. */
export async function selectProgrammes(tx: Tx, rest: RawBuilder<unknown>): Promise<ProgrammeRow[]> {
  const { rows } = await sql<ProgrammeRow>`select ${selection} ${rest}`.execute(tx);
  return rows.map(asPublished);
}

/** What a published version leads to is what was promised: today's achievement says only whether it can be earned. */
function asPublished(row: ProgrammeRow): ProgrammeRow {
  if (!row.achievementTerms) return row;
  const { name, imageUrl, credits, creditSystem, skills } = row.achievementTerms;
  const earned = { achievementName: name, achievementImageUrl: imageUrl, credits, creditSystem };
  return { ...row, ...earned, skills: skills.map((skill) => skill.name) };
}

/** What comes after a cursor in a list whose newest is first. */
export const olderThan = (at: RawBuilder<unknown>, after: Cursor | undefined) =>
  sql`(${after?.at ?? null}::timestamptz is null or (${at}, p.id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))`;

/** Takes the version that is on offer. */
export const newestPublished = sql`v.id = (select w.id from learning.programme_version w
  where w.programme_id = p.id and w.state = 'published' order by w.number desc limit 1)`;
const newest = sql`v.number = (select max(w.number) from learning.programme_version w where w.programme_id = p.id)`;

/** A programme as it is on offer: its newest published version. */
export async function selectOffered(tx: Tx, id: string): Promise<ProgrammeRow | undefined> {
  return (await selectAllOffered(tx, [id]))[0];
}

/** These programmes as they are on offer; those that never were are left out. */
export async function selectAllOffered(tx: Tx, ids: readonly string[]): Promise<ProgrammeRow[]> {
  return selectProgrammes(tx, sql`where p.id = any(${[...ids]}::uuid[]) and ${newestPublished}`);
}

/** A programme as its makers work on it: the draft where there is one, else the newest version. */
export async function selectNewest(tx: Tx, id: string): Promise<ProgrammeRow | undefined> {
  return (await selectProgrammes(tx, sql`where p.id = ${id} and ${newest}`))[0];
}

/** The same, and nobody else changes the programme until this transaction ends. */
export async function lockNewest(tx: Tx, id: string): Promise<ProgrammeRow | undefined> {
  await sql`select from learning.programme where id = ${id} for update`.execute(tx);
  return selectNewest(tx, id);
}

/** These versions. */
export async function selectVersions(tx: Tx, versionIds: readonly string[]): Promise<ProgrammeRow[]> {
  return selectProgrammes(tx, sql`where v.id = any(${[...versionIds]}::uuid[])`);
}

export async function listProgrammeRows(
  tx: Tx,
  { organisationId, after, limit }: { organisationId: string; after: Cursor | undefined; limit: number },
): Promise<ProgrammeRow[]> {
  return selectProgrammes(
    tx,
    sql`where p.organisation_id = ${organisationId} and ${newest} and ${olderThan(sql`p.created_at`, after)}
      order by p.created_at desc, p.id desc limit ${limit}`,
  );
}

/** Says no when the organisation has a programme of that short name. */
export async function insertProgramme(
  tx: Tx,
  { id, organisationId, slug, now }: { id: string; organisationId: string; slug: string; now: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`insert into learning.programme (id, organisation_id, slug, created_at)
    values (${id}, ${organisationId}, ${slug}, ${now}) on conflict (organisation_id, slug) do nothing`.execute(tx);
  return numAffectedRows === 1n;
}
