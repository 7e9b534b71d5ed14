import { type Endpoint, endpoints } from '@laurel/api';
import { afterAll, describe, expect, test } from 'vitest';
import { callApi, createSignedInPerson, queuedMail } from '../../../testing/people.ts';
import { joinAs, startLearningWorld } from '../testing/learning-world.ts';
import { createRecognising, startApplication } from '../testing/recognition-world.ts';
import { createReviewedTask, reviewing, rubric } from '../testing/review-world.ts';

const world = await startLearningWorld();
const { testApp, createSchool, createPublished, enrol, doLessons, takeExam, query } = world;
afterAll(() => testApp.stop());
const school = await createSchool();
const course = await createRecognising(world, school, { resubmissions: 1 });
const [first, second] = course.reviewers;
const options = (as: { cookie: string }, programmeId = course.programmeId) =>
  callApi(testApp, endpoints.getRecognitionOptions, { as, params: { programmeId } });
const apply = (as: { cookie: string }, body: { lessonId?: string | null } = {}, programmeId = course.programmeId) =>
  callApi(testApp, endpoints.applyForRecognition, { as, params: { programmeId }, body });

describe('the offer', () => {
  test('stands on the public page, is frozen with the version and goes on into the next', async () => {
    const { body } = await callApi(testApp, endpoints.getCataloguePage, {
      params: { programmeId: course.programmeId },
    });
    expect(body.recognition).toEqual({
      guidanceHtml: expect.stringContaining('<strong>where</strong>'),
      retryDays: 30,
    });
    const call = { as: school.owner, params: { ...school.params, programmeId: course.programmeId } };
    const frozen = await callApi(testApp, endpoints.setRecognitionOffer, { ...call, body: { offer: null } });
    expect(frozen).toMatchObject({ status: 409, code: 'programme-published' });
    await callApi(testApp, endpoints.startVersion, call);
    const copied = await callApi(testApp, endpoints.getRecognitionOffer, call);
    expect(copied.body.offer).toMatchObject({ guidance: 'Show **where** you learnt it.', rubric });
    const taken = await callApi(testApp, endpoints.setRecognitionOffer, { ...call, body: { offer: null } });
    expect(taken.body).toEqual({ offer: null });
    await callApi(testApp, endpoints.discardDraft, call);
  });

  test('is needed: without it nobody applies', async () => {
    const { programmeId } = await createPublished(school);
    const person = await createSignedInPerson(testApp);
    expect((await options(person, programmeId)).body).toMatchObject({ notice: null, rubric: null, options: [] });
    expect(await apply(person, {}, programmeId)).toMatchObject({ status: 409, code: 'recognition-not-offered' });
    expect(await query('select from learning.enrolment where person_id = $1', [person.personId])).toEqual([]);
    const offersIt = async (of: { programmeId: string }) => {
      const params = { enrolmentId: (await enrol(of, person)).enrolmentId };
      const { body } = await callApi(testApp, endpoints.getEnrolment, { as: person, params });
      return body.recognisesPriorLearning;
    };
    expect([await offersIt({ programmeId }), await offersIt(course)]).toEqual([false, true]);
  });
});

