import { endpoints } from '@laurel/api';
import { afterAll, describe, expect, it } from 'vitest';
import { callApi, type TestPerson, testPassword } from '../../../testing/people.ts';
import { joinAs, type Learner, startLearningWorld } from '../testing/learning-world.ts';

const world = await startLearningWorld();
const { testApp, createSchool, createPublished, enrol, doLessons, start, takeExam } = world;
afterAll(() => testApp.stop());

const school = await createSchool();
const course = await createPublished(school, { exam: { supervision: 'in-person', attemptsAllowed: 3 } });
const place = { ...school.params, programmeId: course.programmeId, lessonId: course.examId };
const invigilator = await joinAs(world, school, 'reviewer');
const pass = (minutes: number) => {
  testApp.clock.now = new Date(testApp.clock.now.getTime() + minutes * 60_000);
};
const ready = async (): Promise<Learner> => {
  const learner = await enrol(course);
  await doLessons(course, learner);
  return learner;
};
const ask = async ({ person, enrolmentId }: Learner) =>
  (await callApi(testApp, endpoints.askForSitting, { as: person, params: { enrolmentId, lessonId: course.examId } }))
    .body;
const list = (as: TestPerson) => callApi(testApp, endpoints.listSittings, { as, params: place });
const sittingOf = async ({ person }: Learner) =>
  (await list(invigilator)).body.items.find(({ learnerName }) => learnerName === person.name)?.id ?? '';
const confirm = (as: TestPerson, sittingId: string, code: string) =>
  callApi(testApp, endpoints.confirmSitting, { as, params: { ...place, sittingId }, body: { code } });
const other = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

