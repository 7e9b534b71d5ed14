import { randomUUID } from 'node:crypto';
import { endpoints } from '@laurel/api';
import PDFDocument from 'pdfkit';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { callApi } from '../../../testing/people.ts';
import { joinAs, startLearningWorld } from '../testing/learning-world.ts';
import { createTask, startWork, type Worker } from '../testing/work-world.ts';

const world = await startLearningWorld();
const { testApp, createSchool } = world;
afterAll(() => testApp.stop());
const school = await createSchool();
const pass = (days: number) => {
  testApp.clock.now = new Date(testApp.clock.now.getTime() + days * 86_400_000);
};
const lessonState = async ({ person, enrolmentId }: Worker) => {
  const { body } = await callApi(testApp, endpoints.getEnrolment, { as: person, params: { enrolmentId } });
  return body.modules[0]?.lessons[0]?.state;
};

describe('a draft', async () => {
  const task = await createTask(world, school);

  it('is kept as it is written, and is there again whoever looks next', async () => {
    const worker = await startWork(world, task);
    expect((await worker.get()).draft).toBeNull();
    const links = [{ url: 'https://work.example/1', title: 'Mine' }];
    expect((await worker.save({ body: '# First', links })).status).toBe(200);
    await worker.save({ body: '# First, changed', links });
    const { draft } = await worker.get();
    expect(draft).toMatchObject({
      number: 1,
      state: 'draft',
      body: '# First, changed',
      links: [{ pieceId: null, ...links[0] }],
    });
    expect(draft?.bodyHtml).toContain('First, changed');
    expect(await lessonState(worker)).toBe('started');
  });

  it('saved fifty times at once is one draft', async () => {
    const worker = await startWork(world, task);
    const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => worker.save({ body: `Text ${n}` })));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.draft?.id}`)).size).toBe(1);
  });

  it('is its author’s alone: staff do not see it before it is handed in', async () => {
    const worker = await startWork(world, task);
    const { body } = await worker.save({ body: 'Not yet for anybody' });
    const params = { ...school.params, submissionId: body.draft?.id ?? '' };
    expect((await callApi(testApp, endpoints.getSubmission, { as: school.owner, params })).status).toBe(404);
  });
});

describe('time that counts from the beginning', () => {
  it('stays over for whoever leaves and enrols again', async () => {
    const due = { kind: 'days', after: 'enrolment', days: 2 } as const;
    const task = await createTask(world, school, { assignment: { due, lateHandIn: 'refused' } });
    const worker = await startWork(world, task);
    await worker.save({ body: 'Begun' });
    pass(3);
    const { enrolmentId } = worker;
    expect(await worker.handIn()).toMatchObject({ status: 409, code: 'submission-late' });
    await callApi(testApp, endpoints.leaveProgramme, { as: worker.person, params: { enrolmentId } });
    const back = await world.enrol(task, worker.person);
    expect(back.enrolmentId).toBe(enrolmentId);
    expect(await worker.handIn()).toMatchObject({ status: 409, code: 'submission-late' });
  });
});

describe('handing in', async () => {
  const task = await createTask(world, school);

  it('twice at once, fifty times, is one version and one event', async () => {
    const worker = await startWork(world, task);
    const { body: begun } = await worker.save({ body: 'My work' });
    const params = { submissionId: begun.draft?.id ?? '' };
    const call = () => callApi(testApp, endpoints.handInWork, { as: worker.person, params });
    const answers = await Promise.all(Array.from({ length: 50 }, call));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.handedIn.length} ${body.draft}`))).toEqual(
      new Set(['200 1 null']),
    );
    const events = await world.query(
      `select from storage.event where name = 'submission.handed-in' and payload ->> 'submissionId' = $1`,
      [params.submissionId],
    );
    expect(events).toHaveLength(1);
    expect(await lessonState(worker)).toBe('handed-in');
  });

  it('makes a version that never changes; the next begins as its copy', async () => {
    const worker = await startWork(world, task);
    await worker.save({ body: 'Same line\nOld line' });
    await worker.send('notes', { name: 'notes.txt' });
    const first = (await worker.handIn()).body.handedIn[0];
    const { body: next } = await worker.save({ body: 'Same line\nNew line' });
    expect(next.draft).toMatchObject({ number: 2, files: [{ id: first?.files[0]?.id, name: 'notes.txt' }] });
    const call = { as: worker.person, params: { enrolmentId: worker.enrolmentId, lessonId: task.lessonId } };
    const fileId = first?.files[0]?.id ?? '';
    await callApi(testApp, endpoints.removeSubmissionFile, { ...call, params: { ...call.params, fileId } });
    await worker.handIn();
    const { handedIn } = await worker.get();
    expect(handedIn.map(({ number, body, files }) => [number, body, files.length])).toEqual([
      [2, 'Same line\nNew line', 0],
      [1, 'Same line\nOld line', 1],
    ]);
    const params = { ...school.params, submissionId: handedIn[0]?.id ?? '' };
    const { body: seen } = await callApi(testApp, endpoints.getSubmission, { as: school.owner, params });
    expect(seen.changes).toEqual([
      { kind: 'same', text: 'Same line' },
      { kind: 'removed', text: 'Old line' },
      { kind: 'added', text: 'New line' },
    ]);
    expect(seen.versions.map(({ number }) => number)).toEqual([2, 1]);
  });

  it('cannot be changed in the database either, whatever a query forgets', async () => {
    const worker = await startWork(world, task);
    await worker.save({ body: 'Fixed', links: [{ url: 'https://work.example/1' }] });
    const id = (await worker.handIn()).body.handedIn[0]?.id ?? '';
    const client = new pg.Client({ connectionString: testApp.databaseUrl, options: '-c role=laurel_app' });
    await client.connect();
    await client.query("select set_config('laurel.organisation', $1, false)", [school.organisationId]);
    for (const statement of [
      `update learning.submission set body = 'x' where id = $1`,
      'delete from learning.submission where id = $1',
      'delete from learning.submission_link where submission_id = $1',
      `insert into learning.submission_link values ($1, 9, '${school.organisationId}', null, 'https://x.example', '')`,
    ]) {
      await expect(client.query(statement, [id])).rejects.toThrow('what was handed in does not change');
    }
    await client.end();
  });

  it('asks for what is asked for, names it, and keeps the draft', async () => {
    const asked = await createTask(world, school, { assignment: { linkRequired: true } });
    const worker = await startWork(world, asked);
    await worker.save({ body: '' });
    const refused = await worker.handIn();
    expect(refused).toMatchObject({ status: 409, code: 'submission-incomplete' });
    expect(JSON.stringify(refused.body)).toContain('Add at least one link');
    expect((await worker.get()).draft?.number).toBe(1);
  });

  it('a portfolio is several pieces, each with something in it and what it shows', async () => {
    const worker = await startWork(world, await createTask(world, school, { kind: 'portfolio' }));
    const [one, two] = [randomUUID(), randomUUID()];
    const pieces = [
      { id: one, title: 'A poster', reflection: 'I learnt to leave out.' },
      { id: two, title: 'A page', reflection: '' },
    ];
    await worker.save({ body: '', pieces, links: [{ pieceId: two, url: 'https://work.example/page' }] });
    const refused = JSON.stringify((await worker.handIn()).body);
    expect(refused).toContain('Add a file or a link to the piece “A poster”');
    expect(refused).toContain('Write what the piece “A page” shows about you');
    expect((await worker.send('text', { name: 'poster.txt', pieceId: one })).status).toBe(201);
    expect((await worker.send('text', { name: 'x.txt', pieceId: randomUUID() })).status).toBe(404);
    const mended = pieces.map((piece) => ({ ...piece, reflection: 'It shows care.' }));
    await worker.save({ body: '', pieces: mended, links: [{ pieceId: two, url: 'https://work.example/page' }] });
    expect((await worker.handIn()).body.handedIn[0]).toMatchObject({ pieces: mended, files: [{ pieceId: one }] });
    expect((await worker.save({ body: '', pieces: [] })).status).toBe(400);
  });
});