describe('an application', () => {
  test('of somebody who is not enrolled takes no place and opens no lesson; enrolling later is free', async () => {
    const { person, recognitionId } = await startApplication(world, course);
    const list = await callApi(testApp, endpoints.listEnrolments, { as: person });
    expect(list.body.items).toEqual([]);
    const enrolled = () =>
      query<{ id: string; state: string; had_place: boolean }>(
        'select e.id, e.state, e.had_place from learning.enrolment e where person_id = $1',
        [person.personId],
      );
    const [row] = await enrolled();
    expect(row).toMatchObject({ state: 'applying', had_place: false });
    const lesson = { as: person, params: { enrolmentId: row?.id ?? '', lessonId: course.readingId } };
    expect(await callApi(testApp, endpoints.getLesson, lesson)).toMatchObject({ status: 409, code: 'no-place' });
    const learners = await callApi(testApp, endpoints.listLearners, {
      as: school.owner,
      params: { ...school.params, programmeId: course.programmeId },
    });
    expect(JSON.stringify(learners.body)).not.toContain(person.name);
    const { enrolmentId } = await enrol(course, person);
    expect(enrolmentId).toBe(row?.id);
    expect(await enrolled()).toMatchObject([{ state: 'active', had_place: true }]);
    const listed = (await options(person)).body.applications;
    expect(listed).toEqual([expect.objectContaining({ id: recognitionId, state: 'draft', lessonId: null })]);
  });

  test('is one at a time: the same again is the same, another is refused', async () => {
    const { person } = await enrol(course);
    const answers = await Promise.all(Array.from({ length: 10 }, () => apply(person)));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(await apply(person, { lessonId: course.examId })).toMatchObject({ status: 409, code: 'recognition-open' });
    await callApi(testApp, endpoints.withdrawRecognition, {
      as: person,
      params: { recognitionId: answers[0]?.body.id ?? '' },
    });
    expect((await apply(person, { lessonId: course.examId })).body).toMatchObject({ lessonTitle: 'The exam' });
  });

  test('is for the whole where one is not enrolled, and for no lesson that is no assessment', async () => {
    const person = await createSignedInPerson(testApp);
    expect((await options(person)).body.options.map(({ lessonId }) => lessonId)).toEqual([null]);
    for (const lessonId of [course.examId, course.readingId])
      expect(await apply(person, { lessonId })).toMatchObject({ status: 409, code: 'recognition-not-offered' });
    await enrol(course, person);
    expect((await options(person)).body.options.map(({ lessonId }) => lessonId)).toEqual([null, course.examId]);
    expect(await apply(person, { lessonId: course.readingId })).toMatchObject({ code: 'recognition-not-offered' });
  });

  test('is handed in with words and evidence; a version does not change, fifty hand-ins are one', async () => {
    const { recognitionId, save, send, handIn, get } = await startApplication(world, course);
    expect(await handIn()).toMatchObject({ status: 409, code: 'submission-incomplete' });
    await save('I have *built* bridges.', []);
    expect(await handIn()).toMatchObject({ status: 409, code: 'submission-incomplete' });
    const sent = await send('A letter of my employer.', 'letter.txt');
    expect(sent).toMatchObject({ status: 201, body: { draft: { files: [{ name: 'letter.txt' }] } } });
    const answers = await Promise.all(Array.from({ length: 50 }, () => handIn()));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect((await get()).handedIn).toHaveLength(1);
    const events = await query(
      `select from storage.event where name = 'recognition.handed-in' and payload ->> 'recognitionId' = $1`,
      [recognitionId],
    );
    expect(events).toHaveLength(1);
    expect(await save('Something else.')).toMatchObject({ status: 409, code: 'recognition-closed' });
    expect((await send('More.', 'more.txt')).body.code).toBe('recognition-closed');
    const { bodyHtml, files } = (await get()).handedIn[0] ?? {};
    expect(bodyHtml).toContain('<em>built</em>');
    expect(files).toHaveLength(1);
  });
});

test('E04 files and credentials have the measure of all that somebody hands in, whatever is withdrawn', async () => {
  const applicant = await startApplication(world, course);
  const fileId = (await applicant.send('a', 'first.txt')).body.draft?.files[0]?.id ?? '';
  await query('alter table file.file no force row level security');
  await query('update file.file set bytes = $2 where id = $1', [fileId, 2 * 1024 ** 3 - 5]);
  await query('alter table file.file force row level security');
  await applicant.withdraw();
  const { send, add, get, withdraw } = await startApplication(world, course, { person: applicant.person });
  expect(await send('sixsix', 'b.txt')).toMatchObject({ status: 413, body: { code: 'too-large' } });
  expect((await send('five5', 'c.txt')).status).toBe(201);
  await add({ document: 'x' });
  await query('update learning.recognition_credential set document = repeat($2, 20000000) where document = $1', [
    'x',
    'x',
  ]);
  expect(await add({ document: 'y' })).toMatchObject({ status: 413, code: 'too-large' });
  expect((await get()).draft?.credentials).toHaveLength(1);
  await withdraw();
});

