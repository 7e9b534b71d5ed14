import { endpoints } from '@laurel/api';
import { parseJson } from '@laurel/credential';
import { afterAll, describe, expect, test } from 'vitest';
import { callApi, type TestPerson, testPassword } from '../../../testing/people.ts';
import { startLearningWorld } from '../testing/learning-world.ts';
import { createRecognising, startApplication } from '../testing/recognition-world.ts';
import { createReviewedTask, reviewing, rubric } from '../testing/review-world.ts';

const world = await startLearningWorld();
const { testApp, createSchool, enrol, doLessons, query } = world;
afterAll(() => testApp.stop());
const school = await createSchool();
const course = await createRecognising(world, school);
const [first] = course.reviewers;
const patience = { timeout: 40_000, interval: 100 };

interface Document {
  credentialSubject: {
    activityStartDate?: string;
    achievement: { name: string; resultDescription: { id: string; name: string; requiredValue?: string }[] };
    result: { resultDescription: string; value?: string; achievedLevel?: string }[];
  };
  evidence: { name: string; genre: string; narrative: string }[];
}

async function recognise(lessonId: string | null, person?: TestPerson) {
  const applicant = await startApplication(world, course, { ...(person && { person }), lessonId });
  const one = reviewing(world, course, first, await applicant.submit());
  await one.mark([4, 3]);
  const { status } = await one.decide('passed');
  expect(status).toBe(200);
  return applicant;
}

const enrolmentOf = async ({ personId }: TestPerson) =>
  (
    await query<{ id: string; state: string; credential_id: string | null }>(
      'select id, state, credential_id from learning.enrolment where person_id = $1',
      [personId],
    )
  )[0];

async function documentOf(person: TestPerson): Promise<Document> {
  const { credential_id: credentialId } = (await enrolmentOf(person)) ?? {};
  const { body } = await callApi(testApp, endpoints.getCredentialDocument, {
    as: person,
    params: { credentialId: credentialId ?? '' },
  });
  // The contract leaves its content open: what is read of it here is what the tests below compare.
  return parseJson(JSON.stringify(body)) as unknown as Document;
}

/** What the list of learners and that of how they stand say of somebody. */
async function staffSee({ personId }: TestPerson) {
  const call = { as: school.owner, params: { ...school.params, programmeId: course.programmeId } };
  const learners = await callApi(testApp, endpoints.listLearners, { ...call, query: { limit: 100 } });
  const query = { segment: 'finished', limit: 100 } as const;
  const standings = await callApi(testApp, endpoints.listStandings, { ...call, query });
  const standing = standings.body.items.find((item) => item.personId === personId);
  return {
    listed: learners.body.items.find((item) => item.personId === personId)?.recognised,
    standing: standing && { recognised: standing.recognised, currentLesson: standing.currentLesson },
  };
}

