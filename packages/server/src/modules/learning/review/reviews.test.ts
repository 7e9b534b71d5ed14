import { endpoints } from '@laurel/api';
import { afterAll, describe, expect, test } from 'vitest';
import { callApi, queuedMail } from '../../../testing/people.ts';
import { joinAs, startLearningWorld } from '../testing/learning-world.ts';
import { createReviewedTask, handInVersion, marksOf, reviewing, rubric } from '../testing/review-world.ts';

const world = await startLearningWorld();
const { testApp, createSchool, enrol, query } = world;
afterAll(() => testApp.stop());

const school = await createSchool();
const single = await createReviewedTask(world, school);
const double = await createReviewedTask(world, school, { marking: 'double' });
const first = double.reviewers[0];
const second = double.reviewers[1];
const third = double.reviewers[2];

async function handedIn(task = double, body?: string) {
  const learner = await enrol(task);
  const submissionId = await handInVersion(world, task, { learner, ...(body === undefined ? {} : { body }) });
  const by = (person: typeof first) => reviewing(world, task, person, submissionId);
  return { learner, submissionId, one: by(first), two: by(second), three: by(third), by };
}

const ownReview = (learner: { person: typeof first; enrolmentId: string }, { lessonId }: { lessonId: string }) =>
  callApi(testApp, endpoints.getOwnReview, {
    as: learner.person,
    params: { enrolmentId: learner.enrolmentId, lessonId },
  });

describe('a rubric', () => {
  test('is shown to the learner before the work begins', async () => {
    const learner = await enrol(single);
    const { body } = await ownReview(learner, single);
    expect(body).toMatchObject({ waiting: false, rounds: [], resubmissionsLeft: 1 });
    expect(body.rubric).toMatchObject(rubric);
  });

  test('goes on into the next version of the programme, and there can be changed', async () => {
    const call = { as: school.owner, params: { ...school.params, programmeId: single.programmeId } };
    const frozen = await callApi(testApp, endpoints.setRubric, {
      ...call,
      params: { ...call.params, lessonId: single.lessonId },
      body: rubric,
    });
    expect(frozen).toMatchObject({ status: 409, code: 'programme-published' });
    const next = await callApi(testApp, endpoints.startVersion, call);
    const lessonId = next.body.modules[0]?.lessons[0]?.id ?? '';
    const params = { ...call.params, lessonId };
    const copied = await callApi(testApp, endpoints.getRubric, { ...call, params });
    expect(copied.body.rubric).toMatchObject(rubric);
    expect(next.body.missing).toEqual([]);
    const changed = await callApi(testApp, endpoints.setRubric, {
      ...call,
      params,
      body: { ...rubric, passPercent: 75 },
    });
    expect(changed.body.rubric?.passPercent).toBe(75);
    await callApi(testApp, endpoints.discardDraft, call);
  });

  test.each([
    [
      'a criterion with a cell too few',
      { criteria: [{ ...rubric.criteria[0], cells: rubric.criteria[0]?.cells.slice(1) }] },
    ],
    [
      'fewer points for more',
      { criteria: [{ ...rubric.criteria[0], cells: [...(rubric.criteria[0]?.cells ?? [])].reverse() }] },
    ],
    ['no points at all', { criteria: [{ ...rubric.criteria[0], cells: [0, 0, 0, 0].map((points) => ({ points })) }] }],
    ['the same criterion twice', { criteria: [rubric.criteria[0], rubric.criteria[0]] }],
    ['a pass mark of nothing', { passPercent: 0 }],
    ['one level', { levels: [{ title: 'Done' }] }],
  ])('%s is refused', async (_, change) => {
    const draft = await world.createDraft(school);
    const params = { ...school.params, programmeId: draft.id, lessonId: single.lessonId };
    const answer = await callApi(testApp, endpoints.setRubric, {
      as: school.owner,
      params,
      body: { ...rubric, ...change },
    });
    expect(answer).toMatchObject({ status: 400, code: 'invalid-request' });
  });
});

