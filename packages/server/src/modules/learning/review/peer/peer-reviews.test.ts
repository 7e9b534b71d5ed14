import { buffer } from 'node:stream/consumers';
import { endpoints } from '@laurel/api';
import { zipFiles } from '@laurel/credential';
import PDFDocument from 'pdfkit';
import { afterAll, describe, expect, test } from 'vitest';
import { callApi, createSignedInPerson, queuedMail, type TestPerson } from '../../../../testing/people.ts';
import { joinAs, startLearningWorld } from '../../testing/learning-world.ts';
import { createPeerTask, handInAsPeer, levelsOf, type PeerLearner } from '../../testing/peer-world.ts';
import { handInVersion, reviewing } from '../../testing/review-world.ts';

const world = await startLearningWorld();
const { testApp, createSchool, query } = world;
afterAll(() => testApp.stop());
const school = await createSchool();
const day = 86_400_000;

/** A ring of three or more: fewer are none. */
async function ringOf(count: number, peer: Parameters<typeof createPeerTask>[2] = {}) {
  const task = await createPeerTask(world, school, peer);
  const join = () => handInAsPeer(world, task);
  const learners: [PeerLearner, PeerLearner, PeerLearner, ...PeerLearner[]] = [
    await join(),
    await join(),
    await join(),
  ];
  while (learners.length < count) learners.push(await join());
  const made = await task.ring();
  expect(made.status).toBe(200);
  const staff = (submissionId: string) => reviewing(world, task, task.reviewers[0], submissionId);
  return { task, learners, staff };
}

function learnerOf(learners: readonly PeerLearner[], personId: string | undefined): PeerLearner {
  const found = learners.find(({ person }) => person.personId === personId);
  if (!found) throw new Error(`no learner is ${personId}`);
  return found;
}

/** Who reviews whom, by the ids of the people, as the database has it. */
const pairs = (lessonId: string) =>
  query<{ reviewer: string; author: string; state: string }>(
    `select r.reviewer_id as reviewer, s.person_id as author, r.state from learning.review r
     join learning.submission s on s.id = r.submission_id where s.lesson_id = $1 and r.role = 'peer'`,
    [lessonId],
  );
const mutualOf = (all: readonly { reviewer: string; author: string }[]) =>
  all.filter((one) => all.some((other) => one.reviewer === other.author && one.author === other.reviewer));

/** Runs the round that the worker runs every hour, at a moment. */
async function keepAt(moment: Date): Promise<void> {
  const before = testApp.clock.now;
  testApp.clock.now = moment;
  await runKeep();
  testApp.clock.now = before;
}
async function runKeep(): Promise<void> {
  const worker = await testApp.app.work();
  await query("select graphile_worker.add_job('keep-peer-reviews')");
  const left = () =>
    query(`select from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      where t.identifier = 'keep-peer-reviews'`);
  await expect.poll(async () => (await left()).length, { timeout: 60_000, interval: 100 }).toBe(0);
  await worker.stop();
}

describe('a ring', () => {
  test('gives the work of four to each other: each gives one, each gets one, and nobody whoever reviews them', async () => {
    const { task, learners } = await ringOf(4);
    const given = await pairs(task.lessonId);
    const ids = learners.map(({ person }) => person.personId).sort();
    expect(given.map(({ reviewer }) => reviewer).sort()).toEqual(ids);
    expect(given.map(({ author }) => author).sort()).toEqual(ids);
    expect(given.filter(({ reviewer, author }) => reviewer === author)).toEqual([]);
    expect(mutualOf(given)).toEqual([]);
    for (const { person } of learners)
      expect((await queuedPeerMail(person)).map(({ params }) => params.kind)).toEqual(['given']);
  });

  test('of two is none: staff are told, mark, and it is settled by their marking', async () => {
    const task = await createPeerTask(world, school);
    const [one] = [await handInAsPeer(world, task), await handInAsPeer(world, task)];
    expect(await task.ring()).toMatchObject({ status: 409, code: 'ring-too-small' });
    expect((await task.overview()).body.waiting).toMatchObject({ count: 2, ring: 'too-small' });
    const staff = reviewing(world, task, task.reviewers[0], one.submissionId);
    await staff.mark([4, 4]);
    expect((await staff.decide('passed')).body.decision).toMatchObject({ outcome: 'passed', settledBy: 'one' });
  });

  test('of fewer than twice as many as reviews, and one, gives fewer to each, which staff see before', async () => {
    const task = await createPeerTask(world, school, { reviews: 3 });
    for (let at = 0; at < 3; at++) await handInAsPeer(world, task);
    expect((await task.overview()).body.waiting).toMatchObject({ count: 3, ring: 'fewer', reviewsEach: 1 });
    expect((await task.ring()).body.items).toHaveLength(3);
    expect(await pairs(task.lessonId)).toHaveLength(3);
  });

  test('is joined late by nobody: who hands in later is in the next one', async () => {
    const { task } = await ringOf(3);
    const late = await handInAsPeer(world, task);
    expect((await late.list()).body).toMatchObject({ place: 'waiting', items: [] });
    expect((await task.overview()).body.waiting).toMatchObject({ count: 1 });
    await handInAsPeer(world, task);
    await handInAsPeer(world, task);
    await task.ring();
    expect((await late.list()).body).toMatchObject({ place: 'in-ring', items: [{ state: 'open' }] });
    const all = await pairs(task.lessonId);
    expect(all).toHaveLength(6);
    expect(mutualOf(all)).toEqual([]);
  });

  test('pressed twenty times at once is one ring', async () => {
    const task = await createPeerTask(world, school);
    for (let at = 0; at < 3; at++) await handInAsPeer(world, task);
    await Promise.all(Array.from({ length: 20 }, () => task.ring()));
    expect(await pairs(task.lessonId)).toHaveLength(3);
  });
});

