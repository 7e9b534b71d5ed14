import { randomUUID } from 'node:crypto';
import { endpoints } from '@laurel/api';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { bringUpToDate, createOlderDatabase } from './testing/older-database.ts';
import { callApi, createOrganisationFor, createSignedInPerson, type TestPerson } from './testing/people.ts';
import { startTestApp, type TestApp } from './testing/test-app.ts';

const programmeId: string = randomUUID();
const moduleId: string = randomUUID();
const readingId: string = randomUUID();
const examId: string = randomUUID();
const questionId: string = randomUUID();
const rightId: string = randomUUID();
const wrongId: string = randomUUID();
const draftId: string = randomUUID();
const enrolmentId: string = randomUUID();
const openAttemptId: string = randomUUID();
const doneEnrolmentId: string = randomUUID();
const T1 = '2026-11-02T10:00:00Z';
const T2 = '2026-11-03T10:00:00Z';

let testApp: TestApp;
let client: pg.Client;
let owner: TestPerson;
let learner: TestPerson;
let graduate: TestPerson;
let organisationId: string;
let did: string;
let achievementId: string;
let applied: string[];

const insert = async (table: string, row: Record<string, unknown>) => {
  const names = Object.keys(row);
  const places = names.map((_, at) => `$${at + 1}`).join(', ');
  await client.query(`insert into ${table} (${names.join(', ')}) values (${places})`, Object.values(row));
};

/** What the release before versions wrote: people learn, one has an exam open, and one has completed. */
async function fillLearning(): Promise<void> {
  const common = { organisation_id: organisationId };
  const about = { title: 'Fruit', summary: 'S', description: 'D', language: 'en', level: '', hours: 4 };
  for (const [id, slug, state] of [
    [programmeId, 'fruit', 'published'],
    [draftId, 'stones', 'draft'],
  ])
    await insert('learning.programme', {
      ...{ ...common, ...about, id, slug, state, achievement_id: achievementId, created_at: T1 },
      published_at: state === 'published' ? T1 : null,
    });
  await insert('learning.module', {
    ...{ ...common, id: moduleId, programme_id: programmeId, position: 1, title: 'M', summary: '' },
  });
  const lesson = { ...common, programme_id: programmeId, module_id: moduleId, minutes: 5 };
  await insert('learning.lesson', {
    ...{ ...lesson, id: readingId, position: 1, kind: 'reading', title: 'A reading', markdown: 'Pears.' },
  });
  await insert('learning.lesson', {
    ...{ ...lesson, id: examId, position: 2, kind: 'exam', title: 'The exam', instructions: 'Go.' },
    ...{ pass_mark_percent: 70, attempts_allowed: 2 },
  });
  const options = [
    { id: rightId, text: 'Pear', correct: true },
    { id: wrongId, text: 'Kettle', correct: false },
  ];
  await insert('learning.question', {
    ...{ ...common, id: questionId, lesson_id: examId, position: 1, kind: 'single-choice', prompt: 'Which?' },
    ...{ points: 1, explanation: 'It grows.', key: JSON.stringify({ options }) },
  });
  const enrolment = { ...common, programme_id: programmeId, enrolled_at: T1, last_active_at: T1 };
  await insert('learning.enrolment', {
    ...{ ...enrolment, id: enrolmentId, person_id: learner.personId, state: 'active' },
  });
  await insert('learning.enrolment', {
    ...{ ...enrolment, id: doneEnrolmentId, person_id: graduate.personId, state: 'completed', completed_at: T1 },
  });
  const own = { ...common, enrolment_id: enrolmentId, person_id: learner.personId };
  await insert('learning.lesson_progress', { ...own, lesson_id: readingId, state: 'done', changed_at: T1 });
  await insert('learning.lesson_progress', { ...own, lesson_id: examId, state: 'started', changed_at: T1 });
  const attempt = { ...own, lesson_id: examId, started_at: T1 };
  await insert('learning.attempt', {
    ...{ ...attempt, id: randomUUID(), number: 1, state: 'submitted', submitted_at: T1, score_percent: 0 },
    ...{ passed: false, outcomes: JSON.stringify([{ questionId, points: 0, correct: false }]) },
  });
  await insert('learning.attempt', { ...attempt, id: openAttemptId, number: 2, state: 'open' });
}

const ids = Object.fromEntries(
  ['once', 'onceNew', 'twice', 'twiceNew', 'twiceNewest', 'byHand', 'byHandNew', 'waits', 'waitsNew', 'gone'].map(
    (name) => [name, randomUUID()],
  ),
);

const documentOf = (id = '') =>
  JSON.stringify({
    id: `${testApp.origin}/credentials/${id}`,
    credentialSubject: {
      achievement: {
        ...{ id: `${testApp.origin}/achievements/${achievementId}`, type: ['Achievement'], name: 'A' },
        ...{ description: 'D', criteria: { narrative: 'C' } },
      },
    },
  });