describe('a marking', () => {
  test('is kept as a draft until it is handed in, then no longer changes', async () => {
    const { one } = await handedIn();
    expect((await one.take()).body).toMatchObject({ standing: 'marking', own: { role: 'marker', state: 'open' } });
    await one.save([3]);
    expect((await one.get()).body.own).toMatchObject({ marks: marksOf([3]), summary: 'As I see it.', revision: 1 });
    expect(await one.handIn()).toMatchObject({ status: 400, code: 'invalid-request' });
    await one.save([3, 4]);
    expect((await one.handIn()).body.own).toMatchObject({ state: 'handed-in', marks: marksOf([3, 4]) });
    expect(await one.save([1, 1])).toMatchObject({ status: 409, code: 'review-closed' });
    expect(await one.comment('spans', 'Too late.')).toMatchObject({ status: 409, code: 'review-closed' });
  });

  test('loses nothing when two tabs mark: the later one is told, and what the other saved stays', async () => {
    const { one } = await handedIn();
    await one.take();
    await one.save([3, 3], { revision: 0 });
    expect(await one.save([1, 1], { revision: 0 })).toMatchObject({ status: 409, code: 'review-changed' });
    expect((await one.get()).body.own).toMatchObject({ marks: marksOf([3, 3]), revision: 1 });
    expect((await one.save([3, 3], { revision: 0 })).status).toBe(200);
    expect((await one.save([2, 2], { revision: 1 })).body.own).toMatchObject({ revision: 2 });
  });

  test('of fifty hand-ins at once is handed in once', async () => {
    const { one, submissionId } = await handedIn();
    await one.take();
    await one.save([3, 3]);
    const answers = await Promise.all(Array.from({ length: 50 }, () => one.handIn()));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    const [row] = await query<{ count: number }>(
      `select count(*)::int as count from storage.event where name = 'review.handed-in' and payload ->> 'submissionId' = $1`,
      [submissionId],
    );
    expect(row?.count).toBe(1);
  });

  test('takes levels of the rubric alone', async () => {
    const { one } = await handedIn();
    await one.take();
    expect(await one.save([5, 1])).toMatchObject({ status: 400 });
    expect(await one.save([1, 1, 1])).toMatchObject({ status: 400 });
  });
});

