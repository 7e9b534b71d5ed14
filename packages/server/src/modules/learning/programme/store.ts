import { type RawBuilder, sql } from 'kysely';
import type { Cursor, Tx } from '../../../storage/index.ts';

/** A programme with the names that its lists and pages show. */
export interface ProgrammeRow {
  id: string;
  organisationId: string;
  organisationName: string;
  organisationSlug: string;
  achievementId: string;
  achievementName: string;
  achievementImageUrl: string | null;
  achievementState: 'draft' | 'active' | 'archived' | null;
  /** Names of the skills that the achievement certifies. */
  skills: string[];
  slug: string;
  title: string;
  summary: string;
  description: string;
  language: string;
  level: string;
  hours: number;
  state: 'draft' | 'published';
  createdAt: Date;
  publishedAt: Date | null;
  lessonCount: number;
  learnerCount: number;
}

/** What an organisation decides about a programme. */
export type ProgrammeFields = Pick<
  ProgrammeRow,
  'title' | 'summary' | 'description' | 'language' | 'level' | 'hours' | 'achievementId'
>;

// An achievement set back to a draft is hidden from all but its organisation: the programme's title stands for its name.
const selection = sql`
  p.id, p.organisation_id, o.name as organisation_name, o.slug as organisation_slug, p.achievement_id,
  coalesce(a.name, p.title) as achievement_name, a.image_url as achievement_image_url, a.state as achievement_state,
  array(select s ->> 'name' from jsonb_array_elements(a.skills) s) as skills,
  p.slug, p.title, p.summary, p.description, p.language, p.level, p.hours, p.state, p.created_at, p.published_at,
  (select count(*) from learning.lesson l where l.programme_id = p.id) as lesson_count,
  (select count(*) from learning.enrolment e where e.programme_id = p.id) as learner_count
  from learning.programme p
  join account.organisation o on o.id = p.organisation_id
  left join issuer.achievement a on a.id = p.achievement_id`;

async function select(tx: Tx, rest: RawBuilder<unknown>): Promise<ProgrammeRow[]> {
  const { rows } = await sql<ProgrammeRow>`select ${selection} ${rest}`.execute(tx);
  return rows;
}

const olderThan = (at: RawBuilder<unknown>, after: Cursor | undefined) =>
  sql`(${after?.at ?? null}::timestamptz is null or (${at}, p.id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))`;

export async function selectProgramme(tx: Tx, id: string): Promise<ProgrammeRow | undefined> {
  return (await select(tx, sql`where p.id = ${id}`))[0];
}

/** The same, and nobody else changes it until this transaction ends. */
export async function lockProgramme(tx: Tx, id: string): Promise<ProgrammeRow | undefined> {
  return (await select(tx, sql`where p.id = ${id} for update of p`))[0];
}

export async function selectProgrammes(tx: Tx, ids: readonly string[]): Promise<ProgrammeRow[]> {
  return select(tx, sql`where p.id = any(${[...ids]}::uuid[])`);
}

export async function listProgrammeRows(
  tx: Tx,
  { organisationId, after, limit }: { organisationId: string; after: Cursor | undefined; limit: number },
): Promise<ProgrammeRow[]> {
  return select(
    tx,
    sql`where p.organisation_id = ${organisationId} and ${olderThan(sql`p.created_at`, after)}
      order by p.created_at desc, p.id desc limit ${limit}`,
  );
}

/** Published programmes whose achievement can be earned; `search` is looked for as it is in title, summary, organisation and skills. */
export async function listOnOffer(
  tx: Tx,
  { search, after, limit }: { search: string | undefined; after: Cursor | undefined; limit: number },
): Promise<ProgrammeRow[]> {
  const pattern = search ? `%${search.replaceAll(/[\\%_]/g, '\\$&')}%` : null;
  return select(
    tx,
    sql`where p.state = 'published' and a.state = 'active' and ${olderThan(sql`p.published_at`, after)}
      and (${pattern}::text is null or p.title ilike ${pattern} or p.summary ilike ${pattern} or o.name ilike ${pattern}
        or exists (select from jsonb_array_elements(a.skills) s where s ->> 'name' ilike ${pattern}))
      order by p.published_at desc, p.id desc limit ${limit}`,
  );
}

/** Says no when the organisation has a programme of that short name. */
export async function insertProgramme(
  tx: Tx,
  {
    id,
    organisationId,
    slug,
    fields,
    now,
  }: { id: string; organisationId: string; slug: string; fields: ProgrammeFields; now: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`insert into learning.programme
    (id, organisation_id, achievement_id, slug, title, summary, description, language, level, hours, state, created_at)
    values (${id}, ${organisationId}, ${fields.achievementId}, ${slug}, ${fields.title}, ${fields.summary}, ${fields.description},
      ${fields.language}, ${fields.level}, ${fields.hours}, 'draft', ${now})
    on conflict (organisation_id, slug) do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

export async function updateProgramme(tx: Tx, { id, fields }: { id: string; fields: ProgrammeFields }): Promise<void> {
  await sql`update learning.programme set achievement_id = ${fields.achievementId}, title = ${fields.title},
    summary = ${fields.summary}, description = ${fields.description}, language = ${fields.language}, level = ${fields.level},
    hours = ${fields.hours} where id = ${id}`.execute(tx);
}

export async function markPublished(tx: Tx, { id, now }: { id: string; now: Date }): Promise<void> {
  await sql`update learning.programme set state = 'published', published_at = ${now} where id = ${id}`.execute(tx);
}