const queuedPeerMail = async ({ personId }: TestPerson) =>
  (await queuedMail(testApp, personId)).filter(({ template }) => template === 'peer-reviews');

describe('what a learner owes to others', () => {
  const enrolmentsOf = async ({ person, enrolmentId }: PeerLearner) => {
    const listed = await callApi(testApp, endpoints.listEnrolments, { as: person });
    const one = await callApi(testApp, endpoints.getEnrolment, { as: person, params: { enrolmentId } });
    return [listed.body.items.find(({ id }) => id === enrolmentId), one.body];
  };

  test('stands before the next lesson, on their home too: how many, by when, and that their own work waits for it', async () => {
    const { task, learners } = await ringOf(5, { reviews: 2, reviewFirst: true });
    const [one, other] = learners;
    const dueAt = (await one.list()).body.items[0]?.dueAt;
    const owed = { lessonId: task.lessonId, title: expect.any(String), count: 2, dueAt, holdsUpOwn: true };
    for (const shown of await enrolmentsOf(one)) expect(shown?.reviewsOwed).toEqual([owed]);
    await one.giveAll([3, 3]);
    for (const shown of await enrolmentsOf(one)) {
      expect(shown?.reviewsOwed).toEqual([]);
      expect(shown?.nextLesson).toMatchObject({ id: task.lessonId, state: 'handed-in' });
    }
    for (const shown of await enrolmentsOf(other)) expect(shown?.reviewsOwed).toEqual([owed]);
  });

  test('holds up nothing of theirs where the rubric does not say so, nor once the day has passed', async () => {
    const free = await ringOf(3, { reviewFirst: false });
    const late = await ringOf(3, { reviewFirst: true });
    const before = testApp.clock.now;
    testApp.clock.now = new Date(before.getTime() + 20 * day);
    const [lateOne] = await enrolmentsOf(late.learners[0]);
    testApp.clock.now = before;
    const [freeOne] = await enrolmentsOf(free.learners[0]);
    for (const shown of [freeOne, lateOne]) expect(shown?.reviewsOwed).toMatchObject([{ holdsUpOwn: false }]);
  });

  test('is in their calendar until it is given, and says nothing of whose work it is', async () => {
    const { learners } = await ringOf(3);
    const [one, ...others] = learners;
    const { url } = (await callApi(testApp, endpoints.makeCalendarFeed, { as: one.person })).body;
    const read = async () => (await testApp.app.fetch(new Request(url))).text();
    const due = (await one.list()).body.items[0]?.dueAt ?? '';
    const text = (await read()).replaceAll(/\r\n[ \t]/g, '');
    expect(text).toContain('SUMMARY:Due: a review of others’ work');
    expect(text).toContain(`DTSTART:${due.replaceAll(/[-:]|\.\d+/g, '')}`);
    expect(text).toContain(`/learn/${one.enrolmentId}/lessons/`);
    for (const { person, submissionId, enrolmentId } of others)
      for (const secret of [person.name, person.personId, submissionId, enrolmentId])
        expect(text).not.toContain(secret);
    await one.giveAll([3, 3]);
    expect(await read()).not.toContain('a review of others');
  });

  test('is found by the mail’s address also by whoever learns from another version than the one they review', async () => {
    const task = await createPeerTask(world, school);
    const moved = await handInAsPeer(world, task);
    for (let at = 0; at < 2; at++) await handInAsPeer(world, task);
    const call = { as: school.owner, params: { ...school.params, programmeId: task.programmeId } };
    const next = await callApi(testApp, endpoints.startVersion, call);
    expect((await world.publish(next.body, school)).status).toBe(200);
    const { enrolmentId, person } = moved;
    const to = { as: person, params: { enrolmentId }, body: { version: 2 } };
    expect((await callApi(testApp, endpoints.changeVersion, to)).status).toBe(200);
    await task.ring();
    const [mail] = await queuedPeerMail(person);
    const [, lessonId = ''] = /\/lessons\/([^/]+)\/reviews$/.exec(mail?.params.url ?? '') ?? [];
    expect(lessonId).not.toBe(task.lessonId);
    const listed = await callApi(testApp, endpoints.listPeerReviews, { as: person, params: { enrolmentId, lessonId } });
    expect(listed.body.items).toMatchObject([{ state: 'open' }]);
    for (const shown of await enrolmentsOf(moved)) expect(shown?.reviewsOwed).toMatchObject([{ lessonId, count: 1 }]);
  });
});