describe('a programme that was recognised as a whole', () => {
  test('is awarded once by the worker, and the credential says what it rests on', async () => {
    const { person, get } = await recognise(null);
    const worker = await testApp.app.work();
    await expect.poll(async () => (await get()).credentialId, patience).not.toBeNull();
    await worker.stop();
    const enrolment = await enrolmentOf(person);
    expect(enrolment?.state).toBe('completed');
    // They never learnt here, so that no figure of learning counts them.
    expect(await query('select from insight.learner where enrolment_id = $1', [enrolment?.id])).toEqual([]);
    const own = await callApi(testApp, endpoints.getEnrolment, {
      as: person,
      params: { enrolmentId: enrolment?.id ?? '' },
    });
    expect(own.body).toMatchObject({ state: 'completed', recognised: true, lessonsDone: 0 });
    expect(await staffSee(person)).toEqual({ listed: true, standing: { recognised: true, currentLesson: null } });
    const { credentialSubject, evidence } = await documentOf(person);
    expect(credentialSubject.activityStartDate).toBeUndefined();
    expect(evidence).toEqual([
      expect.objectContaining({
        genre: 'Recognition of prior learning',
        narrative: expect.stringContaining('was handed in once and assessed by a marker of the organisation'),
      }),
    ]);
    const { resultDescription } = credentialSubject.achievement;
    expect(resultDescription.map(({ name }) => name)).toEqual([
      'Recognition of prior learning',
      'Recognition of prior learning: Question',
      'Recognition of prior learning: Method',
    ]);
    expect(resultDescription[0]).toMatchObject({ requiredValue: '60' });
    expect(credentialSubject.result.map(({ value }) => value)).toEqual(['85', 'Excellent', 'Good']);
  });

  test('is counted by no figure, though its learner had begun: nobody completed it here in so many days', async () => {
    const learner = await enrol(course);
    await doLessons(course, learner);
    const worker = await testApp.app.work();
    const counted = () => query('select from insight.learner where enrolment_id = $1', [learner.enrolmentId]);
    await expect.poll(counted, patience).toHaveLength(1);
    await recognise(null, learner.person);
    await expect.poll(async () => (await enrolmentOf(learner.person))?.credential_id, patience).not.toBeNull();
    await expect.poll(counted, patience).toEqual([]);
    await worker.stop();
  });

  test('is awarded once however often it is told, and after a crash between completing and issuing', async () => {
    const { person } = await recognise(null);
    const enrolment = await enrolmentOf(person);
    const { organisationId } = school;
    // The process ended after the enrolment was completed and before anything was issued.
    await query(`update learning.enrolment set state = 'completed', completed_at = now() where id = $1`, [
      enrolment?.id,
    ]);
    const worker = await testApp.app.work();
    await expect.poll(async () => (await enrolmentOf(person))?.credential_id, patience).not.toBeNull();
    const [event] = await query<{ id: number }>(
      `select id from storage.event where name = 'recognition.decided' and payload ->> 'enrolmentId' = $1`,
      [enrolment?.id],
    );
    const payload = JSON.stringify({ eventId: event?.id ?? 0, subscriber: 'learning.award' });
    for (let count = 0; count < 5; count += 1)
      await query("select graphile_worker.add_job('handle-event', $1::json)", [payload]);
    const waiting = async () => (await query('select from graphile_worker._private_jobs where run_at <= now()')).length;
    await expect.poll(waiting, patience).toBe(0);
    await worker.stop();
    const issued = await query('select from issuer.credential where person_id = $1 and organisation_id = $2', [
      person.personId,
      organisationId,
    ]);
    expect(issued).toHaveLength(1);
  });
});

test('a programme that was applied for anew leads to what its newer version leads to', async () => {
  const place = await createSchool();
  const changing = await createRecognising(world, place);
  const first = await startApplication(world, changing);
  await first.withdraw();
  const call = { as: place.owner, params: { ...place.params, programmeId: changing.programmeId } };
  await callApi(testApp, endpoints.startVersion, call);
  const achievementId = await world.createAchievement(place, 'Newer Fruit');
  await callApi(testApp, endpoints.changeProgramme, { ...call, body: { achievementId } });
  expect((await callApi(testApp, endpoints.publishProgramme, call)).status).toBe(200);
  const again = await startApplication(world, changing, { person: first.person });
  const one = reviewing(world, changing, changing.reviewers[0], await again.submit());
  await one.mark([4, 3]);
  await one.decide('passed');
  const worker = await testApp.app.work();
  await expect.poll(async () => (await again.get()).credentialId, patience).not.toBeNull();
  await worker.stop();
  expect((await documentOf(first.person)).credentialSubject.achievement.name).toBe('Newer Fruit');
});

