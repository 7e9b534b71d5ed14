import { sql } from 'kysely';
import type { Tx } from '../../../storage/index.ts';
import type { AchievementTerms } from '../../issuer/index.ts';
import { type CompletionRule, everything, type OutcomeRule } from './rule.ts';

/** An outcome of a version, with what it earns. */
export interface OutcomeRow extends OutcomeRule {
  versionId: string;
  achievementName: string | null;
  achievementState: 'draft' | 'active' | 'archived' | null;
  /** The achievement as it was when the version was published; null in a draft, or where nothing is earned. */
  achievementTerms: AchievementTerms | null;
}

/** What these versions ask for. */
export async function selectRules(tx: Tx, versionIds: readonly string[]): Promise<Map<string, CompletionRule>> {
  const { rows } = await sql<{ id: string; completion: CompletionRule | null }>`
    select id, completion from learning.programme_version where id = any(${[...versionIds]}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, completion }) => [id, completion ?? everything]));
}

/** The rule of one version, and its outcomes. */
export async function readRuleOf(tx: Tx, versionId: string): Promise<{ rule: CompletionRule; outcomes: OutcomeRow[] }> {
  const rules = await selectRules(tx, [versionId]);
  return { rule: rules.get(versionId) ?? everything, outcomes: await selectOutcomes(tx, [versionId]) };
}

export async function updateRule(
  tx: Tx,
  { versionId, rule }: { versionId: string; rule: CompletionRule },
): Promise<void> {
  await sql`update learning.programme_version set completion = ${JSON.stringify(rule)}::jsonb where id = ${versionId}`.execute(
    tx,
  );
}

/** The outcomes of these versions, each version's in order. */
export async function selectOutcomes(tx: Tx, versionIds: readonly string[]): Promise<OutcomeRow[]> {
  const { rows } =
    await sql<OutcomeRow>`select o.id, o.origin_id, o.version_id, o.text, o.mastery_percent, o.is_required,
      o.achievement_id, coalesce(o.achievement_terms ->> 'name', a.name) as achievement_name, a.state as achievement_state,
      o.achievement_terms,
      array(select l.origin_id from learning.lesson_outcome s join learning.lesson l on l.id = s.lesson_id
        where s.outcome_id = o.id order by l.origin_id) as lessons
    from learning.outcome o left join issuer.achievement a on a.id = o.achievement_id
    where o.version_id = any(${[...versionIds]}::uuid[]) order by o.position, o.id`.execute(tx);
  return rows;
}

/** Keeps with an outcome of a draft what it leads to, as the draft is published. */
export async function fixOutcomeTerms(
  tx: Tx,
  { id, terms }: { id: string; terms: AchievementTerms | undefined },
): Promise<void> {
  await sql`update learning.outcome set achievement_terms = ${terms ? JSON.stringify(terms) : null}::jsonb where id = ${id}`.execute(
    tx,
  );
}

/** An outcome of the newest version of a programme, under the id that it has in all of them. */
export interface ProgrammeOutcomeRow {
  id: string;
  versionIds: string[];
  text: string;
  programmeId: string;
  programmeTitle: string;
}

/** The outcomes of the newest versions of an organisation’s programmes. */
export async function listOutcomeRows(tx: Tx, organisationId: string): Promise<ProgrammeOutcomeRow[]> {
  const { rows } =
    await sql<ProgrammeOutcomeRow>`select o.origin_id as id, o.text, v.programme_id, v.title as programme_title,
      array(select s.id from learning.outcome s where s.origin_id = o.origin_id order by s.id) as version_ids
    from learning.outcome o join learning.programme_version v on v.id = o.version_id
    where o.organisation_id = ${organisationId}
      and v.number = (select max(w.number) from learning.programme_version w where w.programme_id = v.programme_id)
    order by v.title, v.programme_id, o.position, o.id limit 2000`.execute(tx);
  return rows;
}

/** Puts these in the place of all the version's outcomes; each keeps its origin. */
export async function replaceOutcomes(
  tx: Tx,
  {
    organisationId,
    versionId,
    outcomes,
  }: { organisationId: string; versionId: string; outcomes: readonly OutcomeRule[] },
): Promise<void> {
  await sql`delete from learning.outcome where version_id = ${versionId}`.execute(tx);
  for (const [index, outcome] of outcomes.entries()) {
    await sql`insert into learning.outcome
      (id, origin_id, organisation_id, version_id, position, text, mastery_percent, is_required, achievement_id)
      values (${outcome.id}, ${outcome.originId}, ${organisationId}, ${versionId}, ${index + 1}, ${outcome.text},
        ${outcome.masteryPercent}, ${outcome.isRequired}, ${outcome.achievementId})`.execute(tx);
    await sql`insert into learning.lesson_outcome (lesson_id, outcome_id, version_id, organisation_id)
      select l.id, ${outcome.id}::uuid, l.version_id, l.organisation_id from learning.lesson l
      where l.version_id = ${versionId} and l.origin_id = any(${outcome.lessons}::uuid[])`.execute(tx);
  }
}