describe('anonymity', () => {
  let hidden = 0;
  const named = async () => {
    const task = await createPeerTask(world, school);
    const join = async (name: string) => {
      const person = await createSignedInPerson(testApp, { name, email: `hidden-${++hidden}@mail.example` });
      const body = `# By ${name}\n\nWrite to ${person.email}. ${name.split(' ')[0]} built bridge ${hidden}.`;
      return handInAsPeer(world, task, { person, body });
    };
    const learners = [
      await join('Zora Adeyemi-Öz'),
      await join('Kasimir Lindqvist'),
      await join('Ophelia Ntuli'),
    ] as const;
    await task.ring();
    return { task, learners };
  };
  /** All by which one could know the others. */
  const secretsOf = (learners: readonly PeerLearner[], but: PeerLearner) =>
    learners
      .filter((each) => each !== but)
      .flatMap(({ person, submissionId, enrolmentId }) => [
        ...person.name.split(' '),
        person.email,
        person.personId,
        submissionId,
        enrolmentId,
      ]);
  const found = (shown: unknown, secrets: readonly string[]) =>
    secrets.filter((secret) => JSON.stringify(shown).includes(secret));

  test('whoever reviews learns nothing of whose work it is: no name, address or id', async () => {
    const { learners } = await named();
    for (const learner of learners) {
      const [reviewId = ''] = await learner.open();
      const { body } = await learner.get(reviewId);
      expect(body.html).toContain('built bridge');
      expect(found([body, (await learner.list()).body], secretsOf(learners, learner))).toEqual([]);
    }
  });

  test('whoever is reviewed learns nothing of who said it, should they have signed it', async () => {
    const { task, learners } = await named();
    for (const learner of learners) {
      const { name, email } = learner.person;
      await learner.giveAll([3, 4], `Good. Signed, ${name} (${email})`);
    }
    for (const learner of learners) {
      await reviewing(world, task, task.reviewers[0], learner.submissionId).decide('passed');
      const params = { enrolmentId: learner.enrolmentId, lessonId: task.lessonId };
      const { body } = await callApi(testApp, endpoints.getOwnReview, { as: learner.person, params });
      expect(body.rounds[0]?.remarks).toEqual([expect.objectContaining({ role: 'peer' })]);
      expect(JSON.stringify(body)).toContain('Signed');
      expect(found(body, secretsOf(learners, learner))).toEqual([]);
    }
  });

  test('a signature is gone for good: an export says nothing of it, nor does the page once its writer is called otherwise', async () => {
    const { task, learners } = await named();
    const [first] = learners;
    for (const learner of learners)
      await learner.giveAll([3, 4], `Signed, ${learner.person.name} (${learner.person.email})`);
    await reviewing(world, task, task.reviewers[0], first.submissionId).decide('passed');
    for (const { person } of learners)
      if (person !== first.person)
        await callApi(testApp, endpoints.changeMe, { as: person, body: { name: 'Somebody Else' } });
    const params = { enrolmentId: first.enrolmentId, lessonId: task.lessonId };
    const page = (await callApi(testApp, endpoints.getOwnReview, { as: first.person, params })).body;
    const exported = (await callApi(testApp, endpoints.exportMe, { as: first.person })).body;
    expect(JSON.stringify(exported)).toContain('Signed, [name]');
    const secrets = secretsOf(learners, first).filter((secret) => !/^[0-9a-f-]{36}$/.test(secret));
    expect(found([page, exported], secrets)).toEqual([]);
    expect(found(page, secretsOf(learners, first))).toEqual([]);
  });

  test('files come without their names, and one that may say whose it is does not come at all', async () => {
    const task = await createPeerTask(world, school);
    const pdf = new PDFDocument({ info: { Author: 'Ada Okoro' } });
    pdf.text('A plan').end();
    const modified = testApp.clock.now;
    const archive = await zipFiles({ files: [{ name: 'a.txt', content: 'a' }], modified });
    const document = await zipFiles({
      files: [
        { name: '[Content_Types].xml', content: '<Types/>' },
        { name: 'word/document.xml', content: '<w:ins w:author="Ada Okoro"/>' },
      ],
      modified,
    });
    const files = {
      'Okoro notes.txt': 'Bridges.',
      'Okoro plan.pdf': await buffer(pdf),
      'okoro.docx': document,
      'okoro.zip': archive,
      'locked.pdf': '%PDF-1.4 trailer << /Encrypt 3 0 R >>',
    };
    const author = await handInAsPeer(world, task, { files });
    const others = [await handInAsPeer(world, task), await handInAsPeer(world, task)];
    await task.ring();
    const given = (await pairs(task.lessonId)).find((pair) => pair.author === author.person.personId);
    const reviewer = learnerOf(others, given?.reviewer);
    const [reviewId = ''] = await reviewer.open();
    const { body } = await reviewer.get(reviewId);
    expect(body.files.map(({ name }) => name)).toEqual(['file-1.txt', 'file-2.pdf']);
    expect(body.filesKeptBack).toBe(3);
    expect(JSON.stringify(body)).not.toMatch(/okoro/i);
    const ids = await query<{ id: string; name: string }>(
      'select file_id as id, name from learning.submission_file where submission_id = $1',
      [author.submissionId],
    );
    const place = `/api/v1/me/enrolments/${reviewer.enrolmentId}/lessons/${task.lessonId}/peer-reviews/${reviewId}/files`;
    const answers = await Promise.all(
      ids.map(async ({ id, name }) => {
        const headers = { cookie: reviewer.person.cookie };
        const answer = await testApp.app.fetch(new Request(`${testApp.origin}${place}/${id}`, { headers }));
        return {
          name,
          status: answer.status,
          said: `${answer.headers.get('content-disposition')} ${await answer.text()}`,
        };
      }),
    );
    expect(Object.fromEntries(answers.map(({ name, status }) => [name, status]))).toEqual({
      'Okoro notes.txt': 200,
      'Okoro plan.pdf': 200,
      'okoro.docx': 404,
      'okoro.zip': 404,
      'locked.pdf': 404,
    });
    expect(answers.map(({ said }) => said).join()).not.toMatch(/okoro/i);
  });

  test('a work’s own learner and staff who learn here cannot look behind it', async () => {
    const { task, learners } = await ringOf(3);
    const [learner] = learners;
    const reviewer = await joinAs(world, school, 'owner');
    await world.enrol(task, reviewer);
    for (const { submissionId } of learners)
      expect(await reviewing(world, task, reviewer, submissionId).get()).toMatchObject({
        status: 403,
        code: 'own-work',
      });
    expect(await task.overview(reviewer)).toMatchObject({ status: 403, code: 'own-work' });
    expect((await task.overview(learner?.person)).status).toBe(404);
  });
});

