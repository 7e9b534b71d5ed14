import { sql } from 'kysely';
import type { Cursor, Tx } from '../../../storage/index.ts';
import type { AnswerKey } from './answer-key.ts';

/** What a question asks, in one version; its id is what papers, answers and outcomes name. */
export type VersionRow = {
  id: string;
  questionId: string;
  number: number;
  prompt: string;
  points: number;
  explanation: string;
  hints: string[];
} & AnswerKey;

/** What a version holds before it is stored. */
export type VersionContent = Omit<VersionRow, 'id' | 'questionId' | 'number' | 'kind' | 'key'> & AnswerKey;

/** What is said of a question beside what it asks. */
export interface QuestionAbout {
  difficulty: number | null;
  tags: string[];
  skills: string[];
  outcomeIds: string[];
  state: 'active' | 'retired';
}

/** The package that a question came of: what it calls it, and the hash of what it said. */
export interface QuestionSource {
  identifier: string | null;
  hash: string;
}

/** A question of the bank in its current version. */
export interface QuestionRow extends QuestionAbout {
  id: string;
  changedAt: Date;
  /** As JSON, for its kind and key belong together. */
  current: VersionRow;
  pools: { id: string; name: string }[];
}

/** By what the bank is searched. */
export interface BankFilter {
  search?: string | undefined;
  kind?: string | undefined;
  tag?: string | undefined;
  skill?: string | undefined;
  outcomeId?: string | undefined;
  difficulty?: number | undefined;
  poolId?: string | undefined;
  state?: string | undefined;
}

const versionColumns = sql`v.id, v.question_id, v.number, v.kind, v.prompt, v.points, v.explanation, v.hints, v.key`;
const rows = sql`select q.id, q.difficulty, q.tags, q.skills, q.outcome_ids, q.state, q.changed_at,
    json_build_object('id', v.id, 'questionId', q.id, 'number', v.number, 'kind', v.kind, 'prompt', v.prompt, 'points', v.points,
      'explanation', v.explanation, 'hints', v.hints, 'key', v.key) as current,
    coalesce((select json_agg(json_build_object('id', p.id, 'name', p.name) order by p.name, p.id) from learning.pool p
      join learning.pool_question i on i.pool_id = p.id where i.question_id = q.id), '[]') as pools
  from learning.question q join learning.question_version v on v.question_id = q.id and v.number = q.current_number`;

/** Questions of the organisation that fit the filter, the last changed first. Only the organisation's own scope sees any. */
export async function listQuestionRows(
  tx: Tx,
  {
    organisationId,
    filter,
    after,
    limit,
  }: {
    organisationId: string;
    filter: BankFilter;
    after: Cursor | undefined;
    limit: number;
  },
): Promise<QuestionRow[]> {
  const since = after ? [sql`(q.changed_at, q.id) < (${after.at}, ${after.id}::uuid)`] : [];
  const conditions = [sql`q.organisation_id = ${organisationId}`, ...conditionsOf(filter), ...since];
  const found = await sql<QuestionRow>`${rows} where ${sql.join(conditions, sql` and `)}
    order by q.changed_at desc, q.id desc limit ${limit}`.execute(tx);
  return found.rows;
}

function conditionsOf({ search = '', kind, tag, skill, outcomeId, difficulty, poolId, state }: BankFilter) {
  const words = search.trim().replaceAll(/[\\%_]/g, (mark) => `\\${mark}`);
  return [
    words !== '' && sql`v.prompt ilike ${`%${words}%`}`,
    kind && sql`v.kind = ${kind}`,
    tag && sql`${tag} = any(q.tags)`,
    skill && sql`${skill} = any(q.skills)`,
    outcomeId && sql`${outcomeId} = any(q.outcome_ids)`,
    difficulty && sql`q.difficulty = ${difficulty}`,
    poolId && sql`exists (select from learning.pool_question i where i.question_id = q.id and i.pool_id = ${poolId})`,
    state && sql`q.state = ${state}`,
  ].filter((condition) => typeof condition === 'object');
}

export async function selectQuestion(
  tx: Tx,
  { id, organisationId }: { id: string; organisationId: string },
): Promise<QuestionRow | undefined> {
  const found = await sql<QuestionRow>`${rows} where q.id = ${id} and q.organisation_id = ${organisationId}`.execute(
    tx,
  );
  return found.rows[0];
}

/** Whoever else would change the question waits until this transaction ends. */
export async function lockQuestion(tx: Tx, id: string): Promise<void> {
  await sql`select from learning.question where id = ${id} for update`.execute(tx);
}