describe('double marking', () => {
  test('is blind until both are in: neither marks, nor remarks, nor a result', async () => {
    const { one, two } = await handedIn();
    await one.take();
    await one.comment('spans the river', 'canary-of-the-first');
    await one.mark([4, 4]);
    await two.take();
    const blind = (await two.get()).body;
    expect(blind.others).toEqual([expect.objectContaining({ role: 'marker', state: 'handed-in', marking: null })]);
    expect(blind).toMatchObject({ standing: 'marking', result: null, difference: null, comments: [] });
    expect(JSON.stringify(blind)).not.toContain('canary-of-the-first');
    const seen = (await two.mark([4, 3])).body;
    expect(seen.others[0]?.marking).toMatchObject({ marks: marksOf([4, 4]), score: { percent: 100 } });
    expect(JSON.stringify(seen)).toContain('canary-of-the-first');
  });

  test('is blind to the remarks on an earlier version that nobody decided on, but not to one’s own', async () => {
    const { one, learner } = await handedIn();
    await one.take();
    await one.comment('spans', 'canary-of-the-first-version');
    const newer = await handInVersion(world, double, { learner, body: 'It spans the river twice.' });
    const [oneAgain, two] = [first, second].map((person) => reviewing(world, double, person, newer));
    await oneAgain?.take();
    await two?.take();
    expect(JSON.stringify((await two?.get())?.body)).not.toContain('canary-of-the-first-version');
    expect(JSON.stringify((await oneAgain?.get())?.body)).toContain('canary-of-the-first-version');
  });

  test('takes the mean of two that agree, and either of them decides', async () => {
    const { one, two, learner } = await handedIn();
    await one.mark([3, 3]);
    expect((await two.mark([3, 3])).body).toMatchObject({
      standing: 'settled',
      result: { by: 'mean', percent: 70, passed: true },
      mayDecide: true,
    });
    expect((await one.decide('passed')).body.decision).toMatchObject({ outcome: 'passed', percent: 70 });
    const [result] = await query<{ outcome: string; percent: number; details: object }>(
      'select outcome, percent, details from learning.assessment_result where enrolment_id = $1',
      [learner.enrolmentId],
    );
    expect(result).toMatchObject({
      outcome: 'passed',
      percent: 70,
      details: {
        attempts: 1,
        assessors: ['marker', 'second'],
        rubric: rubric.criteria.map(({ id }) => ({ criterionId: id, levelId: '3' })),
      },
    });
  });

  test('has a third person moderate where two differ too far, with both before them', async () => {
    const { one, two, three, learner } = await handedIn();
    await one.mark([4, 4]);
    expect((await two.mark([1, 4])).body).toMatchObject({
      standing: 'moderation',
      result: null,
      mayDecide: false,
      difference: { needsModeration: true, percent: 50 },
    });
    expect(await one.decide('passed')).toMatchObject({ status: 409, code: 'not-settled' });
    const taken = (await three.take()).body;
    expect(taken.own).toMatchObject({ role: 'moderator' });
    expect(taken.others.map(({ marking }) => marking?.score.percent)).toEqual([100, 50]);
    expect((await three.mark([3, 3])).body.result).toMatchObject({ by: 'moderator', percent: 70 });
    expect(await one.decide('passed')).toMatchObject({ status: 403, code: 'not-allowed' });
    expect((await three.decide('passed')).status).toBe(200);
    const { body } = await ownReview(learner, double);
    expect(body.rounds[0]?.remarks.map(({ role }) => role)).toEqual(['marker', 'second', 'moderator']);
  });
});