describe('J06 fellow learners', () => {
  test('nobody gets at their own work, at a review of theirs, or at one that was given to somebody else', async () => {
    const { learners } = await ringOf(3);
    for (const learner of learners) {
      for (const other of learners.filter((each) => each !== learner)) {
        const [reviewId = ''] = await other.open();
        for (const answer of [
          await learner.get(reviewId),
          await learner.save(reviewId, [1, 1]),
          await learner.handIn(reviewId),
        ])
          expect(answer).toMatchObject({ status: 404 });
      }
    }
  });

  test('two accounts in a circle never review each other, in one ring or over several', async () => {
    const { task, learners } = await ringOf(3);
    for (const learner of learners) await learner.giveAll([2, 2]);
    for (const { submissionId } of learners)
      expect((await reviewing(world, task, task.reviewers[0], submissionId).decide('resubmit')).status).toBe(200);
    for (const learner of learners) await handInVersion(world, task, { learner, body: 'Again.' });
    await task.ring();
    const all = await pairs(task.lessonId);
    expect(mutualOf(all)).toEqual([]);
    // And the database itself refuses it, whatever the application asks for.
    const [pair] = await query<{ o: string; r: string; a: string; org: string }>(
      `select origin_id as o, organisation_id as org, reviewer_enrolment_id as r, author_enrolment_id as a
       from learning.peer_pair where reviewer_enrolment_id = $1`,
      [learners[0]?.enrolmentId],
    );
    const other = [pair?.o, pair?.org, pair?.a, pair?.r];
    await expect(query('insert into learning.peer_pair values ($1, $2, $3, $4)', other)).rejects.toThrow(
      'peer_pair_one_way',
    );
  });

  test.each(['owner', 'admin', 'instructor', 'reviewer'] as const)(
    'who learns here as well as being %s decides on nobody, marks nobody and is given nobody’s work',
    async (role) => {
      const { task, learners, staff } = await ringOf(3);
      const person = await joinAs(world, school, role);
      const self = await handInAsPeer(world, task, { person });
      for (const learner of learners) await learner.giveAll([4, 4]);
      for (const { submissionId } of [...learners, self]) {
        const acting = reviewing(world, task, person, submissionId);
        for (const act of [acting.take, acting.get, () => acting.decide('passed')])
          expect(await act()).toMatchObject({ status: 403, code: 'own-work' });
        const params = { ...school.params, submissionId };
        const assign = { as: school.owner, params, body: { personId: person.personId } };
        expect((await callApi(testApp, endpoints.assignReviewer, assign)).status).not.toBe(200);
      }
      const queue = {
        as: person,
        params: school.params,
        query: { whose: 'free' as const, programmeId: task.programmeId },
      };
      expect((await callApi(testApp, endpoints.listReviews, queue)).body.items).toEqual([]);
      const [learner] = learners;
      expect((await staff(learner?.submissionId ?? '').decide('passed')).status).toBe(200);
    },
  );

  test('an API key makes no ring, sees none, and asks nobody from outside: it does not tell whose hand it is in', async () => {
    const task = await createPeerTask(world, school);
    const { submissionId } = await handInAsPeer(world, task);
    const body = { name: 'Key', scopes: ['review:write', 'review:manage'] };
    const made = await callApi(testApp, endpoints.createApiKey, { as: school.owner, params: school.params, body });
    const as = { apiKey: made.body.secret };
    const params = { ...school.params, programmeId: task.programmeId, lessonId: task.lessonId, submissionId };
    const guest = { name: 'Guest', email: 'guest@outside.example' };
    for (const answer of [
      await callApi(testApp, endpoints.getPeerOverview, { as, params }),
      await callApi(testApp, endpoints.makePeerRing, { as, params }),
      await callApi(testApp, endpoints.listGuestLinks, { as, params }),
      await callApi(testApp, endpoints.makeGuestLink, { as, params, body: guest }),
      await callApi(testApp, endpoints.decideSubmission, { as, params, body: { outcome: 'passed', reason: 'So.' } }),
    ])
      expect(answer).toMatchObject({ status: 403, code: 'not-allowed' });
  });

  test('who leaves after the work was given reviews nobody, and it goes to somebody else', async () => {
    const { task, learners } = await ringOf(4);
    const [leaver, ...others] = learners;
    const [reviewId = ''] = await leaver.open();
    await leaver.save(reviewId, [4, 4]);
    const leave = { as: leaver.person, params: { enrolmentId: leaver.enrolmentId } };
    expect((await callApi(testApp, endpoints.leaveProgramme, leave)).status).toBeLessThan(300);
    for (const answer of [await leaver.get(reviewId), await leaver.handIn(reviewId), await leaver.list()])
      expect(answer).toMatchObject({ status: 409, code: 'no-place' });
    await runKeep();
    const all = await pairs(task.lessonId);
    expect(all.filter(({ reviewer }) => reviewer === leaver.person.personId)).toEqual([]);
    expect(mutualOf(all)).toEqual([]);
    // What they would have reviewed is with one of the others; and nobody owes a review of what they have left behind.
    expect(all).toHaveLength(3);
    for (const { person } of others) expect(all.filter(({ author }) => author === person.personId)).toHaveLength(1);
  });

  test('nobody decides by themselves: with every review in, the work is not passed until staff say so', async () => {
    const { learners, task } = await ringOf(3);
    for (const learner of learners) await learner.giveAll([4, 4]);
    const [results] = [
      await query(
        'select from learning.assessment_result r join learning.enrolment e on e.id = r.enrolment_id where e.programme_id = $1',
        [task.programmeId],
      ),
    ];
    expect(results).toEqual([]);
    for (const { person, submissionId } of learners) {
      const params = { ...school.params, submissionId };
      const decide = { as: person, params, body: { outcome: 'passed', reason: 'Because.' } };
      expect((await callApi(testApp, endpoints.decideSubmission, decide)).status).toBe(404);
    }
  });
});

