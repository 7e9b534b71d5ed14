import { endpoints } from '@laurel/api';
import { afterAll, describe, expect, test } from 'vitest';
import { callApi, queuedMail, type TestPerson } from '../../../../testing/people.ts';
import { joinAs, startLearningWorld } from '../../testing/learning-world.ts';
import {
  createReviewedTask,
  handInVersion,
  marksOf,
  type ReviewedTask,
  reviewing,
} from '../../testing/review-world.ts';

const world = await startLearningWorld();
const { testApp, createSchool, enrol, query } = world;
afterAll(() => testApp.stop());
const school = await createSchool();
const decides = await createReviewedTask(world, school, { marking: 'guest' });
const beside = await createReviewedTask(world, school);
const nobody = 'x'.repeat(43);
const day = 86_400_000;
let guests = 0;

interface Asked {
  days?: number;
  body?: string;
  person?: TestPerson;
}

/** Work that somebody from outside was asked to review. */
async function asked(task: ReviewedTask = decides, { days = 14, body = 'It spans the river.', person }: Asked = {}) {
  const learner = await enrol(task, person);
  const submissionId = await handInVersion(world, task, { learner, body });
  guests += 1;
  const email = `guest-${guests}@outside.example`;
  const params = { ...school.params, submissionId };
  const given = { name: 'Prof. Okoro', email, days };
  const make = () => callApi(testApp, endpoints.makeGuestLink, { as: school.owner, params, body: given });
  const { body: link } = await make();
  const token = /\/guest\/([\w-]{43})$/.exec(link.url)?.[1] ?? '';
  const call = { token };
  const open = (session?: string) =>
    callApi(testApp, endpoints.openGuestReview, { body: { ...call, ...(session ? { session } : {}) } });
  const sendCode = () => callApi(testApp, endpoints.sendGuestCode, { body: call });
  const mailedCode = async () => (await queuedMail(testApp, email)).at(-1)?.params.code ?? '';
  const confirm = (code: string) =>
    callApi(testApp, endpoints.confirmGuest, { body: { ...call, name: 'Professor Ada Okoro', code } });
  const comeIn = async () => {
    await sendCode();
    return (await confirm(await mailedCode())).body.session;
  };
  const save = (session: string, levels: readonly number[], revision = 0, summary = 'A fine portfolio.') =>
    callApi(testApp, endpoints.saveGuestReview, {
      body: { ...call, session, revision, marks: marksOf(levels), summary },
    });
  const handIn = (session: string) => callApi(testApp, endpoints.handInGuestReview, { body: { ...call, session } });
  const withdraw = () =>
    callApi(testApp, endpoints.withdrawGuestLink, { as: school.owner, params: { ...params, linkId: link.id } });
  const list = () => callApi(testApp, endpoints.listGuestLinks, { as: school.owner, params });
  const staff = reviewing(world, task, task.reviewers[0], submissionId);
  const doors = { open, sendCode, mailedCode, confirm, comeIn, save, handIn };
  return { ...doors, learner, email, params, token, make, withdraw, list, staff };
}

const detailOf = ({ body }: { body: unknown }) => (body as { detail: string }).detail;

