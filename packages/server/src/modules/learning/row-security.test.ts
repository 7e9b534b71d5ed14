import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { startLearningWorld } from './testing/learning-world.ts';

const world = await startLearningWorld();
const { testApp, createSchool, createFullDraft, createPublished, enrol, doLessons, takeExam } = world;
afterAll(() => testApp.stop());

const school = await createSchool();
const elsewhere = await createSchool();
const course = await createPublished(school);
await createFullDraft(school);
const learner = await enrol(course);
await doLessons(course, learner);
await takeExam(course, learner);
const other = await enrol(course);

const tables = [
  'programme',
  'programme_version',
  'module',
  'lesson',
  'question',
  'question_version',
  'pool',
  'pool_question',
  'exam_section',
  'section_question',
  'enrolment',
  'lesson_progress',
  'attempt',
  'assessment_result',
  'outcome',
  'lesson_outcome',
  'outcome_award',
] as const;

/** How many rows the application’s role sees in each table, from a query that filters nothing. */
async function seenBy(scope: { organisation?: string; person?: string }): Promise<Record<string, number>> {
  const client = new pg.Client({ connectionString: testApp.databaseUrl, options: '-c role=laurel_app' });
  await client.connect();
  await client.query("select set_config('laurel.organisation', $1, false), set_config('laurel.person', $2, false)", [
    scope.organisation ?? '',
    scope.person ?? '',
  ]);
  const seen: Record<string, number> = {};
  for (const table of tables) {
    const { rows } = await client.query<{ count: number }>(`select count(*)::int as count from learning.${table}`);
    seen[table] = rows[0]?.count ?? 0;
  }
  await client.end();
  return seen;
}

const published = { programme: 1, programme_version: 1, module: 2, lesson: 3 };
const noOutcomes = { outcome: 0, lesson_outcome: 0, outcome_award: 0 };
const noBank = { question: 0, question_version: 0, pool: 0, pool_question: 0, exam_section: 0, section_question: 0 };
const nothing = { ...noBank, enrolment: 0, lesson_progress: 0, attempt: 0, assessment_result: 0, ...noOutcomes };

test('F02: without a filter a learner sees what is published and their own learning, and no question', async () => {
  expect(await seenBy({ person: learner.person.personId })).toEqual({
    ...published,
    ...noBank,
    enrolment: 1,
    lesson_progress: 3,
    attempt: 1,
    assessment_result: 1,
    ...noOutcomes,
  });
  expect(await seenBy({ person: other.person.personId })).toEqual({ ...published, ...nothing, enrolment: 1 });
});

test('F02: without a filter another organisation and nobody see what is published, and nothing else', async () => {
  for (const scope of [{}, { organisation: elsewhere.organisationId }])
    expect(await seenBy(scope)).toEqual({ ...published, ...nothing });
});

test('F02: the organisation itself sees its own', async () => {
  expect(await seenBy({ organisation: school.organisationId })).toEqual({
    programme: 2,
    programme_version: 2,
    module: 4,
    lesson: 6,
    question: 8,
    question_version: 8,
    pool: 2,
    pool_question: 8,
    exam_section: 2,
    section_question: 8,
    enrolment: 2,
    lesson_progress: 3,
    attempt: 1,
    assessment_result: 1,
    ...noOutcomes,
  });
});
