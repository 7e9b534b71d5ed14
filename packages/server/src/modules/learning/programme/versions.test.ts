import { type AnswerOf, type BodyInputOf, type Endpoint, endpoints } from '@laurel/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callApi } from '../../../testing/people.ts';
import { type Course, startLearningWorld } from '../testing/learning-world.ts';

type Staff = AnswerOf<typeof endpoints.getProgramme>;

const world = await startLearningWorld();
const { testApp, createSchool, createPublished, enrol, doLessons, takeExam, start } = world;
let worker: { stop(): Promise<void> };
beforeAll(async () => {
  worker = await testApp.app.work();
});
afterAll(async () => {
  await worker.stop();
  await testApp.stop();
});

const school = await createSchool();

const edit = <const E extends Endpoint>(endpoint: E, course: Course, rest: Record<string, unknown> = {}) => {
  const { params, body } = rest as { params?: Record<string, string>; body?: unknown };
  return callApi(testApp, endpoint, {
    as: school.owner,
    params: { ...school.params, programmeId: course.programmeId, ...params },
    ...(body === undefined ? {} : { body }),
  } as Parameters<typeof callApi<E>>[2]);
};
const lessonsOf = (programme: Staff) => programme.modules.flatMap(({ lessons }) => lessons);
const reading = (title: string): BodyInputOf<typeof endpoints.addLesson> => ({
  kind: 'reading',
  title,
  minutes: 3,
  markdown: 'New.',
});

/** Publishes a second version: the video gone, a reading added, the pass mark higher. */
async function publishSecond(course: Course): Promise<Staff> {
  const { body: draft } = await edit(endpoints.startVersion, course);
  const [first, second] = draft.modules;
  const video = lessonsOf(draft).find(({ kind }) => kind === 'video');
  const exam = lessonsOf(draft).find(({ kind }) => kind === 'exam');
  await edit(endpoints.removeLesson, course, { params: { lessonId: video?.id ?? '' } });
  await edit(endpoints.addLesson, course, { params: { moduleId: first?.id ?? '' }, body: reading('What is new') });
  await edit(endpoints.changeLesson, course, {
    params: { lessonId: exam?.id ?? '' },
    body: { kind: 'exam', title: 'The harder exam', minutes: 20, passMarkPercent: 90 },
  });
  expect(second?.title).toBe('Second module');
  const published = await edit(endpoints.publishProgramme, course);
  expect(published.status).toBe(200);
  return published.body;
}