describe('J06', () => {
  test('the learner never marks, moderates, sees a marking of or decides on their own work, whatever their role', async () => {
    for (const role of ['owner', 'admin', 'instructor', 'reviewer'] as const) {
      const person = await joinAs(world, school, role);
      const learner = await enrol(double, person);
      const submissionId = await handInVersion(world, double, { learner });
      const self = reviewing(world, double, person, submissionId);
      const one = reviewing(world, double, first, submissionId);
      const two = reviewing(world, double, second, submissionId);
      for (const act of [self.take, self.get, () => self.decide('passed')])
        expect(await act()).toMatchObject({ status: 403, code: 'own-work' });
      const assign = callApi(testApp, endpoints.assignReviewer, {
        as: school.owner,
        params: { ...school.params, submissionId },
        body: { personId: person.personId },
      });
      expect(await assign).toMatchObject({ status: 403, code: 'own-work' });
      await one.mark([4, 4]);
      await two.mark([1, 1]);
      expect(await self.take()).toMatchObject({ status: 403, code: 'own-work' });
      const queue = await callApi(testApp, endpoints.listReviews, {
        as: person,
        params: school.params,
        query: { whose: 'free' },
      });
      expect(queue.body.items?.map((row) => row.submissionId) ?? []).not.toContain(submissionId);
      const [row] = await query<{ count: number }>(
        'select count(*)::int as count from learning.review where reviewer_id = $1',
        [person.personId],
      );
      expect(row?.count).toBe(0);
    }
  });

  test('nobody is two of the three: neither both markers nor a marker who moderates', async () => {
    const { one, two, submissionId } = await handedIn();
    await one.mark([4, 4]);
    expect((await one.take()).body.own).toMatchObject({ role: 'marker' });
    const assign = (personId: string) =>
      callApi(testApp, endpoints.assignReviewer, {
        as: school.owner,
        params: { ...school.params, submissionId },
        body: { personId },
      });
    expect(await assign(first.personId)).toMatchObject({ status: 409, code: 'review-taken' });
    await two.mark([1, 1]);
    expect((await two.take()).body.own).toMatchObject({ role: 'second' });
    for (const { personId } of [first, second])
      expect(await assign(personId)).toMatchObject({ status: 409, code: 'review-taken' });
    const rows = await query<{ reviewer: string }>(
      'select reviewer_id as reviewer from learning.review where submission_id = $1',
      [submissionId],
    );
    expect(new Set(rows.map(({ reviewer }) => reviewer)).size).toBe(2);
  });

  test('fifty who take at once are as many reviewers as the rubric asks for, each once', async () => {
    const { one, two, three, submissionId } = await handedIn();
    await Promise.all(Array.from({ length: 50 }, (_, at) => [one, two, three][at % 3]?.take()));
    const rows = await query<{ role: string; reviewer: string }>(
      'select role, reviewer_id as reviewer from learning.review where submission_id = $1 order by role',
      [submissionId],
    );
    expect(rows.map(({ role }) => role)).toEqual(['marker', 'second']);
    expect(new Set(rows.map(({ reviewer }) => reviewer)).size).toBe(2);
  });

  test('whoever loses the role in the middle can neither save, hand in nor decide, and somebody else goes on', async () => {
    const leaving = await joinAs(world, school, 'reviewer');
    const { by, two, submissionId } = await handedIn();
    const gone = by(leaving);
    await gone.take();
    await gone.save([4, 4]);
    const { body: before } = await gone.get();
    await callApi(testApp, endpoints.changeMember, {
      as: school.owner,
      params: { ...school.params, personId: leaving.personId },
      body: { role: 'viewer' },
    });
    const params = { ...school.params, reviewId: before.own?.id ?? '' };
    const asGone = { as: leaving, params };
    expect((await callApi(testApp, endpoints.handInReview, asGone)).status).toBe(403);
    const body = { revision: 1, marks: marksOf([4, 4]), summary: '' };
    expect((await callApi(testApp, endpoints.saveReview, { ...asGone, body })).status).toBe(403);
    expect((await gone.decide('passed')).status).toBe(403);
    expect((await gone.get()).status).toBe(403);
    const withdrawn = await callApi(testApp, endpoints.withdrawReview, { as: school.owner, params });
    expect(withdrawn.status).toBe(204);
    expect((await two.take()).body.own).toMatchObject({ role: 'marker' });
    expect(await query('select from learning.review where submission_id = $1', [submissionId])).toHaveLength(1);
  });

  test('work whose markers have gone is decided by any other reviewer, and never by its learner', async () => {
    const leaving = [await joinAs(world, school, 'reviewer'), await joinAs(world, school, 'reviewer')];
    const learner = await enrol(double, await joinAs(world, school, 'reviewer'));
    const submissionId = await handInVersion(world, double, { learner });
    for (const person of leaving) await reviewing(world, double, person, submissionId).mark([3, 3]);
    const other = reviewing(world, double, third, submissionId);
    const leave = (person: typeof first) =>
      callApi(testApp, endpoints.changeMember, {
        as: school.owner,
        params: { ...school.params, personId: person.personId },
        body: { role: 'viewer' },
      });
    if (leaving[0]) await leave(leaving[0]);
    expect(await other.decide('passed')).toMatchObject({ status: 403, code: 'not-allowed' });
    if (leaving[1]) await leave(leaving[1]);
    expect((await other.get()).body.mayDecide).toBe(true);
    const queue = await callApi(testApp, endpoints.listReviews, {
      as: third,
      params: school.params,
      query: { whose: 'others' },
    });
    expect(queue.body.items.find((row) => row.submissionId === submissionId)).toMatchObject({ step: 'decide' });
    const self = reviewing(world, double, learner.person, submissionId);
    expect(await self.decide('passed')).toMatchObject({ status: 403, code: 'own-work' });
    expect((await other.decide('passed')).status).toBe(200);
  });

  test('whoever did not mark does not decide, and another’s review cannot be written to', async () => {
    const { one, two, three } = await handedIn();
    await one.mark([3, 3]);
    const { body } = await one.get();
    const call = { as: third, params: { ...school.params, reviewId: body.own?.id ?? '' } };
    expect((await callApi(testApp, endpoints.handInReview, call)).status).toBe(404);
    const changed = { revision: 1, marks: marksOf([1, 1]), summary: '' };
    expect((await callApi(testApp, endpoints.saveReview, { ...call, body: changed })).status).toBe(404);
    await two.mark([3, 3]);
    expect(await three.decide('passed')).toMatchObject({ status: 403, code: 'not-allowed' });
    expect(await reviewing(world, double, school.owner, body.submissionId).decide('passed')).toMatchObject({
      status: 403,
    });
  });
});