it('I02: all versions of a work together are set within the bounds of one text, the newest first', async () => {
  const worker = await startWork(world, await createTask(world, school, { kind: 'portfolio' }));
  const formulas = '$x$ '.repeat(60);
  const pieces = Array.from({ length: 20 }, () => ({ id: randomUUID(), title: 'A piece', reflection: formulas }));
  const links = pieces.map(({ id }) => ({ pieceId: id, url: 'https://work.example/1', title: 'Mine' }));
  for (let version = 0; version < 2; version += 1) {
    expect((await worker.save({ body: formulas, pieces, links })).status).toBe(200);
    expect((await worker.handIn()).status).toBe(200);
  }
  const work = await worker.get();
  expect(JSON.stringify(work).split('<math').length - 1).toBe(1_000);
  expect(work.handedIn[0]?.bodyHtml).toContain('<math');
  expect(work.handedIn[1]?.bodyHtml).not.toContain('<math');
  expect(work.handedIn[1]?.bodyHtml).toContain('$x$');
  const params = { ...school.params, submissionId: work.handedIn[0]?.id ?? '' };
  const { body: review } = await callApi(testApp, endpoints.getReview, { as: school.owner, params });
  expect(JSON.stringify(review).split('<math').length - 1).toBe(1_000);
});

describe('the deadline', () => {
  const due = { kind: 'days', days: 7, after: 'enrolment' } as const;
  const extend = (worker: Worker, until: Date, as = school.owner) =>
    callApi(testApp, endpoints.decideExtension, {
      as,
      params: { ...school.params, ...worker.task, enrolmentId: worker.enrolmentId },
      body: { until: until.toISOString(), reason: 'You were ill.' },
    });

  it('marks as late what comes after it', async () => {
    const worker = await startWork(world, await createTask(world, school, { assignment: { due } }));
    pass(7);
    await worker.save({ body: 'On the dot' });
    expect((await worker.handIn()).body.handedIn[0]?.isLate).toBe(false);
    pass(0.0001);
    await worker.save({ body: 'After it' });
    expect((await worker.handIn()).body.handedIn[0]?.isLate).toBe(true);
  });

  it('refuses what comes after it where that is the rule, keeps the draft, and an extension opens it again', async () => {
    const task = await createTask(world, school, { assignment: { due, lateHandIn: 'refused' } });
    const [worker, other] = [await startWork(world, task), await startWork(world, task)];
    await worker.save({ body: 'Almost done' });
    pass(8);
    expect(await worker.handIn()).toMatchObject({ status: 409, code: 'submission-late' });
    expect(await worker.save({ body: 'More' })).toMatchObject({ status: 409, code: 'submission-late' });
    expect(await worker.get()).toMatchObject({ closed: 'too-late', isLateNow: true, draft: { body: 'Almost done' } });
    const until = new Date(testApp.clock.now.getTime() + 86_400_000);
    expect(await extend(worker, until, await joinAs(world, school, 'reviewer'))).toMatchObject({ status: 403 });
    expect(await extend(worker, until)).toMatchObject({ status: 200, body: { learnerName: worker.person.name } });
    expect(await worker.get()).toMatchObject({
      closed: null,
      dueAt: until.toISOString(),
      extension: { reason: 'You were ill.' },
    });
    expect((await worker.handIn()).body.handedIn[0]?.isLate).toBe(false);
    expect((await other.get()).closed).toBe('too-late');
    const lines = await world.query<{ detail: object }>(
      `select detail from storage.audit where action = 'extension.decided'`,
    );
    expect(JSON.stringify(lines)).not.toContain('ill');
  });
});