test('whoever is not enrolled has to have earned what the programme builds on, and is told what', async () => {
  const place = await createSchool();
  const advanced = await createRecognising(world, place);
  const call = { as: place.owner, params: { ...place.params, programmeId: advanced.programmeId } };
  const before = await enrol(advanced);
  const prerequisiteIds = [await world.createAchievement(place, 'Bridges for Beginners')];
  await callApi(testApp, endpoints.startVersion, call);
  await callApi(testApp, endpoints.changeProgramme, { ...call, body: { prerequisiteIds } });
  expect((await callApi(testApp, endpoints.publishProgramme, call)).status).toBe(200);
  const stranger = await createSignedInPerson(testApp);
  const refused = await apply(stranger, {}, advanced.programmeId);
  expect(refused).toMatchObject({ status: 409, code: 'prerequisites-missing' });
  expect(JSON.stringify(refused.body)).toContain('Bridges for Beginners');
  expect(await query('select from learning.enrolment where person_id = $1', [stranger.personId])).toEqual([]);
  expect((await apply(before.person, {}, advanced.programmeId)).status).toBe(201);
  const recipient = { name: stranger.name, email: stranger.email };
  await callApi(testApp, endpoints.issueCredential, {
    ...{ as: place.owner, params: place.params },
    body: { achievementId: prerequisiteIds[0] ?? '', recipient },
  });
  expect((await apply(stranger, {}, advanced.programmeId)).status).toBe(201);
});

test('what was withdrawn is nobody’s work to do: it is given to whoever has least', async () => {
  const place = await createSchool();
  const even = await createRecognising(world, place, { allocation: 'by-load' });
  const worker = await testApp.app.work();
  const reviewerOf = async (submissionId: string) => {
    const rows = () =>
      query<{ id: string }>('select reviewer_id as id from learning.review where submission_id = $1', [submissionId]);
    await expect.poll(async () => (await rows()).length, { timeout: 30_000 }).toBe(1);
    return (await rows())[0]?.id;
  };
  const given: (string | undefined)[] = [];
  // Four may review: each is given one, and each is withdrawn; the fifth round must not count the first.
  for (let turn = 0; turn < 4; turn += 1) {
    const applicant = await startApplication(world, even);
    given.push(await reviewerOf(await applicant.submit()));
    if (turn < 3) await applicant.withdraw();
  }
  await worker.stop();
  const { body } = await callApi(testApp, endpoints.listReviewers, {
    as: place.owner,
    params: { ...place.params, submissionId: await (await startApplication(world, even)).submit() },
  });
  expect(body.items.map(({ open }) => open).sort()).toEqual([0, 0, 0, 1]);
  expect(given.every(Boolean)).toBe(true);
});

describe('credentials as evidence', async () => {
  const learner = await createSignedInPerson(testApp);
  const issued = await callApi(testApp, endpoints.issueCredential, {
    as: school.owner,
    params: school.params,
    body: {
      achievementId: await world.createAchievement(school, 'Earlier Bridge'),
      recipient: { name: learner.name, email: learner.email },
    },
  });
  const document = async () =>
    JSON.stringify(
      (
        await callApi(testApp, endpoints.getCredentialDocument, {
          as: learner,
          params: { credentialId: issued.body.id },
        })
      ).body,
    );

  test('of one’s own wallet stand beside their verdict, for the reviewer too', async () => {
    const applicant = await startApplication(world, course, { person: learner });
    const { status, body } = await applicant.add({ credentialId: issued.body.id });
    expect(status).toBe(201);
    expect(body.draft?.credentials).toMatchObject([{ source: 'wallet', name: 'Earlier Bridge', outcome: 'valid' }]);
    const submissionId = await applicant.submit();
    const shown = (await reviewing(world, course, first, submissionId).get()).body;
    expect(shown.recognition).toMatchObject({
      isWhole: true,
      credentials: [{ name: 'Earlier Bridge', recipientName: learner.name, outcome: 'valid', source: 'wallet' }],
    });
  });

  test('that were changed, and what is none, are kept with a verdict that says so', async () => {
    const applicant = await startApplication(world, course);
    await applicant.add({ document: (await document()).replace('Earlier Bridge', 'Greater Bridge') });
    const { body } = await applicant.add({ document: 'not a credential' });
    expect(body.draft?.credentials.map(({ source, outcome }) => [source, outcome])).toEqual([
      ['given', 'not-valid'],
      ['given', 'not-valid'],
    ]);
  });

  test('J02 of another person’s wallet are not there', async () => {
    const other = await startApplication(world, course);
    const { status, body } = await other.add({ credentialId: issued.body.id });
    expect(status).toBe(404);
    expect(JSON.stringify(body)).not.toContain('Earlier Bridge');
  });
});