/** Which of these are questions of the organisation. */
export async function selectKnown(
  tx: Tx,
  { organisationId, ids }: { organisationId: string; ids: readonly string[] },
): Promise<Set<string>> {
  const found = await sql<{ id: string }>`select id from learning.question
    where organisation_id = ${organisationId} and id = any(${[...ids]}::uuid[])`.execute(tx);
  return new Set(found.rows.map(({ id }) => id));
}

/** The versions that a paper names, in no order. Only the organisation's own scope sees any. */
export async function selectVersions(tx: Tx, ids: readonly string[]): Promise<VersionRow[]> {
  const found = await sql<VersionRow>`select ${versionColumns} from learning.question_version v
    where v.id = any(${[...ids]}::uuid[])`.execute(tx);
  return found.rows;
}

/** Current versions of the organisation's questions that ask one of these. */
export async function selectVersionsAsking(
  tx: Tx,
  { organisationId, prompts }: { organisationId: string; prompts: readonly string[] },
): Promise<VersionRow[]> {
  const found = await sql<VersionRow>`select ${versionColumns} from learning.question q
      join learning.question_version v on v.question_id = q.id and v.number = q.current_number
    where q.organisation_id = ${organisationId} and v.prompt = any(${[...prompts]}::text[])`.execute(tx);
  return found.rows;
}

/** All versions of a question, the newest first. */
export async function selectVersionNumbers(tx: Tx, questionId: string): Promise<{ number: number; createdAt: Date }[]> {
  const found = await sql<{ number: number; createdAt: Date }>`select number, created_at from learning.question_version
    where question_id = ${questionId} order by number desc`.execute(tx);
  return found.rows;
}

/** Exams of the newest versions of programmes that ask a question, or can. */
export async function selectExams(
  tx: Tx,
  questionId: string,
): Promise<{ programmeId: string; lessonId: string; title: string }[]> {
  const found = await sql<{ programmeId: string; lessonId: string; title: string }>`
    select distinct on (v.programme_id, l.origin_id) v.programme_id, l.id as lesson_id, l.title
    from learning.exam_section s join learning.lesson l on l.id = s.lesson_id
      join learning.programme_version v on v.id = l.version_id
    where exists (select from learning.section_question n where n.section_id = s.id and n.question_id = ${questionId})
      or exists (select from learning.pool_question p where p.pool_id = s.pool_id and p.question_id = ${questionId})
    order by v.programme_id, l.origin_id, v.number desc`.execute(tx);
  return found.rows;
}

interface NewVersion {
  id: string;
  questionId: string;
  organisationId: string;
  number: number;
  content: VersionContent;
  now: Date;
}

export async function insertQuestion(
  tx: Tx,
  { about, source, ...version }: Omit<NewVersion, 'number'> & { about: QuestionAbout; source?: QuestionSource },
): Promise<void> {
  const { questionId, organisationId, now } = version;
  await sql`insert into learning.question
      (id, organisation_id, state, current_number, difficulty, tags, skills, outcome_ids, source_identifier, source_hash,
        created_at, changed_at)
    values (${questionId}, ${organisationId}, ${about.state}, 1, ${about.difficulty}, ${about.tags}, ${about.skills},
      ${about.outcomeIds}, ${source?.identifier ?? null}, ${source?.hash ?? null}, ${now}, ${now})`.execute(tx);
  await insertVersion(tx, { ...version, number: 1 });
}

export async function insertVersion(
  tx: Tx,
  { id, questionId, organisationId, number, content, now }: NewVersion,
): Promise<void> {
  const { kind, prompt, points, explanation, hints, key } = content;
  await sql`insert into learning.question_version
      (id, question_id, organisation_id, number, kind, prompt, points, explanation, hints, key, created_at)
    values (${id}, ${questionId}, ${organisationId}, ${number}, ${kind}, ${prompt}, ${points}, ${explanation},
      ${JSON.stringify(hints)}::jsonb, ${JSON.stringify(key)}::jsonb, ${now})`.execute(tx);
}

export async function updateQuestion(
  tx: Tx,
  { id, number, about, now }: { id: string; number: number; about: QuestionAbout; now: Date },
): Promise<void> {
  await sql`update learning.question set current_number = ${number}, state = ${about.state}, difficulty = ${about.difficulty},
    tags = ${about.tags}, skills = ${about.skills}, outcome_ids = ${about.outcomeIds}, changed_at = ${now}
    where id = ${id}`.execute(tx);
}