describe('a guest link', () => {
  test('is 256 bits, mailed once, and kept as its hash alone, as are code and session', async () => {
    const { token, email, comeIn, mailedCode } = await asked();
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect((await queuedMail(testApp, email)).map(({ template }) => template)).toEqual(['guest-review']);
    const session = await comeIn();
    const code = await mailedCode();
    const rows = JSON.stringify(
      await query(`select *, encode(token_hash, 'hex') as a, encode(session_hash, 'hex') as b,
      encode(code_hash, 'hex') as c from learning.guest_link`),
    );
    const forms = [token, session].flatMap((secret) => [
      secret,
      Buffer.from(secret).toString('hex'),
      Buffer.from(secret, 'base64url').toString('hex'),
    ]);
    for (const secret of [...forms, Buffer.from(code).toString('hex')]) expect(rows).not.toContain(secret);
    const audited = JSON.stringify(await query('select * from storage.audit'));
    for (const secret of [token, session, email, 'Okoro']) expect(audited).not.toContain(secret);
  });

  test('alone, found or forwarded, shows what it is for and nothing of the work', async () => {
    const { open, email, token } = await asked();
    const { body } = await open();
    expect(body).toMatchObject({ state: 'confirm', work: null, own: null, lessonTitle: 'Build a bridge' });
    expect(JSON.stringify(body)).not.toContain('river');
    expect(JSON.stringify(body)).not.toContain(email);
    expect(body.sentTo).toBe('g…@outside.example');
    for (const session of [nobody, token])
      expect((await open(session)).body).toMatchObject({ state: 'confirm', work: null });
  });

  test('that is unknown, expired or withdrawn answers alike, to everything', async () => {
    const { open, comeIn, save, handIn, withdraw, sendCode, confirm } = await asked();
    const session = await comeIn();
    const short = await asked(decides, { days: 1 });
    const other = await short.comeIn();
    expect((await withdraw()).status).toBe(204);
    const before = testApp.clock.now;
    const answers = [
      await callApi(testApp, endpoints.openGuestReview, { body: { token: nobody } }),
      await open(session),
      await save(session, [4, 4]),
      await handIn(session),
      await sendCode(),
      await confirm('000000'),
    ];
    testApp.clock.now = new Date(before.getTime() + day + 60_000);
    answers.push(await short.open(other), await short.save(other, [4, 4]), await short.handIn(other));
    testApp.clock.now = before;
    for (const answer of answers) {
      expect(answer).toMatchObject({ status: 410, code: 'link-expired' });
      expect(detailOf(answer)).toBe(detailOf(answers[0] ?? answer));
    }
  });

  test('is one at a time, can be made again once it is withdrawn, and forgets the address then', async () => {
    const { make, withdraw, list } = await asked();
    expect(await make()).toMatchObject({ status: 409, code: 'review-taken' });
    await withdraw();
    expect((await make()).status).toBe(201);
    const { items } = (await list()).body;
    expect(items.map(({ state }) => state)).toEqual(expect.arrayContaining(['sent', 'withdrawn']));
    expect(items.find(({ state }) => state === 'withdrawn')).toMatchObject({ email: null });
  });

  test('that has expired makes room for another, and its work is with staff meanwhile', async () => {
    const { make, list, staff, params } = await asked(decides, { days: 1 });
    const before = testApp.clock.now;
    const free = async () => {
      const call = {
        as: decides.reviewers[1],
        params: school.params,
        query: { whose: 'free' as const, programmeId: decides.programmeId, limit: 100 },
      };
      return (await callApi(testApp, endpoints.listReviews, call)).body.items.map(({ submissionId }) => submissionId);
    };
    expect(await free()).not.toContain(params.submissionId);
    testApp.clock.now = new Date(before.getTime() + day + 60_000);
    expect(await free()).toContain(params.submissionId);
    expect((await make()).status).toBe(201);
    expect((await list()).body.items.map(({ state }) => state)).toEqual(['sent', 'expired']);
    expect(await free()).not.toContain(params.submissionId);
    testApp.clock.now = before;
    expect((await staff.get()).body.others).toHaveLength(1);
  });

  test('ends with the review that it is for, should staff take that away', async () => {
    const { comeIn, open, staff, list } = await asked();
    const session = await comeIn();
    const [guest] = (await staff.get()).body.others;
    const params = { ...school.params, reviewId: guest?.id ?? '' };
    expect((await callApi(testApp, endpoints.withdrawReview, { as: school.owner, params })).status).toBe(204);
    expect(await open(session)).toMatchObject({ status: 410, code: 'link-expired' });
    expect((await list()).body.items[0]).toMatchObject({ state: 'withdrawn', email: null });
  });

  test('forgets a month after its end whom it was for, unless they have answered', async () => {
    const silent = await asked(decides, { days: 1 });
    const answered = await asked(decides, { days: 1 });
    const session = await answered.comeIn();
    await answered.save(session, [3, 3]);
    await answered.handIn(session);
    const before = testApp.clock.now;
    testApp.clock.now = new Date(before.getTime() + 32 * day);
    const worker = await testApp.app.work();
    await query("select graphile_worker.add_job('keep-peer-reviews')");
    await expect
      .poll(async () => (await silent.list()).body.items, { timeout: 60_000, interval: 200 })
      .toMatchObject([{ name: '', email: null, state: 'expired' }]);
    await worker.stop();
    expect((await answered.list()).body.items).toMatchObject([{ name: 'Professor Ada Okoro', email: null }]);
    testApp.clock.now = before;
  });

  test('J06 is sent to nobody who learns or works here: neither learner nor staff review as a guest', async () => {
    const { learner, params, withdraw } = await asked();
    await withdraw();
    const other = await enrol(decides);
    for (const { email } of [learner.person, other.person, school.owner, decides.reviewers[0]]) {
      const call = { as: school.owner, params, body: { name: 'A friend', email: email.toUpperCase() } };
      expect(await callApi(testApp, endpoints.makeGuestLink, call)).toMatchObject({ status: 400 });
    }
  });

  test('is made by those who give work to reviewers alone', async () => {
    const { params } = await asked();
    const body = { name: 'Guest', email: 'guest@outside.example' };
    const call = { as: decides.reviewers[0], params, body };
    expect((await callApi(testApp, endpoints.makeGuestLink, call)).status).toBe(403);
  });
});