describe('J07', () => {
  test('what fellow learners say is kept as they typed it and shown as text; what they handed in runs nowhere', async () => {
    const task = await createPeerTask(world, school);
    const hostile = '<script>alert(1)</script><img src=x onerror=alert(1)> [x](javascript:alert(1))';
    const learners = [];
    for (let at = 0; at < 3; at++) learners.push(await handInAsPeer(world, task, { body: hostile }));
    await task.ring();
    for (const learner of learners) {
      const [reviewId = ''] = await learner.open();
      const { html } = (await learner.get(reviewId)).body;
      expect(html).not.toMatch(/<(script|img)|<[^>]+\son\w+\s*=|href\s*=\s*["']?\s*javascript:/i);
      await learner.giveAll([3, 3], hostile);
    }
    const [first] = learners;
    const { body } = await reviewing(world, task, task.reviewers[0], first?.submissionId ?? '').decide('passed');
    expect(body.others[0]?.marking?.summary).toBe(hostile);
  });
});

describe('the marks', () => {
  test('are settled once all are in, staff confirm them in one step, and the result says that fellow learners assessed', async () => {
    const { task, learners, staff } = await ringOf(5, { reviews: 2 });
    const [first] = learners;
    const reviewers = (await pairs(task.lessonId)).filter(({ author }) => author === first.person.personId);
    for (const learner of learners) {
      const isFirst = reviewers[0]?.reviewer === learner.person.personId;
      await learner.giveAll(isFirst ? [4, 4] : [3, 3]);
    }
    const view = (await staff(first.submissionId).get()).body;
    // Of two the lower.
    expect(view).toMatchObject({
      standing: 'settled',
      mayDecide: true,
      result: { by: 'peers', percent: 70, passed: true },
    });
    expect(view.others.map(({ role, weight }) => [role, weight])).toEqual([
      ['peer', 1],
      ['peer', 1],
    ]);
    expect((await staff(first.submissionId).decide('passed')).body.decision).toMatchObject({ settledBy: 'peers' });
    const [result] = await query<{ details: object; percent: number }>(
      'select percent, details from learning.assessment_result where enrolment_id = $1',
      [first.enrolmentId],
    );
    expect(result).toMatchObject({ percent: 70, details: { assessors: ['peer'] } });
  });

  test('of staff go before theirs', async () => {
    const { learners, staff } = await ringOf(3);
    const [first] = learners;
    for (const learner of learners) await learner.giveAll([4, 4]);
    await staff(first.submissionId).mark([1, 1]);
    const { body } = await staff(first.submissionId).get();
    expect(body.result).toMatchObject({ by: 'one', percent: 0 });
    expect(await staff(first.submissionId).decide('passed')).toMatchObject({ status: 400 });
  });

  test('are decided on by any reviewer, also where staff who marked have left and a fellow learner is of the staff', async () => {
    const task = await createPeerTask(world, school);
    const colleague = await joinAs(world, school, 'reviewer');
    const learners = [
      await handInAsPeer(world, task, { person: colleague }),
      await handInAsPeer(world, task),
      await handInAsPeer(world, task),
    ];
    await task.ring();
    for (const learner of learners) await learner.giveAll([4, 4]);
    const reviewed = (await pairs(task.lessonId)).find(({ reviewer }) => reviewer === colleague.personId);
    const { submissionId } = learnerOf(learners, reviewed?.author);
    const [marker, other] = task.reviewers;
    const list = async () => {
      const wanted = { whose: 'free' as const, programmeId: task.programmeId };
      const { body } = await callApi(testApp, endpoints.listReviews, {
        as: other,
        params: school.params,
        query: wanted,
      });
      return body.items.find((each) => each.submissionId === submissionId)?.step;
    };
    expect(await list()).toBe('decide');
    await reviewing(world, task, marker, submissionId).mark([3, 3]);
    const params = { ...school.params, personId: marker.personId };
    expect((await callApi(testApp, endpoints.removeMember, { as: school.owner, params })).status).toBeLessThan(300);
    expect((await reviewing(world, task, other, submissionId).decide('passed')).body.decision).toMatchObject({
      settledBy: 'one',
      percent: 70,
    });
  });

  test('are waited for, and so is the learner’s own share where the rubric asks for it', async () => {
    const { task, learners, staff } = await ringOf(3);
    const [slow, ...others] = learners;
    expect(await staff(slow.submissionId).decide('passed')).toMatchObject({ code: 'not-settled' });
    for (const learner of others) await learner.giveAll([4, 4]);
    const decided = await staff(slow.submissionId).decide('passed');
    expect(decided).toMatchObject({ status: 409, code: 'not-settled' });
    expect(JSON.stringify(decided.body)).toContain('reviews of others to give');
    await slow.giveAll([3, 3]);
    expect((await staff(slow.submissionId).decide('passed')).status).toBe(200);
    expect((await task.overview()).body.items.map(({ gave, owes }) => [gave, owes])).toEqual([
      [1, 0],
      [1, 0],
      [1, 0],
    ]);
  });

  test('are kept as drafts, in two tabs too, and handed in once', async () => {
    const { learners } = await ringOf(3);
    const [learner] = learners;
    const [reviewId = ''] = await learner.open();
    await learner.save(reviewId, [3]);
    expect(await learner.save(reviewId, [1, 1], { revision: 0 })).toMatchObject({ code: 'review-changed' });
    expect(await learner.handIn(reviewId)).toMatchObject({ status: 400 });
    await learner.save(reviewId, [3, 4]);
    const answers = await Promise.all(Array.from({ length: 20 }, () => learner.handIn(reviewId)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await learner.save(reviewId, [1, 1])).toMatchObject({ status: 409, code: 'review-closed' });
    expect(await query(`select from storage.event where payload ->> 'reviewId' = $1`, [reviewId])).toHaveLength(1);
  });
});

describe('the sample', () => {
  const sample = { body: 'A **sample** bridge.', marks: levelsOf([4, 2]) };

  test('comes first, is marked once, and says how much one’s reviews count; staff are warned of who is far', async () => {
    const { task, learners, staff } = await ringOf(3, { sample });
    const [near, far, none] = learners;
    const before = (await near.list()).body;
    expect(before.sample).toMatchObject({ marked: null, html: expect.stringContaining('<strong>sample</strong>') });
    expect(JSON.stringify(before.sample?.rubric.peer)).not.toContain('"marks"');
    const [reviewId = ''] = await near.open();
    expect(await near.get(reviewId)).toMatchObject({ status: 409, code: 'sample-first' });
    expect(await near.handIn(reviewId)).toMatchObject({ status: 409, code: 'sample-first' });
    expect(await near.sample([4])).toMatchObject({ status: 400 });
    expect(await near.sample([5, 1])).toMatchObject({ status: 400 });
    expect((await near.sample([4, 2])).body.sample?.marked).toMatchObject({ distance: 0, weight: 1, isFar: false });
    expect(await near.sample([1, 1])).toMatchObject({ status: 409, code: 'review-closed' });
    expect((await far.sample([1, 4])).body.sample?.marked).toMatchObject({ isFar: true, staff: sample.marks });
    await near.giveAll([4, 4]);
    await far.giveAll([1, 1]);
    const byFar = (await pairs(task.lessonId)).find(({ reviewer }) => reviewer === far.person.personId);
    const reviewed = learnerOf(learners, byFar?.author);
    const { body } = await staff(reviewed.submissionId).get();
    // Five of six levels apart: the least that anybody counts.
    expect(body.others[0]?.weight).toBe(0.2);
    const warned = (await task.overview()).body.items.map(({ calibration }) => calibration?.isFar ?? null);
    expect(warned.toSorted()).toEqual([false, null, true]);
    expect((await none.list()).body.sample?.marked).toBeNull();
  });

  test('as staff marked it is nowhere in what a learner is shown before', async () => {
    const { task, learners } = await ringOf(3, { sample });
    const [learner] = learners;
    const params = { enrolmentId: learner.enrolmentId, lessonId: task.lessonId };
    const own = await callApi(testApp, endpoints.getOwnReview, { as: learner.person, params });
    expect(own.body.rubric?.peer).toMatchObject({ reviews: 1, sample: null });
  });
});

describe('who gives no review', () => {
  test('is reminded, then it goes to somebody else who has least to do, and their own work is decided on', async () => {
    const { task, learners, staff } = await ringOf(5, { reviews: 1, days: 7 });
    const [lazy, ...others] = learners;
    for (const learner of others) await learner.giveAll([4, 4]);
    const now = testApp.clock.now.getTime();
    await keepAt(new Date(now + 6 * day));
    const reminders = await query<{ at: Date | null }>(
      'select reminded_at as at from learning.review where reviewer_id = $1',
      [lazy.person.personId],
    );
    expect(reminders.map(({ at }) => at !== null)).toEqual([true]);
    expect(await lazy.open()).toHaveLength(1);
    await keepAt(new Date(now + 8 * day));
    expect(await lazy.open()).toEqual([]);
    const all = await pairs(task.lessonId);
    expect(mutualOf(all)).toEqual([]);
    const passedOn = all.filter(({ state }) => state === 'open');
    expect(passedOn).toHaveLength(1);
    expect(passedOn[0]?.reviewer).not.toBe(passedOn[0]?.author);
    expect((await task.overview()).body.items.map(({ missed }) => missed).toSorted()).toEqual([0, 0, 0, 0, 1]);
    expect((await staff(lazy.submissionId).decide('passed')).status).toBe(200);
  });

  test('and another who takes it over is not held up by it', async () => {
    const { learners, staff } = await ringOf(5);
    const [, ...others] = learners;
    for (const learner of others) await learner.giveAll([4, 4]);
    const before = testApp.clock.now;
    await keepAt(new Date(before.getTime() + 8 * day));
    const open = await Promise.all(others.map(async (each) => (await each.open()).map(() => each.submissionId)));
    const [substitute = '', ...more] = open.flat();
    expect(more).toEqual([]);
    testApp.clock.now = new Date(before.getTime() + 9 * day);
    const decided = await staff(substitute).decide('passed');
    testApp.clock.now = before;
    expect(decided.status).toBe(200);
  });

  test('is given no more, and where nobody gives any staff mark as soon as the days are over', async () => {
    const { task } = await ringOf(7, { reviews: 2 });
    expect(await pairs(task.lessonId)).toHaveLength(14);
    await keepAt(new Date(testApp.clock.now.getTime() + 8 * day));
    expect(await pairs(task.lessonId)).toEqual([]);
  });

  test('and leaves before it is due has let it pass all the same', async () => {
    const { task, learners } = await ringOf(4);
    const [leaver] = learners;
    const params = { enrolmentId: leaver.enrolmentId };
    await callApi(testApp, endpoints.leaveProgramme, { as: leaver.person, params });
    await runKeep();
    expect((await world.enrol(task, leaver.person)).enrolmentId).toBe(leaver.enrolmentId);
    const own = (await task.overview()).body.items.find(({ submissionId }) => submissionId === leaver.submissionId);
    expect(own).toMatchObject({ gave: 0, owes: 0, missed: 1 });
    expect(await leaver.open()).toEqual([]);
  });

  test('of three leaves nobody to pass it on to: staff mark', async () => {
    const { task, learners, staff } = await ringOf(3);
    await keepAt(new Date(testApp.clock.now.getTime() + 8 * day));
    expect(await pairs(task.lessonId)).toEqual([]);
    const [first] = learners;
    const queue = {
      as: task.reviewers[0],
      params: school.params,
      query: { whose: 'free' as const, programmeId: task.programmeId },
    };
    const { items } = (await callApi(testApp, endpoints.listReviews, queue)).body;
    expect(items.map(({ submissionId }) => submissionId)).toContain(first.submissionId);
    await staff(first.submissionId).mark([4, 4]);
    expect((await staff(first.submissionId).decide('passed')).status).toBe(200);
  });
});

test('whoever waits in no ring for as long as a review takes comes to staff: nobody waits for ever', async () => {
  const task = await createPeerTask(world, school, { days: 7 });
  const alone = await handInAsPeer(world, task);
  const before = testApp.clock.now;
  const free = async (after: number) => {
    testApp.clock.now = new Date(before.getTime() + after * day);
    const wanted = { whose: 'free' as const, programmeId: task.programmeId };
    const call = { as: task.reviewers[0], params: school.params, query: wanted };
    const { items } = (await callApi(testApp, endpoints.listReviews, call)).body;
    testApp.clock.now = before;
    return items.map(({ submissionId, step }) => ({ submissionId, step }));
  };
  expect(await free(6)).toEqual([]);
  expect(await free(7)).toEqual([{ submissionId: alone.submissionId, step: 'mark' }]);
  await reviewing(world, task, task.reviewers[0], alone.submissionId).mark([4, 4]);
  expect((await alone.list()).body.place).toBe('with-staff');
  await reviewing(world, task, task.reviewers[0], alone.submissionId).decide('passed');
  expect((await alone.list()).body.place).toBe('decided');
});

test('a learner is told of a decision by mail, as of any', async () => {
  const { learners, staff } = await ringOf(3);
  for (const learner of learners) await learner.giveAll([4, 4]);
  const [first] = learners;
  await staff(first.submissionId).decide('passed');
  const mails = await queuedMail(testApp, first.person.email);
  expect(mails.map(({ template }) => template)).toContain('submission-decided');
});