describe('a decision', () => {
  test('passes nobody below the pass mark, and needs a reason', async () => {
    const { submissionId } = await handedIn(single);
    const one = reviewing(world, single, first, submissionId);
    await one.mark([2, 2]);
    expect(await one.decide('passed')).toMatchObject({ status: 400, code: 'invalid-request' });
    const params = { ...school.params, submissionId };
    const without = { as: first, params, body: { outcome: 'not-passed', reason: '' } };
    expect((await callApi(testApp, endpoints.decideSubmission, without)).status).toBe(400);
    expect((await one.get()).body.decision).toBeNull();
  });

  test('of fifty at once is one, with one mail and one result', async () => {
    const { submissionId, learner } = await handedIn(single);
    const one = reviewing(world, single, first, submissionId);
    await one.mark([4, 3]);
    const answers = await Promise.all(Array.from({ length: 50 }, () => one.decide('passed')));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ code }) => code === 'already-decided')).toHaveLength(49);
    const mails = await queuedMail(testApp, learner.person.email);
    expect(mails.filter(({ template }) => template === 'submission-decided')).toHaveLength(1);
  });

  test('asks for another version as often as the rubric lets it; the round before stays readable', async () => {
    const { submissionId, learner } = await handedIn(single, 'The bridge has *one* span.');
    const one = reviewing(world, single, first, submissionId);
    await one.take();
    await one.comment('one span', 'Count again.');
    await one.mark([2, 2]);
    expect(await one.decide('resubmit', { resubmitUntil: '2020-01-01T00:00:00Z' })).toMatchObject({ status: 400 });
    expect((await one.decide('resubmit')).status).toBe(200);
    const told = (await ownReview(learner, single)).body;
    expect(told).toMatchObject({ waiting: false, resubmissionsLeft: 0 });
    expect(told.rounds[0]).toMatchObject({
      number: 1,
      decision: { outcome: 'resubmit', percent: 40 },
      comments: [{ quote: 'one span', text: 'Count again.' }],
    });
    const again = await handInVersion(world, single, { learner, body: 'The bridge has two spans.' });
    expect((await ownReview(learner, single)).body.waiting).toBe(true);
    const two = reviewing(world, single, second, again);
    const shown = (await two.take()).body;
    expect(shown.comments).toEqual([expect.objectContaining({ number: 1, offset: null, quote: 'one span' })]);
    expect(shown.earlier).toMatchObject([{ number: 1, decision: { outcome: 'resubmit' } }]);
    await two.mark([1, 1]);
    expect(await two.decide('resubmit')).toMatchObject({ status: 400 });
    expect((await two.decide('not-passed')).status).toBe(200);
    expect((await ownReview(learner, single)).body.rounds.map(({ number }) => number)).toEqual([2, 1]);
    const [result] = await query<{ outcome: string; details: { attempts: number } }>(
      'select outcome, details from learning.assessment_result where enrolment_id = $1',
      [learner.enrolmentId],
    );
    expect(result).toMatchObject({ outcome: 'failed', details: { attempts: 2 } });
  });

  test('gives the learner something to do again where they are by now, in another version of the programme too', async () => {
    const task = await createReviewedTask(world, school);
    const { learner, one } = await handedIn(task);
    const call = { as: school.owner, params: { ...school.params, programmeId: task.programmeId } };
    await callApi(testApp, endpoints.startVersion, call);
    expect((await callApi(testApp, endpoints.publishProgramme, call)).status).toBe(200);
    const own = { as: learner.person, params: { enrolmentId: learner.enrolmentId } };
    const moved = await callApi(testApp, endpoints.changeVersion, { ...own, body: { version: 2 } });
    expect(moved.body.modules[0]?.lessons[0]?.state).toBe('handed-in');
    await one.mark([2, 2]);
    expect((await one.decide('resubmit')).status).toBe(200);
    const { body } = await callApi(testApp, endpoints.getEnrolment, own);
    expect(body.modules[0]?.lessons[0]?.state).toBe('started');
  });

  test('L05 stands with its reasons, markings and remarks in the learner’s export once it is made, and in the reviewer’s', async () => {
    const { submissionId, learner } = await handedIn(single);
    const reviewer = await joinAs(world, school, 'reviewer');
    const one = reviewing(world, single, reviewer, submissionId);
    await one.take();
    await one.comment('spans', 'canary-of-the-remark');
    await one.mark([4, 4]);
    const exportOf = async (as: typeof first) => (await callApi(testApp, endpoints.exportMe, { as })).body;
    expect(JSON.stringify(await exportOf(learner.person))).not.toContain('canary-of-the-remark');
    await one.decide('passed');
    const remarks = [{ quote: 'spans', text: 'canary-of-the-remark' }];
    expect(await exportOf(learner.person)).toMatchObject({
      decisions: [{ submissionId, outcome: 'passed', reason: 'Because of the marks.' }],
      markings: [{ submissionId, role: 'marker', summary: 'As I see it.', remarks }],
    });
    expect(await exportOf(reviewer)).toMatchObject({
      reviewsWritten: [{ submissionId, remarks }],
      decisionsMade: [{ submissionId, outcome: 'passed' }],
    });
  });

  test('is not made on a version that was replaced', async () => {
    const { submissionId, learner } = await handedIn(single);
    const one = reviewing(world, single, first, submissionId);
    await one.mark([4, 4]);
    await handInVersion(world, single, { learner, body: 'It spans the river twice.' });
    expect(await one.decide('passed')).toMatchObject({ status: 409, code: 'already-decided' });
  });

  test('tells its learner nothing of a marking before it is made', async () => {
    const { submissionId, learner } = await handedIn(single);
    const one = reviewing(world, single, first, submissionId);
    await one.take();
    await one.comment('spans', 'canary-before-the-decision');
    await one.mark([4, 4]);
    expect(JSON.stringify((await ownReview(learner, single)).body)).not.toContain('canary-before');
    await one.decide('passed');
    expect(JSON.stringify((await ownReview(learner, single)).body)).toContain('canary-before');
  });
});