describe('the code', () => {
  test('is good for five tries and a quarter of an hour, and opens once', async () => {
    const { sendCode, mailedCode, confirm, open } = await asked();
    await sendCode();
    const code = await mailedCode();
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
    for (let at = 0; at < 5; at++) expect(await confirm(wrong)).toMatchObject({ status: 409, code: 'wrong-code' });
    expect(await confirm(code)).toMatchObject({ status: 409, code: 'wrong-code' });
    await sendCode();
    const late = await mailedCode();
    const before = testApp.clock.now;
    testApp.clock.now = new Date(before.getTime() + 16 * 60_000);
    expect(await confirm(late)).toMatchObject({ code: 'wrong-code' });
    testApp.clock.now = before;
    await sendCode();
    const good = await mailedCode();
    const { body } = await confirm(good);
    expect(await confirm(good)).toMatchObject({ code: 'wrong-code' });
    expect((await open(body.session)).body).toMatchObject({ state: 'open', guestName: 'Professor Ada Okoro' });
  });

  test('is not found by forty guesses at once, and then no longer opens', async () => {
    const { sendCode, mailedCode, confirm } = await asked();
    await sendCode();
    const code = await mailedCode();
    const guesses = Array.from({ length: 40 }, (_, at) => String((Number(code) + 1 + at) % 1_000_000).padStart(6, '0'));
    const answers = await Promise.all(guesses.map((guess) => confirm(guess)));
    expect(answers.filter(({ status }) => status === 200)).toEqual([]);
    expect((await confirm(code)).status).not.toBe(200);
  });

  test('is sent ten times at most', async () => {
    const { email, sendCode } = await asked();
    await query('update learning.guest_link set codes_sent = 10 where email = $1', [email]);
    expect(await sendCode()).toMatchObject({ status: 409, code: 'wrong-code' });
  });
});