describe('a published version', () => {
  it('stays as it is while the next one is made: content, questions and learners', async () => {
    const course = await createPublished(school);
    const learner = await enrol(course);
    const place = { as: learner.person, params: { enrolmentId: learner.enrolmentId } };
    const before = await callApi(testApp, endpoints.getEnrolment, place);
    const offered = await callApi(testApp, endpoints.getCataloguePage, { params: { programmeId: course.programmeId } });

    const { status, body: draft } = await edit(endpoints.startVersion, course);
    expect(status).toBe(201);
    expect(draft).toMatchObject({ id: course.programmeId, version: 2, state: 'draft', title: course.programme.title });
    expect(draft.versions).toMatchObject([
      { number: 2, state: 'draft', publishedAt: null, learnerCount: 0 },
      { number: 1, state: 'published', learnerCount: 1 },
    ]);
    const withoutIds = (programme: Staff) => JSON.stringify(lessonsOf(programme)).replaceAll(/"id":"[^"]*"/g, '');
    expect(withoutIds(draft)).toBe(withoutIds(course.programme));
    await edit(endpoints.changeProgramme, course, { body: { title: 'Another title' } });

    expect((await callApi(testApp, endpoints.getEnrolment, place)).body).toEqual(before.body);
    const stillOffered = await callApi(testApp, endpoints.getCataloguePage, {
      params: { programmeId: course.programmeId },
    });
    expect(stillOffered.body).toEqual(offered.body);
  });

  it('cannot be changed in the database either, whatever a query forgets', async () => {
    const course = await createPublished(school);
    const sectionsOf = (lessonId: string) => `select id from learning.exam_section where lesson_id = '${lessonId}'`;
    const changes = [
      `update learning.lesson set title = 'x' where id = '${course.readingId}'`,
      `delete from learning.lesson where id = '${course.readingId}'`,
      `update learning.module set title = 'x' where id = '${course.programme.modules[0]?.id}'`,
      `update learning.exam_section set points = 1 where lesson_id = '${course.examId}'`,
      `delete from learning.exam_section where lesson_id = '${course.examId}'`,
      `delete from learning.section_question where section_id in (${sectionsOf(course.examId)})`,
      `update learning.section_question set version_id = null where section_id in (${sectionsOf(course.examId)})`,
      'update learning.question_version set points = 1',
      'delete from learning.question_version',
      `update learning.programme_version set title = 'x' where programme_id = '${course.programmeId}'`,
      `delete from learning.programme_version where programme_id = '${course.programmeId}'`,
      `update learning.programme_version set achievement_terms = '{}' where programme_id = '${course.programmeId}'`,
    ];
    const draft = await world.createFullDraft(school);
    const [module, last] = draft.modules;
    const exam = last?.lessons[0];
    changes.push(
      `update learning.module set version_id = (select id from learning.programme_version where programme_id = '${course.programmeId}') where id = '${module?.id}'`,
      `update learning.exam_section set lesson_id = '${course.examId}', position = 2 where lesson_id = '${exam?.id}'`,
    );
    for (const change of changes) await expect(world.query(change), change).rejects.toThrow(/does not change/);
  });

  it('has one draft after it, however often the next is begun', async () => {
    const course = await createPublished(school);
    const begun = await Promise.all(Array.from({ length: 10 }, () => edit(endpoints.startVersion, course)));
    expect(new Set(begun.map(({ status, body }) => `${status} ${body.version}`))).toEqual(new Set(['201 2']));
    expect(begun[0]?.body.versions).toHaveLength(2);
  });
});