/** What it wrote of credentials that were issued anew: the new one knows the old, and not the other way round. */
async function fillCredentials(): Promise<void> {
  const [keyId, statusListId] = [randomUUID(), randomUUID()];
  await insert('issuer.signing_key', {
    ...{ id: keyId, organisation_id: organisationId, verification_method: `${did}#old`, sealed: '' },
    ...{ public_key_multibase: 'z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK', created_at: T1, retired_at: T2 },
  });
  await insert('issuer.status_list', {
    ...{ id: statusListId, organisation_id: organisationId, purpose: 'revocation', length: 131072 },
    ...{ bits: Buffer.alloc(16384), created_at: T1 },
  });
  let index = 0;
  const add = (name: string, row: Record<string, unknown>) =>
    insert('issuer.credential', {
      ...{ id: ids[name], organisation_id: organisationId, achievement_id: achievementId, signing_key_id: keyId },
      ...{ person_id: graduate.personId, recipient_email: graduate.email, recipient_name: 'G', state: 'issued' },
      ...{ idempotency_key: name, status_list_id: statusListId, status_index: index++, unsigned: '{}' },
      ...{ proof_created: T1, secured: documentOf(ids[name]), created_at: T1, issued_at: T1, ...row },
    });
  const over = (at: string) => ({ state: 'revoked', revoked_at: at, revocation_reason: 'The key was stolen' });
  await add('once', { ...over(T1), visibility: 'public' });
  await add('onceNew', { reissue_of: ids.once, visibility: 'private' });
  await add('twice', { ...over(T1), visibility: 'private' });
  await add('twiceNew', { ...over(T2), reissue_of: ids.twice });
  await add('twiceNewest', { reissue_of: ids.twiceNew, issued_at: T2, visibility: 'public' });
  await add('byHand', { ...over('2026-11-01T10:00:00Z'), visibility: 'public' });
  await add('byHandNew', { ...over(T1), reissue_of: ids.byHand });
  await add('waits', {});
  await add('waitsNew', { state: 'pending', reissue_of: ids.waits, secured: null, issued_at: null });
  await add('gone', {
    ...{ state: 'erased', erased_at: T2, secured: null, unsigned: '', recipient_email: '', recipient_name: '' },
    ...{ person_id: null, idempotency_key: `erased:${ids.gone}` },
  });
  await client.query('update learning.enrolment set credential_id = $1 where id = $2', [ids.twice, doneEnrolmentId]);
}

beforeAll(async () => {
  const database = await createOlderDatabase('0013-erasure-at-scale.sql');
  testApp = await startTestApp({ database });
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query("select set_config('laurel.system', 'on', false)");
  [owner, learner, graduate] = [
    await createSignedInPerson(testApp),
    await createSignedInPerson(testApp),
    await createSignedInPerson(testApp),
  ];
  ({ id: organisationId, did } = await createOrganisationFor(testApp, owner));
  achievementId = randomUUID();
  await insert('issuer.achievement', {
    ...{ id: achievementId, organisation_id: organisationId, name: 'Fruit', description: 'D', criteria: 'C' },
    ...{
      kind: 'micro-credential',
      language: 'en',
      credits: 2,
      skills: '[]',
      state: 'active',
      created_at: T1,
      changed_at: T1,
    },
  });
  await fillLearning();
  await fillCredentials();
  applied = await bringUpToDate(database);
}, 120_000);
afterAll(async () => {
  await client.end();
  await testApp.stop();
});

test('M15 an install of the release before is brought up to date with all that is in it', () => {
  expect(applied[0]).toBe('0014-blockcerts.sql');
  expect(applied).toContain('0020-programme-versions.sql');
});

test('M15 credits are still what they were shown as', async () => {
  const { body } = await callApi(testApp, endpoints.getPublicAchievement, { params: { achievementId } });
  expect(body).toMatchObject({ credits: 2, creditSystem: 'ECTS' });
});