describe('J06 a guest', () => {
  test('sees the one submission and its files, and no other', async () => {
    const one = await asked();
    const other = await asked();
    const session = await one.comeIn();
    expect((await one.open(session)).body.work?.html).toContain('river');
    expect((await other.open(session)).body).toMatchObject({ state: 'confirm', work: null });
    expect(await other.save(session, [4, 4])).toMatchObject({ code: 'wrong-code' });
    expect(await other.handIn(session)).toMatchObject({ code: 'wrong-code' });
    const body = { token: one.token, session, fileId: '9d0a3a52-2ab5-4c7e-8a55-0b3f8b7a1d10' };
    expect((await callApi(testApp, endpoints.getGuestFile, { body })).status).toBe(404);
    const unconfirmed = { body: { ...body, session: nobody } };
    expect(await callApi(testApp, endpoints.getGuestFile, unconfirmed)).toMatchObject({ code: 'wrong-code' });
  });

  test('answers once, and after that the link opens the thanks alone', async () => {
    const { comeIn, save, handIn, open, sendCode, withdraw, list } = await asked();
    const session = await comeIn();
    expect(await handIn(session)).toMatchObject({ status: 400 });
    await save(session, [3, 4]);
    expect(await save(session, [1, 1])).toMatchObject({ code: 'review-changed' });
    const answers = await Promise.all(Array.from({ length: 20 }, () => handIn(session)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect((await open(session)).body).toMatchObject({ state: 'answered', work: null, own: null });
    expect((await save(session, [1, 1], 1)).status).toBe(409);
    expect(await sendCode()).toMatchObject({ code: 'wrong-code' });
    expect(await withdraw()).toMatchObject({ status: 409, code: 'review-closed' });
    expect((await list()).body.items[0]).toMatchObject({ state: 'answered', email: null });
  });

  test('and staff who withdraw at the same moment do not wait for each other', async () => {
    for (let round = 0; round < 5; round++) {
      const { comeIn, save, handIn, withdraw } = await asked();
      const session = await comeIn();
      await save(session, [3, 4]);
      const answers = await Promise.all([handIn(session), withdraw(), handIn(session), withdraw()]);
      expect(answers.filter(({ status }) => status < 300).length).toBeGreaterThan(0);
      for (const { status } of answers) expect([200, 204, 409, 410]).toContain(status);
    }
  });

  test('decides nothing: where the rubric has them mark, staff confirm it', async () => {
    const { comeIn, save, handIn, staff, learner } = await asked();
    const { enrolmentId } = learner;
    const results = () =>
      query<{ details: object }>('select details from learning.assessment_result where enrolment_id = $1', [
        enrolmentId,
      ]);
    expect(await staff.decide('passed')).toMatchObject({ code: 'not-settled' });
    const session = await comeIn();
    await save(session, [3, 4]);
    await handIn(session);
    expect(await results()).toEqual([]);
    const { body } = await staff.get();
    expect(body).toMatchObject({ standing: 'settled', mayDecide: true, result: { by: 'guest', percent: 85 } });
    expect(body.others).toEqual([expect.objectContaining({ role: 'guest', reviewerName: 'Professor Ada Okoro' })]);
    expect((await staff.decide('passed')).body.decision).toMatchObject({ settledBy: 'guest', percent: 85 });
    expect((await results())[0]).toMatchObject({ details: { assessors: ['guest'] } });
    const own = { as: learner.person, params: { enrolmentId, lessonId: decides.lessonId } };
    const shown = (await callApi(testApp, endpoints.getOwnReview, own)).body;
    expect(shown.rounds[0]?.remarks).toMatchObject([{ role: 'guest', summary: 'A fine portfolio.' }]);
    expect(JSON.stringify(shown)).not.toContain('Okoro');
  });

  test('stands beside staff where the rubric has staff mark', async () => {
    const { comeIn, save, handIn, staff } = await asked(beside);
    const session = await comeIn();
    await save(session, [1, 1]);
    await handIn(session);
    expect((await staff.get()).body).toMatchObject({ standing: 'marking', result: null, mayTake: 'marker' });
    await staff.mark([4, 4]);
    const { body } = await staff.get();
    expect(body).toMatchObject({ result: { by: 'one', percent: 100 } });
    expect(body.others[0]?.marking).toMatchObject({ score: { percent: 0 } });
    expect((await staff.decide('passed')).status).toBe(200);
  });

  test('comes too late once it is decided on', async () => {
    const { comeIn, save, staff } = await asked(beside);
    const session = await comeIn();
    await staff.mark([4, 4]);
    await staff.decide('passed');
    expect(await save(session, [1, 1])).toMatchObject({ code: 'already-decided' });
  });
});

test('J07 what a guest writes is kept as they typed it, and shown as text', async () => {
  const hostile = '<script>alert(1)</script><img src=x onerror=alert(1)> [x](javascript:alert(1))';
  const { comeIn, save, handIn, staff, learner } = await asked();
  const session = await comeIn();
  await save(session, [3, 4], 0, hostile);
  await handIn(session);
  expect((await staff.decide('passed')).body.others[0]?.marking?.summary).toBe(hostile);
  const own = { as: learner.person, params: { enrolmentId: learner.enrolmentId, lessonId: decides.lessonId } };
  expect((await callApi(testApp, endpoints.getOwnReview, own)).body.rounds[0]?.remarks[0]?.summary).toBe(hostile);
});

test('J07 a guest gets what a learner wrote as sanitised HTML', async () => {
  const body = '<script>alert(1)</script><img src=x onerror=alert(1)> [x](javascript:alert(1)) **bold**';
  const { comeIn, open } = await asked(decides, { body });
  const { work } = (await open(await comeIn())).body;
  expect(work?.html).toContain('<strong>bold</strong>');
  expect(work?.html).not.toMatch(/<(script|img)|<[^>]+\son\w+\s*=|href\s*=\s*["']?\s*javascript:/i);
});

describe('the links of an organisation', () => {
  const listAll = async (
    which: 'open' | 'all',
    { as = school.owner, of = school.params, cursor = '', limit = 100 } = {},
  ) =>
    callApi(testApp, endpoints.listAllGuestLinks, {
      as,
      params: of,
      query: { which, limit, ...(cursor ? { cursor } : {}) },
    });

  test('are in one list: whose work, for whom, until when and how it stands; the first to expire first', async () => {
    const soon = await asked(decides, { days: 1 });
    const used = await asked(decides, { days: 2 });
    const gone = await asked(decides, { days: 3 });
    await used.save(await used.comeIn(), [3, 3]);
    await gone.withdraw();
    const { items } = (await listAll('open')).body;
    const own = [soon, used, gone].map(({ params }) => params.submissionId);
    expect(items.filter(({ submissionId }) => own.includes(submissionId))).toMatchObject([
      {
        submissionId: soon.params.submissionId,
        learnerName: soon.learner.person.name,
        email: soon.email,
        state: 'sent',
        lastUsedAt: null,
      },
      { submissionId: used.params.submissionId, state: 'confirmed', lastUsedAt: testApp.clock.now.toISOString() },
    ]);
    const ends = items.map(({ expiresAt }) => expiresAt);
    expect(ends).toEqual(ends.toSorted());
    const ofGone = (one: { submissionId: string }) => one.submissionId === gone.params.submissionId;
    expect((await listAll('all')).body.items.find(ofGone)).toMatchObject({ state: 'withdrawn', email: null });
  });

  test.each(['open', 'all'] as const)('come in pages, each link once: %s', async (which) => {
    for (let at = 0; at < 3; at++) await asked();
    const whole = (await listAll(which)).body.items.map(({ id }) => id);
    const paged: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body } = await listAll(which, { cursor, limit: 2 });
      paged.push(...body.items.map(({ id }) => id));
      cursor = body.nextCursor;
    }
    expect(paged).toEqual(whole);
    expect(new Set(paged).size).toBe(paged.length);
  });

  test('hold nothing of another organisation’s, and nothing of the caller’s own work', async () => {
    const person = await joinAs(world, school, 'admin');
    const { params } = await asked(decides, { person });
    const other = await createSchool();
    expect((await listAll('all', { as: other.owner, of: other.params })).body.items).toEqual([]);
    expect((await listAll('all', { as: other.owner })).status).toBe(404);
    const seen = (await listAll('all', { as: person })).body.items;
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.some(({ submissionId }) => submissionId === params.submissionId)).toBe(false);
  });
});