describe('what a published version leads to', () => {
  const worth = { credits: 3, creditSystem: 'ECTS', hours: 80, level: 'EQF 5' };
  const said = {
    ...{ ...worth, name: 'Pears', description: 'Knows pears.', criteria: 'Grow one.', kind: 'certificate' as const },
    ...{ language: 'fr', imageUrl: 'https://school.example/pear.png' },
  };
  const skills = [{ name: 'Growing pears', url: 'https://skills.example/pears', description: 'All year.', code: 'P1' }];
  const offers = async ({ programmeId }: Course) => {
    const { body: page } = await callApi(testApp, endpoints.getCataloguePage, { params: { programmeId } });
    const { body: list } = await callApi(testApp, endpoints.listCatalogue, { query: { skill: 'Growing pears' } });
    const { body: filters } = await callApi(testApp, endpoints.getCatalogueFilters, {});
    const { issuedCount: _, ...achievement } = page.achievement;
    return {
      ...{ achievement, name: page.achievementName, credits: page.credits, image: page.achievementImageUrl },
      isListed: list.items.some(({ id }) => id === programmeId),
      filter: filters.skills.find(({ value }) => value === 'Growing pears')?.count ?? 0,
    };
  };
  const earned = async (course: Course, learner: Awaited<ReturnType<typeof enrol>>) => {
    await doLessons(course, learner);
    await takeExam(course, learner);
    const read = async () =>
      (
        await world.query<{ said: Record<string, unknown> }>(
          `select c.secured::jsonb #> '{credentialSubject,achievement}' as said from issuer.credential c
          join learning.enrolment e on e.credential_id = c.id where e.id = $1`,
          [learner.enrolmentId],
        )
      )[0]?.said;
    await expect.poll(read, { timeout: 30_000, interval: 100 }).toBeDefined();
    return read();
  };

  it('is what it was when it was published, on its pages and in the credential; the next version leads to the change', async () => {
    const own = await createSchool();
    const course = await createPublished(own);
    const as = { as: own.owner, params: { ...own.params, programmeId: course.programmeId } };
    const [learner, mover] = [await enrol(course), await enrol(course)];
    const promised = await offers(course);
    expect(promised).toMatchObject({ name: 'Fruit and Numbers', credits: null, isListed: false, filter: 0 });

    await callApi(testApp, endpoints.changeAchievement, {
      as: own.owner,
      params: { ...own.params, achievementId: own.achievementId },
      body: { ...said, skills },
    });
    expect(await offers(course)).toEqual(promised);
    const staff = await callApi(testApp, endpoints.getProgramme, as);
    expect(staff.body).toMatchObject({
      achievementName: 'Fruit and Numbers',
      achievementsChanged: ['Fruit and Numbers'],
    });
    const credential = await earned(course, learner);
    expect(credential).toMatchObject({
      name: 'Fruit and Numbers',
      description: 'Knows fruit, numbers and words.',
      achievementType: 'MicroCredential',
      alignment: [{ targetName: 'Skill of Fruit and Numbers' }],
    });
    expect(JSON.stringify(credential)).not.toMatch(/pear|ECTS|EQF|80/i);
    const { body: held } = await callApi(testApp, endpoints.listIssuedCredentials, {
      as: own.owner,
      params: own.params,
      query: {},
    });
    expect(held.items.map(({ achievementName }) => achievementName)).toEqual(['Fruit and Numbers']);

    const { body: draft } = await callApi(testApp, endpoints.startVersion, as);
    expect(draft).toMatchObject({
      achievementName: 'Pears',
      ...{ credits: 3, creditSystem: 'ECTS' },
      achievementsChanged: [],
    });
    expect(await offers(course)).toEqual(promised);
    const { body: next } = await callApi(testApp, endpoints.publishProgramme, as);
    expect(next.achievementsChanged).toEqual([]);
    expect(await offers(course)).toMatchObject({
      achievement: { ...said, skills: [{ ...skills[0], frameworkName: null }] },
      ...{ name: 'Pears', credits: 3, image: said.imageUrl, isListed: true, filter: 1 },
    });

    const place = { as: mover.person, params: { enrolmentId: mover.enrolmentId } };
    const { body: before } = await callApi(testApp, endpoints.getEnrolment, place);
    expect(before).toMatchObject({
      achievementName: 'Fruit and Numbers',
      newerVersion: {
        earns: {
          here: { name: 'Fruit and Numbers', credits: null, creditSystem: null, hours: null, level: null },
          there: { name: 'Pears', ...worth },
        },
      },
    });
    await callApi(testApp, endpoints.changeVersion, { ...place, body: { version: 2 } });
    const ids = lessonsOf(next);
    const idOf = (kind: string) => ids.find((lesson) => lesson.kind === kind)?.id ?? '';
    const second = { ...course, readingId: idOf('reading'), videoId: idOf('video'), examId: idOf('exam') };
    expect(await earned(second, mover)).toMatchObject({
      ...{ name: 'Pears', achievementType: 'Certificate', creditsAvailable: 3 },
      alignment: [{ targetName: 'Growing pears', targetCode: 'P1' }],
    });
  });

  it('is the same in the next version where nothing was changed: a learner is told nothing of it', async () => {
    const course = await createPublished(school);
    const learner = await enrol(course);
    await publishSecond(course);
    const { body } = await callApi(testApp, endpoints.getEnrolment, {
      as: learner.person,
      params: { enrolmentId: learner.enrolmentId },
    });
    expect(body.newerVersion).toMatchObject({ version: 2, earns: null });
  });
});