describe('M15 what was learnt before programmes had versions', () => {
  const progressOf = async () =>
    (await callApi(testApp, endpoints.getEnrolment, { as: learner, params: { enrolmentId } })).body;

  test('is there as it was, in the first version', async () => {
    const enrolment = await progressOf();
    expect(enrolment).toMatchObject({ state: 'active', version: 1 });
    expect(enrolment.modules[0]?.lessons.map(({ id, state }) => [id, state])).toEqual([
      [readingId, 'done'],
      [examId, 'started'],
    ]);
  });

  test('leads to what its achievement was when it was brought up to date, whatever that becomes', async () => {
    const changed = await callApi(testApp, endpoints.changeAchievement, {
      as: owner,
      params: { organisationId, achievementId },
      body: { credits: 7, skills: [{ name: 'Stones', url: 'https://skills.example/stones' }] },
    });
    expect(changed.body).toMatchObject({ credits: 7 });
    const page = await callApi(testApp, endpoints.getCataloguePage, { params: { programmeId } });
    expect(page.body).toMatchObject({
      achievement: { name: 'Fruit', description: 'D', criteria: 'C', credits: 2, creditSystem: 'ECTS', skills: [] },
    });
    const draft = await callApi(testApp, endpoints.getProgramme, {
      as: owner,
      params: { organisationId, programmeId: draftId },
    });
    expect(draft.body).toMatchObject({ credits: 7, achievementsChanged: [] });
  });

  test('has the result of the exam that was handed in, and none of the one that is open', async () => {
    const { rows } = await client.query(
      'select lesson_id, outcome, percent, details from learning.assessment_result where enrolment_id = $1',
      [enrolmentId],
    );
    expect(rows).toEqual([{ lesson_id: examId, outcome: 'failed', percent: 0, details: { attempts: 1 } }]);
  });

  test('goes on in the next version: the reading counts, and the exam that is open is handed in first', async () => {
    const params = { organisationId, programmeId };
    const started = await callApi(testApp, endpoints.startVersion, { as: owner, params });
    expect(started).toMatchObject({ status: 201, body: { version: 2, state: 'draft' } });
    expect((await callApi(testApp, endpoints.publishProgramme, { as: owner, params })).status).toBe(200);
    const move = () =>
      callApi(testApp, endpoints.changeVersion, { as: learner, params: { enrolmentId }, body: { version: 2 } });
    expect((await move()).code).toBe('attempt-open');
    const answers = { [questionId]: { optionIds: [rightId] } };
    const attempt = { as: learner, params: { attemptId: openAttemptId } };
    expect((await callApi(testApp, endpoints.saveAnswers, { ...attempt, body: { answers } })).status).toBe(200);
    expect((await callApi(testApp, endpoints.submitAttempt, attempt)).body).toMatchObject({ number: 2, passed: true });
    expect((await move()).body).toMatchObject({ version: 2 });
    const { modules } = await progressOf();
    expect(modules[0]?.lessons.map(({ state }) => state)).toEqual(['done', 'done']);
  });

  test('asked what is in the bank now, in the pool of its exam', async () => {
    const params = { organisationId };
    const { items } = (await callApi(testApp, endpoints.listQuestions, { as: owner, params })).body;
    expect(items).toMatchObject([
      { prompt: 'Which?', kind: 'single-choice', points: 1, version: 1, pools: [{ name: 'The exam' }] },
    ]);
    const { rows } = await client.query<{ paper: { questionId: string }[]; state: string }>(
      'select paper, state from learning.attempt where enrolment_id = $1 order by number',
      [enrolmentId],
    );
    expect(rows.map(({ paper }) => paper.map((entry) => entry.questionId))).toEqual([[questionId], [questionId]]);
    expect(items[0]?.statistics.attempts).toBe(2);
  });

  test('leads to the credential', async () => {
    const worker = await testApp.app.work();
    await vi
      .waitFor(async () => expect((await progressOf()).credentialId).toEqual(expect.any(String)), {
        timeout: 45_000,
        interval: 100,
      })
      .finally(() => worker.stop());
  }, 60_000);

  test('a draft is still one, and can be changed', async () => {
    const params = { organisationId, programmeId: draftId };
    const changed = await callApi(testApp, endpoints.changeProgramme, {
      as: owner,
      params,
      body: { title: 'Precious stones' },
    });
    expect(changed).toMatchObject({ status: 200, body: { title: 'Precious stones', state: 'draft', version: 1 } });
  });
});

describe('M15 what was issued anew before it was kept what replaced what', () => {
  const rows = async () =>
    Object.fromEntries(
      (
        await client.query<{ id: string; replacedBy: string | null; visibility: string }>(
          'select id, replaced_by as "replacedBy", visibility from issuer.credential',
        )
      ).rows.map(({ id, ...row }) => [Object.entries(ids).find(([, own]) => own === id)?.[0], row]),
    );
  const replacedBy = (name: string | null, visibility: string) => ({ replacedBy: name && ids[name], visibility });

  test('leads on where the one took the place of the other, and nowhere else', async () => {
    expect(await rows()).toMatchObject({
      once: replacedBy('onceNew', 'private'),
      onceNew: replacedBy(null, 'private'),
      twice: replacedBy('twiceNew', 'public'),
      twiceNew: replacedBy('twiceNewest', 'public'),
      twiceNewest: replacedBy(null, 'public'),
      byHand: replacedBy(null, 'public'),
      byHandNew: replacedBy(null, 'private'),
      waits: replacedBy(null, 'private'),
      waitsNew: replacedBy(null, 'private'),
      gone: replacedBy(null, 'private'),
    });
  });

  test('a course that somebody completed names what counts now, and the page of the oldest leads to it', async () => {
    const params = { enrolmentId: doneEnrolmentId };
    const enrolment = await callApi(testApp, endpoints.getEnrolment, { as: graduate, params });
    expect(enrolment.body.credentialId).toBe(ids.twiceNewest);
    const page = await callApi(testApp, endpoints.getCredential, { params: { credentialId: ids.twice ?? '' } });
    expect(page.body.replacedBy).toMatchObject({ id: ids.twiceNewest, state: 'issued' });
  });
});