it('J06: nobody of the staff gives themselves more time, whatever their role', async () => {
  const due = { kind: 'days', days: 7, after: 'enrolment' } as const;
  const task = await createTask(world, school, { assignment: { due } });
  for (const person of [school.owner, await joinAs(world, school, 'instructor')]) {
    const worker = await startWork(world, task, person);
    const before = (await worker.get()).dueAt;
    const params = { ...school.params, ...task, enrolmentId: worker.enrolmentId };
    const body = { until: '2090-01-01T00:00:00.000Z', reason: 'I would like it.' };
    const answer = await callApi(testApp, endpoints.decideExtension, { as: person, params, body });
    expect(answer).toMatchObject({ status: 403, code: 'own-work' });
    const made = await callApi(testApp, endpoints.createApiKey, {
      as: school.owner,
      params: school.params,
      body: { name: 'My program', scopes: ['learner:write'] },
    });
    const byKey = await callApi(testApp, endpoints.decideExtension, { as: { apiKey: made.body.secret }, params, body });
    expect(byKey).toMatchObject({ status: 403, code: 'not-allowed' });
    expect(await worker.get()).toMatchObject({ dueAt: before, extension: null });
  }
});

it('a similarity is told to staff with both passages, and to no learner; the task’s own words count for nothing', async () => {
  const instructions = `Write about this: ${Array.from({ length: 80 }, (_, n) => `template${n}`).join(' ')}`;
  const task = await createTask(world, school, { instructions });
  const words = Array.from({ length: 120 }, (_, n) => `word${n}`).join(' ');
  const own = (name: string) => Array.from({ length: 60 }, (_, n) => `${name}${n}`).join(' ');
  const hand = async (body: string, file?: string) => {
    const worker = await startWork(world, task);
    await worker.save({ body });
    if (file) await worker.send(file, { name: 'essay.md' });
    await worker.handIn();
    return worker;
  };
  const [first, second] = [await hand(`${own('a')} ${words}`), await hand(own('b'), words)];
  await hand(`${instructions} ${own('c')}`);
  await hand(`${instructions} ${own('d')}`);
  const params = { ...school.params, ...task };
  const { body } = await callApi(testApp, endpoints.listSimilarities, { as: school.owner, params });
  expect(body.items).toHaveLength(1);
  expect(new Set(body.items[0]?.submissions.map(({ learnerName }) => learnerName))).toEqual(
    new Set([first.person.name, second.person.name]),
  );
  expect(body.items[0]?.passages[0]).toEqual({ first: words, second: words });
  expect((await callApi(testApp, endpoints.listSimilarities, { as: first.person, params })).status).toBe(404);
  expect(JSON.stringify(await first.get())).not.toContain('imilar');
});