describe('a draft', () => {
  it('is thrown away without a trace, but never the only one', async () => {
    const course = await createPublished(school);
    const refused = await edit(endpoints.discardDraft, course);
    expect([refused.status, refused.code]).toEqual([409, 'no-draft']);
    await edit(endpoints.startVersion, course);
    const { body } = await edit(endpoints.discardDraft, course);
    expect(body).toEqual(course.programme);
    const only = await world.createDraft(school);
    const kept = await callApi(testApp, endpoints.discardDraft, {
      as: school.owner,
      params: { ...school.params, programmeId: only.id },
    });
    expect([kept.status, kept.code]).toEqual([409, 'no-draft']);
  });
});

describe('the next version', () => {
  it('is what new learners get, and the catalogue shows', async () => {
    const course = await createPublished(school);
    await enrol(course);
    await publishSecond(course);
    const learner = await enrol(course);
    const { body } = await callApi(testApp, endpoints.getEnrolment, {
      as: learner.person,
      params: { enrolmentId: learner.enrolmentId },
    });
    expect(body).toMatchObject({ version: 2, newerVersion: null, lessonsTotal: 3 });
    const { body: page } = await callApi(testApp, endpoints.getCataloguePage, {
      params: { programmeId: course.programmeId },
    });
    expect(page.modules[0]?.lessons.map(({ title }) => title)).toEqual(['A reading', 'What is new']);
    const list = await callApi(testApp, endpoints.listCatalogue, { query: { limit: '100' } });
    expect(list.body.items.filter(({ id }) => id === course.programmeId)).toMatchObject([{ version: 2 }]);
    const rows = await edit(endpoints.listLearners, course);
    expect(rows.body.items.map(({ version, lessonsTotal }) => [version, lessonsTotal]).sort()).toEqual([
      [1, 3],
      [2, 3],
    ]);
  });

  it('is offered to those of the old one, says what counts there, and takes what was done along', async () => {
    const course = await createPublished(school);
    const learner = await enrol(course);
    await doLessons(course, learner);
    await takeExam(course, learner, ['numeric', 'multiple-choice']);
    const second = await publishSecond(course);
    const place = { as: learner.person, params: { enrolmentId: learner.enrolmentId } };
    const { body: before } = await callApi(testApp, endpoints.getEnrolment, place);
    expect(before).toMatchObject({
      version: 1,
      lessonsDone: 2,
      newerVersion: { version: 2, lessonsKept: 1, lessonsAdded: ['What is new'], lessonsDropped: ['A video'] },
    });

    const moved = await callApi(testApp, endpoints.changeVersion, { ...place, body: { version: 2 } });
    expect(moved).toMatchObject({ status: 200, body: { version: 2, newerVersion: null, lessonsDone: 1 } });
    expect(moved.body.modules.flatMap(({ lessons }) => lessons)).toMatchObject([
      { title: 'A reading', state: 'done' },
      { title: 'What is new', state: 'open' },
      { title: 'The harder exam', bestScorePercent: 30 },
    ]);
    expect((await callApi(testApp, endpoints.changeVersion, { ...place, body: { version: 2 } })).body).toEqual(
      moved.body,
    );

    // The attempt at the old exam counts as one, and can still be read.
    const examId = lessonsOf(second).find(({ kind }) => kind === 'exam')?.id ?? '';
    const lesson = await callApi(testApp, endpoints.getLesson, {
      as: learner.person,
      params: { enrolmentId: learner.enrolmentId, lessonId: examId },
    });
    expect(lesson.body.exam).toMatchObject({ passMarkPercent: 90, attempts: [{ number: 1, scorePercent: 30 }] });
    const old = await callApi(testApp, endpoints.getAttempt, {
      as: learner.person,
      params: { attemptId: lesson.body.exam?.attempts[0]?.id ?? '' },
    });
    expect(old).toMatchObject({ status: 200, body: { passMarkPercent: 70, lessonTitle: 'The exam' } });
  });

  it('earns the credential by itself when all it asks for was done before, with the pass mark of then', async () => {
    const course = await createPublished(school);
    const learner = await enrol(course);
    await takeReading(course, learner);
    const { body: draft } = await edit(endpoints.startVersion, course);
    const video = lessonsOf(draft).find(({ kind }) => kind === 'video');
    await edit(endpoints.removeLesson, course, { params: { lessonId: video?.id ?? '' } });
    await edit(endpoints.publishProgramme, course);
    const { enrolmentId } = learner;
    const call = { as: learner.person, params: { enrolmentId } };
    await callApi(testApp, endpoints.changeVersion, { ...call, body: { version: 2 } });
    const { body } = await callApi(testApp, endpoints.getEnrolment, call);
    const examId = body.nextLesson?.id ?? '';
    await takeExam({ ...course, examId }, learner);
    await expect.poll(() => credentialOf(learner), { timeout: 30_000 }).toMatch(/-/);
  });

  it('is refused while an exam is open, when another is newest, and after completion', async () => {
    const course = await createPublished(school);
    const [open, finished] = [await enrol(course), await enrol(course)];
    await doLessons(course, open);
    await start(course, open);
    await doLessons(course, finished);
    await takeExam(course, finished);
    await expect.poll(() => credentialOf(finished), { timeout: 30_000 }).toMatch(/-/);
    await publishSecond(course);
    const move = (learner: typeof open, version: number) =>
      callApi(testApp, endpoints.changeVersion, {
        as: learner.person,
        params: { enrolmentId: learner.enrolmentId },
        body: { version },
      });
    expect(await move(open, 2)).toMatchObject({ status: 409, code: 'attempt-open' });
    expect(await move(open, 3)).toMatchObject({ status: 404, code: 'not-found' });
    expect(await move(open, 1)).toMatchObject({ status: 404, code: 'not-found' });
    expect(await move(finished, 2)).toMatchObject({ status: 409, code: 'enrolment-completed' });
  });
});