describe('the queue', () => {
  test('shows what is one’s own, what is free and what others have, the longest waiting first', async () => {
    const place = await createSchool();
    const task = await createReviewedTask(world, place);
    const [one, two] = task.reviewers;
    const before = testApp.clock.now;
    const ids: string[] = [];
    for (const hours of [3, 2, 1]) {
      testApp.clock.now = new Date(before.getTime() - hours * 3_600_000);
      ids.push(await handInVersion(world, task, { learner: await enrol(task) }));
    }
    testApp.clock.now = before;
    await reviewing(world, task, one, ids[1] ?? '').take();
    const list = async (as: typeof one, whose: 'own' | 'free' | 'others') =>
      (await callApi(testApp, endpoints.listReviews, { as, params: place.params, query: { whose } })).body.items;
    expect(await list(one, 'own')).toMatchObject([{ submissionId: ids[1], step: 'mark' }]);
    expect((await list(one, 'free')).map(({ submissionId }) => submissionId)).toEqual([ids[0], ids[2]]);
    expect(await list(two, 'own')).toEqual([]);
    expect(await list(two, 'others')).toMatchObject([
      { submissionId: ids[1], step: 'wait', reviewers: [{ state: 'open' }] },
    ]);
    await reviewing(world, task, one, ids[1] ?? '').mark([3, 3]);
    expect(await list(one, 'own')).toMatchObject([{ step: 'decide' }]);
    await reviewing(world, task, one, ids[1] ?? '').decide('passed');
    expect(await list(one, 'own')).toEqual([]);
  });

  test('does not count a review of a version that was replaced as work to do', async () => {
    const place = await createSchool();
    const task = await createReviewedTask(world, place);
    const [one] = task.reviewers;
    const learner = await enrol(task);
    const params = { ...place.params, submissionId: await handInVersion(world, task, { learner: await enrol(task) }) };
    const open = async () => {
      const { body } = await callApi(testApp, endpoints.listReviewers, { as: place.owner, params });
      return body.items.find(({ personId }) => personId === one.personId)?.open;
    };
    await reviewing(world, task, one, await handInVersion(world, task, { learner })).take();
    expect(await open()).toBe(1);
    const newest = await handInVersion(world, task, { learner, body: 'It spans the river twice.' });
    expect(await open()).toBe(0);
    await reviewing(world, task, one, newest).take();
    expect(await open()).toBe(1);
  });

  test('gives work to whoever has least to do', async () => {
    const { submissionId } = await handedIn();
    const call = { as: school.owner, params: { ...school.params, submissionId } };
    const { body } = await callApi(testApp, endpoints.listReviewers, call);
    const open = body.items.map((each) => each.open);
    expect(open).toEqual([...open].sort((a, b) => a - b));
    const given = await callApi(testApp, endpoints.assignReviewer, { ...call, body: { personId: null } });
    expect(given.status).toBe(200);
    const [row] = await query<{ reviewer: string }>(
      'select reviewer_id as reviewer from learning.review where submission_id = $1',
      [submissionId],
    );
    expect(row?.reviewer).toBe(body.items[0]?.personId);
    const viewer = await joinAs(world, school, 'viewer');
    const wrong = await callApi(testApp, endpoints.assignReviewer, { ...call, body: { personId: viewer.personId } });
    expect(wrong).toMatchObject({ status: 400, code: 'invalid-request' });
  });

  test('gives what is handed in to whoever has least to do, where the rubric says so', async () => {
    const place = await createSchool();
    const task = await createReviewedTask(world, place, { marking: 'double', allocation: 'by-load' });
    const handInAs = async (person?: typeof first) =>
      handInVersion(world, task, { learner: await enrol(task, person) });
    for (let turn = 0; turn < 4; turn++) await handInAs();
    const assigned = () =>
      query<{ reviewer: string; learner: string }>(
        `select r.reviewer_id as reviewer, s.person_id as learner from learning.review r
         join learning.submission s on s.id = r.submission_id where r.organisation_id = $1`,
        [place.organisationId],
      );
    const worker = await testApp.app.work();
    await expect.poll(async () => (await assigned()).length, { timeout: 30_000 }).toBe(8);
    const load = [...Map.groupBy(await assigned(), ({ reviewer }) => reviewer).values()].map(({ length }) => length);
    expect(load).toEqual([2, 2, 2, 2]);
    for (const person of [place.owner, ...task.reviewers]) await handInAs(person);
    await expect.poll(async () => (await assigned()).length, { timeout: 30_000 }).toBe(16);
    await worker.stop();
    expect((await assigned()).filter(({ reviewer, learner }) => reviewer === learner)).toEqual([]);
  });
});