describe('an exam supervised in person', () => {
  it('shows no question before somebody has confirmed who the learner is, and then begins one attempt', async () => {
    const learner = await ready();
    expect(await start(course, learner)).toMatchObject({ status: 409, code: 'identity-not-confirmed' });
    const asked = await ask(learner);
    expect(asked).toMatchObject({ state: 'waiting', code: expect.stringMatching(/^\d{6}$/) });
    expect(await ask(learner)).toEqual(asked);
    expect(await start(course, learner)).toMatchObject({ status: 409, code: 'identity-not-confirmed' });
    const seen = await list(invigilator);
    expect(seen.body.items).toMatchObject([{ learnerName: learner.person.name, state: 'waiting', confirmedBy: null }]);
    expect(JSON.stringify(seen.body)).not.toContain(asked.code);
    const sittingId = await sittingOf(learner);
    expect(await confirm(invigilator, sittingId, asked.code ?? '')).toMatchObject({
      status: 200,
      body: { state: 'confirmed', confirmedBy: invigilator.name, confirmedAt: testApp.clock.now.toISOString() },
    });
    const starts = await Promise.all(Array.from({ length: 50 }, () => start(course, learner)));
    expect(new Set(starts.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1);
    const params = { attemptId: starts[0]?.body.id ?? '' };
    await callApi(testApp, endpoints.submitAttempt, { as: learner.person, params });
    expect(await start(course, learner)).toMatchObject({ status: 409, code: 'identity-not-confirmed' });
  });

  it('says in the result that it was supervised, and names nobody', async () => {
    const learner = await ready();
    const { code } = await ask(learner);
    await confirm(invigilator, await sittingOf(learner), code ?? '');
    expect((await takeExam(course, learner)).body).toMatchObject({ passed: true });
    const [row] = await world.query<{ details: { supervision: { kind: string; narrative: string } } }>(
      'select details from learning.assessment_result where enrolment_id = $1',
      [learner.enrolmentId],
    );
    expect(row?.details.supervision).toMatchObject({
      kind: 'in-person',
      narrative: expect.stringContaining('An invigilator confirmed in person who sat this exam'),
    });
    expect(row?.details.supervision.narrative).not.toContain(invigilator.name);
  });

  it('J06 is confirmed by nobody for themselves', async () => {
    const learner = await ready();
    const staff = await joinAs(world, school, 'instructor');
    const own = { person: staff, enrolmentId: (await enrol(course, staff)).enrolmentId };
    await doLessons(course, own);
    const { code } = await ask(own);
    expect(await confirm(staff, await sittingOf(own), code ?? '')).toMatchObject({ status: 404 });
    await ask(learner);
    expect(await confirm(learner.person, await sittingOf(learner), '000000')).toMatchObject({ status: 404 });
    const viewer = await joinAs(world, school, 'viewer');
    expect(await list(viewer)).toMatchObject({ status: 403 });
  });

  it('J06 is confirmed neither by the guest code one made oneself, nor by an API key', async () => {
    const staff = await joinAs(world, school, 'instructor');
    const own = { person: staff, enrolmentId: (await enrol(course, staff)).enrolmentId };
    await doLessons(course, own);
    const { code: learnerCode = '' } = await ask(own);
    const sittingId = await sittingOf(own);
    const invite = (as: TestPerson | { apiKey: string }) =>
      callApi(testApp, endpoints.inviteInvigilator, { as, params: place, body: { name: 'A friend', hours: 1 } });
    const { code } = (await invite(staff)).body;
    const asGuest = { body: { code, sittingId, learnerCode: learnerCode ?? '' } };
    expect(await callApi(testApp, endpoints.confirmAsGuest, asGuest)).toMatchObject({ status: 404 });
    const made = await callApi(testApp, endpoints.createApiKey, {
      as: school.owner,
      params: school.params,
      body: { name: 'A program', scopes: ['exam:invigilate'] },
    });
    const as = { apiKey: made.body.secret };
    expect(await invite(as)).toMatchObject({ status: 403, code: 'not-allowed' });
    const params = { ...place, sittingId };
    const confirmed = await callApi(testApp, endpoints.confirmSitting, {
      as,
      params,
      body: { code: learnerCode ?? '' },
    });
    expect(confirmed).toMatchObject({ status: 403, code: 'not-allowed' });
    expect(await start(course, own)).toMatchObject({ status: 409, code: 'identity-not-confirmed' });
    expect(await confirm(invigilator, sittingId, learnerCode ?? '')).toMatchObject({ status: 200 });
  });

  it('takes no code but the one on the page, no old one, and none after five wrong ones', async () => {
    const learner = await ready();
    const { code = '' } = await ask(learner);
    const sittingId = await sittingOf(learner);
    for (let round = 0; round < 5; round += 1)
      expect(await confirm(invigilator, sittingId, other(code ?? ''))).toMatchObject({
        status: 409,
        code: 'wrong-code',
      });
    expect(await confirm(invigilator, sittingId, code ?? '')).toMatchObject({ status: 409, code: 'wrong-code' });
    pass(15);
    const again = await ask(learner);
    expect(again.code).not.toBe(code);
    pass(15);
    expect(await confirm(invigilator, sittingId, again.code ?? '')).toMatchObject({ status: 409, code: 'wrong-code' });
  });

  it('gives another code at once after five wrong ones, and takes it', async () => {
    const learner = await ready();
    const { code } = await ask(learner);
    const sittingId = await sittingOf(learner);
    for (let round = 0; round < 5; round += 1) await confirm(invigilator, sittingId, other(code ?? ''));
    expect(await sittingOf(learner)).toBe(sittingId);
    const again = await ask(learner);
    expect(again.code).not.toBe(code);
    expect(await confirm(invigilator, sittingId, again.code ?? '')).toMatchObject({ status: 200 });
  });

  it('has to begin within half an hour', async () => {
    const learner = await ready();
    const { code } = await ask(learner);
    await confirm(invigilator, await sittingOf(learner), code ?? '');
    pass(30);
    expect(await start(course, learner)).toMatchObject({ status: 409, code: 'identity-not-confirmed' });
    expect(await ask(learner)).toMatchObject({ state: 'waiting' });
  });

  it('L05 keeps no name of an invigilator who is erased, and stands in the export of both', async () => {
    const learner = await ready();
    const gone = await joinAs(world, school, 'reviewer');
    const { code } = await ask(learner);
    const sittingId = await sittingOf(learner);
    await confirm(gone, sittingId, code ?? '');
    const exportOf = async (as: TestPerson) => (await callApi(testApp, endpoints.exportMe, { as })).body;
    expect(await exportOf(learner.person)).toMatchObject({ sittings: [{ lessonId: course.examId }] });
    expect(await exportOf(gone)).toMatchObject({ sittingsConfirmed: [{ lessonId: course.examId }] });
    const body = { email: gone.email, password: testPassword, copies: 'stay-valid' as const };
    expect((await callApi(testApp, endpoints.eraseMe, { as: gone, body })).status).toBe(202);
    const kept = () => world.query('select confirmed_by_name from learning.sitting where id = $1', [sittingId]);
    await expect.poll(kept, { timeout: 20_000 }).toEqual([{ confirmed_by_name: 'A former member' }]);
  });

  it('is no longer open to a guest whose code was taken back', async () => {
    const invited = await callApi(testApp, endpoints.inviteInvigilator, {
      as: invigilator,
      params: place,
      body: { name: 'Lost Note', hours: 12 },
    });
    const { id: guestId, code, expiresAt } = invited.body;
    const guests = async () =>
      (await callApi(testApp, endpoints.listGuestInvigilators, { as: invigilator, params: place })).body.items;
    const withdraw = (as: TestPerson) =>
      callApi(testApp, endpoints.withdrawGuestInvigilator, { as, params: { ...place, guestId } });
    expect(await guests()).toContainEqual({ id: guestId, name: 'Lost Note', expiresAt });
    expect(await withdraw(await joinAs(world, school, 'viewer'))).toMatchObject({ status: 403 });
    expect((await callApi(testApp, endpoints.openInvigilation, { body: { code } })).status).toBe(200);
    expect(await withdraw(invigilator)).toMatchObject({ status: 204 });
    const closed = await callApi(testApp, endpoints.openInvigilation, { body: { code } });
    expect(closed).toMatchObject({ status: 409, code: 'wrong-code' });
    expect((await guests()).map(({ id }) => id)).not.toContain(guestId);
    expect(await withdraw(invigilator)).toMatchObject({ status: 404 });
  });

  it('can be confirmed by a guest, for the one exam and the hours of the code', async () => {
    const learner = await ready();
    const { code: learnerCode } = await ask(learner);
    const invited = await callApi(testApp, endpoints.inviteInvigilator, {
      as: invigilator,
      params: place,
      body: { name: 'Grace Guest', hours: 1 },
    });
    const { code } = invited.body;
    const open = (given: string) => callApi(testApp, endpoints.openInvigilation, { body: { code: given } });
    const { body } = await open(code.toUpperCase());
    expect(body).toMatchObject({ examTitle: 'The exam', guestName: 'Grace Guest' });
    const sittingId = body.items.find(({ learnerName }) => learnerName === learner.person.name)?.id ?? '';
    const confirmed = await callApi(testApp, endpoints.confirmAsGuest, { body: { code, sittingId, learnerCode } });
    expect(confirmed.body.items.find(({ id }) => id === sittingId)).toMatchObject({ confirmedBy: 'Grace Guest' });
    expect((await start(course, learner)).status).toBe(201);
    const elsewhere = await createPublished(school, { exam: { supervision: 'in-person' } });
    const stranger = await enrol(elsewhere);
    await doLessons(elsewhere, stranger);
    const params = { enrolmentId: stranger.enrolmentId, lessonId: elsewhere.examId };
    const foreign = await callApi(testApp, endpoints.askForSitting, { as: stranger.person, params });
    const [row] = await world.query<{ id: string }>('select id from learning.sitting where lesson_id = $1', [
      elsewhere.examId,
    ]);
    const crossed = { code, sittingId: row?.id ?? '', learnerCode: foreign.body.code };
    expect(await callApi(testApp, endpoints.confirmAsGuest, { body: crossed })).toMatchObject({ status: 404 });
    expect(await open('00000-00000-00000-00000')).toMatchObject({ status: 409, code: 'wrong-code' });
    pass(60);
    expect(await open(code)).toMatchObject({ status: 409, code: 'wrong-code' });
    expect(
      await world.query('select from learning.guest_invigilator where name = $1 and length(code_hash) = 32', [
        'Grace Guest',
      ]),
    ).toHaveLength(1);
  });
});