test('an assessment that was recognised stands in the credential as recognised, by the rubric and not as an exam', async () => {
  const learner = await enrol(course);
  await recognise(course.examId, learner.person);
  await doLessons(course, learner);
  const worker = await testApp.app.work();
  await expect.poll(async () => (await enrolmentOf(learner.person))?.credential_id, patience).not.toBeNull();
  await worker.stop();
  // Nobody took the exam: its figures know nothing of it.
  expect(await query('select from insight.learner where enrolment_id = $1', [learner.enrolmentId])).toHaveLength(1);
  expect(await query('select from insight.result where enrolment_id = $1', [learner.enrolmentId])).toEqual([]);
  const { credentialSubject, evidence } = await documentOf(learner.person);
  expect(evidence).toEqual([
    expect.objectContaining({
      name: 'The exam',
      genre: 'Recognition of prior learning',
      narrative: expect.not.stringContaining('marked by its answer key'),
    }),
  ]);
  // The exam asks for 70 %; what was decided by asks for 60.
  expect(credentialSubject.achievement.resultDescription[0]).toMatchObject({ name: 'The exam', requiredValue: '60' });
  // So its address is another than that of the exam, of which other credentials say 70.
  expect(credentialSubject.achievement.resultDescription[0]?.id).not.toMatch(new RegExp(`#result-${course.examId}$`));
  expect(credentialSubject.result.map(({ value }) => value)).toEqual(['85', 'Excellent', 'Good']);
});

test('a project that was recognised names no address: neither of the work, nor of the evidence', async () => {
  const place = await createSchool();
  const task = await createReviewedTask(world, place);
  const call = { as: place.owner, params: { ...place.params, programmeId: task.programmeId } };
  await callApi(testApp, endpoints.startVersion, call);
  const offer = { guidance: 'Show it.', rubric };
  await callApi(testApp, endpoints.setRecognitionOffer, { ...call, body: { offer } });
  const { body: version } = await callApi(testApp, endpoints.publishProgramme, call);
  const lessonId = version.modules[0]?.lessons[0]?.id ?? '';
  const { person, enrolmentId } = await enrol(task);
  const params = { enrolmentId, lessonId };
  await callApi(testApp, endpoints.shareWork, { as: person, params, body: { sharesWork: true } });
  const links = [{ url: 'https://work.example/unfinished', title: 'Unfinished' }];
  const kept = await callApi(testApp, endpoints.saveDraft, { as: person, params, body: { body: 'A start.', links } });
  const submissionId = kept.body.draft?.id ?? '';
  expect((await callApi(testApp, endpoints.handInWork, { as: person, params: { submissionId } })).status).toBe(200);
  const applicant = await startApplication(world, task, { person, lessonId });
  const one = reviewing(world, task, task.reviewers[0], await applicant.submit());
  await one.mark([4, 3]);
  expect((await one.decide('passed')).status).toBe(200);
  const worker = await testApp.app.work();
  await expect.poll(async () => (await enrolmentOf(person))?.credential_id, patience).not.toBeNull();
  await worker.stop();
  const { evidence } = await documentOf(person);
  expect(evidence).toMatchObject([{ name: 'Build a bridge', genre: 'Recognition of prior learning' }]);
  expect(JSON.stringify(evidence)).not.toContain('work.example');
});

test('L05 what was handed in as evidence is in one’s export, and gone with its person', async () => {
  const canary = 'canary-of-the-application';
  const applicant = await startApplication(world, course);
  await applicant.send(canary, `${canary}.txt`);
  await applicant.add({ document: canary });
  await applicant.submit(canary);
  const { body } = await callApi(testApp, endpoints.exportMe, { as: applicant.person });
  const exported = JSON.stringify(body);
  expect(exported).toContain('"source":"given"');
  expect(exported.split(canary).length).toBeGreaterThan(3);
  const erased = await callApi(testApp, endpoints.eraseMe, {
    as: applicant.person,
    body: { email: applicant.person.email, password: testPassword, copies: 'stay-valid' },
  });
  expect(erased.status).toBe(202);
  for (const table of ['recognition', 'submission', 'enrolment'])
    expect(await query(`select from learning.${table} where person_id = $1`, [applicant.person.personId])).toEqual([]);
  expect(await query('select from learning.recognition_credential where document = $1', [canary])).toEqual([]);
});