it('a PDF is compared by its words with what another wrote here', async () => {
  const task = await createTask(world, school);
  const words = Array.from({ length: 120 }, (_, n) => `word${n}`).join(' ');
  const pdf = new PDFDocument({ info: { Author: 'Somebody' } });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => pdf.on('end', resolve));
  pdf.text(words).end();
  await ended;
  const [first, second] = [await startWork(world, task), await startWork(world, task)];
  await first.save({ body: words });
  await second.save({ body: 'See my file.' });
  expect((await second.send(Buffer.concat(chunks), { name: 'essay.pdf' })).status).toBe(201);
  for (const worker of [first, second]) await worker.handIn();
  const params = { ...school.params, ...task };
  const { body } = await callApi(testApp, endpoints.listSimilarities, { as: school.owner, params });
  expect(body.items).toHaveLength(1);
  expect(new Set(Object.values(body.items[0]?.passages[0] ?? {}))).toEqual(new Set([words]));
});

it('what is compared of a learner has a bound, however much they hand in', async () => {
  const task = await createTask(world, school);
  const words = Array.from({ length: 120 }, (_, n) => `word${n}`).join(' ');
  for (const filler of ['spam', 'eggs']) {
    const worker = await startWork(world, task);
    await worker.save({ body: 'Mine' });
    await worker.send(`${filler} `.repeat(20_000), { name: 'a.md' });
    await worker.send(words, { name: 'b.md' });
    await worker.handIn();
  }
  const params = { ...school.params, ...task };
  const { status, body } = await callApi(testApp, endpoints.listSimilarities, { as: school.owner, params });
  expect([status, body.items]).toEqual([200, []]);
});

it('J02 a reviewer who learns here too sees no comparison of their own work, nor their own row', async () => {
  const task = await createTask(world, school);
  const words = Array.from({ length: 120 }, (_, n) => `word${n}`).join(' ');
  const reviewer = await joinAs(world, school, 'reviewer');
  const own = await startWork(world, task, reviewer);
  const workers = [own, await startWork(world, task), await startWork(world, task)];
  for (const worker of workers) {
    await worker.save({ body: words });
    await worker.handIn();
  }
  const params = { ...school.params, ...task };
  const seenBy = async (as: typeof reviewer) => {
    const similar = await callApi(testApp, endpoints.listSimilarities, { as, params });
    const rows = await callApi(testApp, endpoints.listSubmissions, { as, params });
    return [similar.body.items.length, rows.body.items.length];
  };
  expect(await seenBy(reviewer)).toEqual([1, 2]);
  expect(await seenBy(school.owner)).toEqual([3, 3]);
  // A key of one's own would be a way to one's own comparisons.
  const made = await callApi(testApp, endpoints.createApiKey, {
    as: school.owner,
    params: school.params,
    body: { name: 'My program', scopes: ['review:write'] },
  });
  const byKey = await callApi(testApp, endpoints.listSimilarities, { as: { apiKey: made.body.secret }, params });
  expect(byKey).toMatchObject({ status: 403, code: 'not-allowed' });
});