test('J02 an application, its files and its verdicts are their applicant’s and the reviewers’ alone', async () => {
  const applicant = await startApplication(world, course);
  const canary = 'canary-of-the-evidence';
  await applicant.send(canary, `${canary}.txt`);
  await applicant.save(canary);
  const draft = (await applicant.get()).draft;
  const fileId = draft?.files[0]?.id ?? '';
  const stranger = await createSignedInPerson(testApp);
  const elsewhere = await createSchool();
  const learner = (await enrol(course)).person;
  const params = { recognitionId: applicant.recognitionId, fileId, evidenceId: fileId };
  const own: [Endpoint, object?][] = [
    [endpoints.getRecognition],
    [endpoints.saveEvidence, { body: 'Mine now' }],
    [endpoints.removeEvidenceFile],
    [endpoints.addEvidenceCredential, { document: '{}' }],
    [endpoints.removeEvidenceCredential],
    [endpoints.handInRecognition],
    [endpoints.withdrawRecognition],
  ];
  for (const as of [stranger, learner, first, school.owner, elsewhere.owner])
    for (const [endpoint, body] of own) {
      // Each endpoint of the list has a body of its own kind, which the type of a loop cannot say.
      const { status, body: answer } = await callApi(testApp, endpoint, {
        as,
        params,
        ...(body ? { body } : {}),
      } as never);
      expect([endpoint.id, status, JSON.stringify(answer).includes(canary)]).toEqual([endpoint.id, 404, false]);
    }
  // A draft is its author's alone; what was handed in is for reviewers of that organisation too.
  const place = { ...school.params, submissionId: draft?.id ?? '' };
  expect((await callApi(testApp, endpoints.getReview, { as: first, params: place })).status).toBe(404);
  await applicant.handIn();
  expect((await callApi(testApp, endpoints.getReview, { as: first, params: place })).body.html).toContain(canary);
  for (const as of [stranger, learner, elsewhere.owner])
    expect((await callApi(testApp, endpoints.getReview, { as, params: place })).status).toBe(404);
  const theirs = { ...elsewhere.params, submissionId: place.submissionId };
  expect((await callApi(testApp, endpoints.getReview, { as: elsewhere.owner, params: theirs })).status).toBe(404);
  const file = (address: string, cookie: string) =>
    testApp.app.fetch(new Request(testApp.origin + address, { headers: { cookie } }));
  const staff = `/api/v1/organisations/${school.organisationId}/submissions/${place.submissionId}/files/${fileId}`;
  expect(await (await file(staff, first.cookie)).text()).toBe(canary);
  expect((await file(staff, learner.cookie)).status).toBe(404);
  expect((await file(`/files/${fileId}`, first.cookie)).status).toBe(404);
});