describe('at the same moment', () => {
  it('a learner who moves, twice, and begins the exam is in one version, and no attempt is left open in the other', async () => {
    const course = await createPublished(school);
    const learners: Awaited<ReturnType<typeof enrol>>[] = [];
    for (let count = 0; count < 4; count++) learners.push(await enrol(course));
    for (const learner of learners) await doLessons(course, learner);
    await publishSecond(course);
    const outcomes = await Promise.all(
      learners.map(async (learner) => {
        const call = { as: learner.person, params: { enrolmentId: learner.enrolmentId } };
        const move = () => callApi(testApp, endpoints.changeVersion, { ...call, body: { version: 2 } });
        const [begun, ...moves] = await Promise.all([start(course, learner), move(), move()]);
        const { body } = await callApi(testApp, endpoints.getEnrolment, call);
        expect(moves.map(({ status }) => status)).toEqual(body.version === 2 ? [200, 200] : [409, 409]);
        expect(begun.status).toBe(body.version === 2 ? 404 : 201);
        return body.version;
      }),
    );
    const moved = `select count(*)::int as count from storage.event where name = 'enrolment.moved'
      and payload ->> 'enrolmentId' = any($1) group by payload ->> 'enrolmentId'`;
    const counts = await world.query<{ count: number }>(moved, [learners.map(({ enrolmentId }) => enrolmentId)]);
    expect(new Set(counts.map(({ count }) => count))).toEqual(outcomes.includes(2) ? new Set([1]) : new Set());
  });
});

async function credentialOf({ person, enrolmentId }: Awaited<ReturnType<typeof enrol>>): Promise<string> {
  const { body } = await callApi(testApp, endpoints.getEnrolment, { as: person, params: { enrolmentId } });
  return body.credentialId ?? '';
}

async function takeReading({ readingId }: Course, { person, enrolmentId }: Awaited<ReturnType<typeof enrol>>) {
  await callApi(testApp, endpoints.setProgress, {
    as: person,
    params: { enrolmentId, lessonId: readingId },
    body: { done: true },
  });
}
