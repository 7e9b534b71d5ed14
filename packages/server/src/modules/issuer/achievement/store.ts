import { sql } from 'kysely';
import type { Cursor, Tx } from '../../../storage/index.ts';

/** A skill as it is kept. */
export interface SkillRow {
  name: string;
  url: string;
  description: string;
  frameworkName?: string | undefined;
  code?: string | undefined;
}

/** An achievement with its organisation's name. */
export interface AchievementRow {
  id: string;
  organisationId: string;
  organisationName: string;
  organisationSlug: string;
  name: string;
  description: string;
  criteria: string;
  kind: 'micro-credential' | 'badge' | 'certificate' | 'diploma' | 'degree';
  imageUrl: string | null;
  language: string;
  credits: number | null;
  creditSystem: string | null;
  hours: number | null;
  level: string | null;
  skills: SkillRow[];
  state: 'draft' | 'active' | 'archived';
  createdAt: Date;
  issuedCount: number;
}

/** What an organisation decides about an achievement. */
export type AchievementFields = Pick<
  AchievementRow,
  | 'name'
  | 'description'
  | 'criteria'
  | 'kind'
  | 'imageUrl'
  | 'language'
  | 'credits'
  | 'creditSystem'
  | 'hours'
  | 'level'
  | 'skills'
  | 'state'
>;

const columns = sql`
  a.id, a.organisation_id, o.name as organisation_name, o.slug as organisation_slug, a.name, a.description, a.criteria,
  a.kind, a.image_url, a.language, a.credits, a.credit_system, a.hours, a.level, a.skills, a.state, a.created_at,
  (select count(*) from issuer.credential c where c.achievement_id = a.id and c.state in ('issued', 'revoked')) as issued_count
  from issuer.achievement a join account.organisation o on o.id = a.organisation_id`;

export async function selectAchievements(tx: Tx, ids: readonly string[]): Promise<AchievementRow[]> {
  const { rows } = await sql<AchievementRow>`select ${columns} where a.id = any(${[...ids]}::uuid[])`.execute(tx);
  return rows;
}

export async function listAchievementRows(
  tx: Tx,
  {
    organisationId,
    state,
    after,
    limit,
  }: { organisationId: string; state: string | undefined; after: Cursor | undefined; limit: number },
): Promise<AchievementRow[]> {
  const { rows } = await sql<AchievementRow>`select ${columns}
    where a.organisation_id = ${organisationId}
      and (${state ?? null}::text is null or a.state = ${state ?? null})
      and (${after?.at ?? null}::timestamptz is null or (a.created_at, a.id) < (${after?.at ?? null}, ${after?.id ?? null}::uuid))
    order by a.created_at desc, a.id desc limit ${limit}`.execute(tx);
  return rows;
}

export async function insertAchievement(
  tx: Tx,
  { id, organisationId, fields, now }: { id: string; organisationId: string; fields: AchievementFields; now: Date },
): Promise<void> {
  await sql`insert into issuer.achievement
    (id, organisation_id, name, description, criteria, kind, image_url, language, credits, credit_system, hours, level, skills, state,
      created_at, changed_at)
    values (${id}, ${organisationId}, ${fields.name}, ${fields.description}, ${fields.criteria}, ${fields.kind}, ${fields.imageUrl},
      ${fields.language}, ${fields.credits}, ${fields.creditSystem}, ${fields.hours}, ${fields.level}, ${JSON.stringify(fields.skills)}::jsonb,
      ${fields.state}, ${now}, ${now})`.execute(tx);
}

export async function updateAchievement(
  tx: Tx,
  { id, fields, now }: { id: string; fields: AchievementFields; now: Date },
): Promise<void> {
  await sql`update issuer.achievement set name = ${fields.name}, description = ${fields.description}, criteria = ${fields.criteria},
    kind = ${fields.kind}, image_url = ${fields.imageUrl}, language = ${fields.language}, credits = ${fields.credits},
    credit_system = ${fields.creditSystem}, hours = ${fields.hours}, level = ${fields.level}, skills = ${JSON.stringify(fields.skills)}::jsonb, state = ${fields.state},
    changed_at = ${now} where id = ${id}`.execute(tx);
}