test('J02 evidence is for staff: no guest is asked, and no fellow learner reviews it', async () => {
  const submissionId = await (await startApplication(world, course)).submit();
  const link = { name: 'A guest', email: 'guest@elsewhere.example' };
  const params = { ...school.params, submissionId };
  const asked = await callApi(testApp, endpoints.makeGuestLink, { as: school.owner, params, body: link });
  expect(asked.status).toBe(404);
  const place = await createSchool();
  const peer = { reviews: 1, days: 7, ringOf: null };
  const task = await createReviewedTask(world, place, { marking: 'peer', peer });
  const call = { as: place.owner, params: { ...place.params, programmeId: task.programmeId } };
  await callApi(testApp, endpoints.startVersion, call);
  const offer = (of: object) =>
    callApi(testApp, endpoints.setRecognitionOffer, {
      ...call,
      body: { offer: { guidance: 'Show it.', rubric: { ...rubric, ...of } } },
    });
  for (const wrong of [{ marking: 'peer', peer }, { marking: 'guest' }])
    expect(await offer(wrong)).toMatchObject({ status: 400, code: 'invalid-request' });
  await offer({ passPercent: 55 });
  const { body: version } = await callApi(testApp, endpoints.publishProgramme, call);
  const lessonId = version.modules[0]?.lessons[0]?.id ?? '';
  const { person } = await enrol(task);
  const begun = await apply(person, { lessonId }, task.programmeId);
  expect(begun.body.rubric).toMatchObject({ marking: 'single', passPercent: 55 });
});

test('J06 nobody decides on their own application, whatever their role', async () => {
  for (const role of ['reviewer', 'admin'] as const) {
    const person = await joinAs(world, school, role);
    const submissionId = await (await startApplication(world, course, { person })).submit();
    const self = reviewing(world, course, person, submissionId);
    for (const answer of [await self.get(), await self.take(), await self.decide('passed')])
      expect(answer).toMatchObject({ status: 403, code: 'own-work' });
    const queue = await callApi(testApp, endpoints.listReviews, {
      as: person,
      params: school.params,
      query: { whose: 'free' },
    });
    expect(JSON.stringify(queue.body)).not.toContain(submissionId);
  }
  const owner = await startApplication(world, course, { person: school.owner });
  const submissionId = await owner.submit();
  expect(await reviewing(world, course, school.owner, submissionId).take()).toMatchObject({ code: 'own-work' });
  await owner.withdraw();
});

describe('a decision', () => {
  test('may want more evidence: what was decided is told, the next version begins as a copy', async () => {
    const applicant = await startApplication(world, course);
    const submissionId = await applicant.submit('Ten years of bridges.');
    const one = reviewing(world, course, first, submissionId);
    const queue = await callApi(testApp, endpoints.listReviews, {
      as: first,
      params: school.params,
      query: { whose: 'free', limit: 100 },
    });
    expect(queue.body.items.find((each) => each.submissionId === submissionId)).toMatchObject({
      isRecognition: true,
      programmeTitle: course.programme.title,
    });
    await one.mark([2, 2]);
    expect(await one.decide('passed')).toMatchObject({ status: 400 });
    expect((await one.decide('resubmit')).status).toBe(200);
    const told = await applicant.get();
    expect(told).toMatchObject({ state: 'more-wanted', until: expect.any(String), draft: null });
    expect(told.rounds[0]).toMatchObject({ number: 1, decision: { reason: 'Because of the marks.', percent: 40 } });
    const mails = await queuedMail(testApp, applicant.person.email);
    expect(mails.filter(({ template }) => template === 'recognition-decided')).toHaveLength(1);
    const { body } = await applicant.save('Ten years of bridges, and a plan.');
    expect(body.draft).toMatchObject({ number: 2, links: [{ title: 'Earlier work' }] });
    await applicant.handIn();
    const again = (await applicant.get()).handedIn[0]?.id ?? '';
    const two = reviewing(world, course, second, again);
    await two.mark([2, 2]);
    expect(await two.decide('resubmit')).toMatchObject({ status: 400 });
    expect((await two.decide('not-passed')).status).toBe(200);
    expect(await apply(applicant.person)).toMatchObject({ status: 409, code: 'recognition-too-soon' });
    testApp.clock.now = new Date(testApp.clock.now.getTime() + 31 * 86_400_000);
    expect((await apply(applicant.person)).status).toBe(201);
  });

  test('that comes too late for more evidence leaves withdrawing and applying anew', async () => {
    const applicant = await startApplication(world, course);
    const one = reviewing(world, course, first, await applicant.submit());
    await one.mark([2, 2]);
    const until = new Date(testApp.clock.now.getTime() + 3_600_000).toISOString();
    await one.decide('resubmit', { resubmitUntil: until });
    testApp.clock.now = new Date(testApp.clock.now.getTime() + 7_200_000);
    expect(await applicant.save('Late.')).toMatchObject({ status: 409, code: 'submission-late' });
    expect((await applicant.withdraw()).body.state).toBe('withdrawn');
    expect((await apply(applicant.person)).status).toBe(201);
  });

  test('is not made on what was withdrawn, and of fifty at once is one', async () => {
    const applicant = await startApplication(world, course);
    const submissionId = await applicant.submit();
    const one = reviewing(world, course, first, submissionId);
    await one.mark([4, 4]);
    await applicant.withdraw();
    expect(await one.decide('passed')).toMatchObject({ status: 409, code: 'already-decided' });
    const other = await startApplication(world, course);
    const two = reviewing(world, course, second, await other.submit());
    await two.mark([4, 3]);
    const answers = await Promise.all([
      other.withdraw(),
      ...Array.from({ length: 25 }, () => two.decide('passed')),
      other.withdraw(),
    ]);
    // Whichever was first holds: decided once, or withdrawn and never decided.
    const decided = answers.slice(1, -1).filter(({ status }) => status === 200).length;
    expect([(await other.get()).state, decided]).toEqual(decided === 1 ? ['recognised', 1] : ['withdrawn', 0]);
  });

  test('by two who differ too far is the moderator’s, as the rubric says', async () => {
    const strict = await createRecognising(world, school, { marking: 'double' });
    const submissionId = await (await startApplication(world, strict)).submit();
    const [one, two, three] = strict.reviewers.map((as) => reviewing(world, strict, as, submissionId));
    await one?.mark([4, 4]);
    await two?.mark([1, 1]);
    expect(await one?.decide('passed')).toMatchObject({ status: 409, code: 'not-settled' });
    await three?.mark([3, 3]);
    expect(await one?.decide('passed')).toMatchObject({ status: 403 });
    expect((await three?.decide('passed'))?.body.decision).toMatchObject({ settledBy: 'moderator', percent: 70 });
  });

  test('that recognises an exam counts as its result; one that does not leaves it alone', async () => {
    const { person, enrolmentId } = await enrol(course);
    const refusedOne = await startApplication(world, course, { person, lessonId: course.examId });
    const refusing = reviewing(world, course, first, await refusedOne.submit());
    await refusing.mark([1, 1]);
    await refusing.decide('not-passed');
    const results = () =>
      query<{ outcome: string; percent: number; details: object }>(
        'select outcome, percent, details from learning.assessment_result where enrolment_id = $1',
        [enrolmentId],
      );
    expect(await results()).toEqual([]);
    testApp.clock.now = new Date(testApp.clock.now.getTime() + 31 * 86_400_000);
    const applicant = await startApplication(world, course, { person, lessonId: course.examId });
    const one = reviewing(world, course, first, await applicant.submit());
    await one.mark([4, 3]);
    await one.decide('passed');
    expect(await results()).toEqual([
      {
        outcome: 'passed',
        percent: 85,
        details: expect.objectContaining({ recognised: true, evidenceRounds: 1, assessors: ['marker'] }),
      },
    ]);
    const { body } = await callApi(testApp, endpoints.getEnrolment, { as: person, params: { enrolmentId } });
    expect(body.completion.missing.map(({ code }) => code)).toEqual(['lessons-open']);
    expect((await options(person)).body.options.map(({ lessonId }) => lessonId)).toEqual([null]);
  });

  test('comes too late for whoever has completed the programme meanwhile', async () => {
    const learner = await enrol(course);
    await doLessons(course, learner);
    await takeExam(course, learner);
    await query(`update learning.enrolment set state = 'completed', completed_at = now() where id = $1`, [
      learner.enrolmentId,
    ]);
    expect(await apply(learner.person)).toMatchObject({ status: 409, code: 'enrolment-completed' });
  });
});
