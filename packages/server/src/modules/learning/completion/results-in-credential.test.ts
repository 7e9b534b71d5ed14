import { endpoints } from '@laurel/api';
import {
  type FoundCredential,
  gatherEvidence,
  type JsonObject,
  parseJson,
  readCredentials,
  verifyCredential,
} from '@laurel/credential';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callApi } from '../../../testing/people.ts';
import { createProctored } from '../proctoring/testing/proctored-world.ts';
import { createStandInProvider } from '../proctoring/testing/stand-in-provider.ts';
import { type Learner, startLearningWorld } from '../testing/learning-world.ts';
import { createReviewedTask, handInVersion, type ReviewedTask, reviewing, rubric } from '../testing/review-world.ts';

const world = await startLearningWorld();
const { testApp, createSchool, createPublished, enrol, doLessons, takeExam, query } = world;
const school = await createSchool();
const patience = { timeout: 30_000, interval: 100 };
const workUrl = 'https://work.example/bridge';
let worker: { stop(): Promise<void> };
beforeAll(async () => {
  worker = await testApp.app.work();
});
afterAll(async () => {
  await worker.stop();
  await testApp.stop();
});

const credentialOf = async ({ person, enrolmentId }: Learner) => {
  const call = () => callApi(testApp, endpoints.getEnrolment, { as: person, params: { enrolmentId } });
  await expect.poll(async () => (await call()).body.credentialId, patience).not.toBeNull();
  return (await call()).body.credentialId ?? '';
};
const read = async ({ person }: Learner, credentialId: string, form: string) => {
  const address = `${testApp.origin}/api/v1/credentials/${credentialId}/${form}`;
  const answer = await testApp.app.fetch(new Request(address, { headers: { cookie: person.cookie } }));
  return new Uint8Array(await answer.arrayBuffer());
};
const claimsOf = ({ content, form }: FoundCredential): JsonObject => {
  const text = form === 'json' ? content : Buffer.from(String(content).split('.')[1] ?? '', 'base64url').toString();
  const { proof: _, iat: __, ...claims } = parseJson(text) as JsonObject;
  return claims;
};
const documentOf = async (learner: Learner, credentialId: string) => {
  const { found } = await readCredentials(await read(learner, credentialId, 'document'));
  return claimsOf(found[0] as FoundCredential) as { credentialSubject: JsonObject; evidence: JsonObject[] };
};

/** A project marked by two, in its second version. */
async function finishProject(task: ReviewedTask, { shares = false } = {}): Promise<Learner> {
  const learner = await enrol(task);
  const [one, two] = task.reviewers;
  await handInVersion(world, task, { learner, body: 'A first try.' });
  const submissionId = await handInVersion(world, task, { learner });
  await query(
    `insert into learning.submission_link (submission_id, position, organisation_id, url, title)
       values ($1, 1, $2, $3, 'The bridge')`,
    [submissionId, school.organisationId, workUrl],
  );
  if (shares)
    await callApi(testApp, endpoints.shareWork, {
      as: learner.person,
      params: { enrolmentId: learner.enrolmentId },
      body: { sharesWork: true },
    });
  await reviewing(world, task, one, submissionId).mark([3, 4]);
  await reviewing(world, task, two, submissionId).mark([3, 4]);
  await reviewing(world, task, one, submissionId).decide('passed');
  return learner;
}

describe('of an exam', () => {
  test('the credential says score, pass mark, attempts, workload, and that nobody watched', async () => {
    const course = await createPublished(school, { hours: 12 });
    const learner = await enrol(course);
    await doLessons(course, learner);
    await takeExam(course, learner, ['numeric']);
    await takeExam(course, learner, ['short-text']);
    const { credentialSubject, evidence } = await documentOf(learner, await credentialOf(learner));
    const id = `${testApp.origin}/achievements/${school.achievementId}#result-${course.examId}`;
    expect(credentialSubject).toMatchObject({
      result: [{ type: ['Result'], resultDescription: id, value: '90' }],
      achievement: {
        resultDescription: [
          { id, name: 'The exam', resultType: 'Percent', valueMin: '0', valueMax: '100', requiredValue: '70' },
        ],
      },
    });
    // The achievement names no workload of its own.
    expect(credentialSubject).toMatchObject({
      achievement: { criteria: { narrative: expect.stringMatching(/\n\nWorkload: 12 hours\.$/) } },
    });
    const narrative = 'Exam, marked by its answer key. Taken twice; the best attempt counts. Not supervised.';
    expect(evidence).toEqual([{ type: ['Evidence'], name: 'The exam', genre: 'Exam', narrative }]);
  });

  test('it says that an invigilator confirmed who sat it, and does not say who that was', async () => {
    const course = await createPublished(school, { exam: { supervision: 'in-person' } });
    const learner = await enrol(course);
    await doLessons(course, learner);
    const lesson = { enrolmentId: learner.enrolmentId, lessonId: course.examId };
    const asked = await callApi(testApp, endpoints.askForSitting, { as: learner.person, params: lesson });
    const place = { ...school.params, programmeId: course.programmeId, lessonId: course.examId };
    const { body: seen } = await callApi(testApp, endpoints.listSittings, { as: school.owner, params: place });
    await callApi(testApp, endpoints.confirmSitting, {
      as: school.owner,
      params: { ...place, sittingId: seen.items[0]?.id ?? '' },
      body: { code: asked.body.code },
    });
    await takeExam(course, learner);
    const { evidence } = await documentOf(learner, await credentialOf(learner));
    expect(evidence).toMatchObject([
      {
        name: 'The exam',
        narrative: expect.stringMatching(
          /^Exam, .* Taken once\. Supervised in person; an invigilator confirmed the identity\. An invigilator/,
        ),
      },
    ]);
    expect(JSON.stringify(evidence)).not.toContain(school.owner.name);
  });

  test('it says which service watched, and that is issued only once the session has ended', async () => {
    const proctored = await createProctored(world, school);
    const provider = createStandInProvider(proctored.deps());
    const learner = await proctored.handedIn(provider);
    const call = { as: learner.person, params: { enrolmentId: learner.enrolmentId } };
    expect((await callApi(testApp, endpoints.getEnrolment, call)).body).toMatchObject({ state: 'active' });
    await provider.end(learner.link);
    const { evidence } = await documentOf(learner, await credentialOf(learner));
    expect(evidence).toMatchObject([
      {
        narrative: expect.stringMatching(
          /Supervised by a proctoring service\. The proctoring service Watchful watched .* and flagged nothing\.$/,
        ),
      },
    ]);
    // What is in a credential stays: a flag that comes now is shown, and takes nothing back.
    await provider.flag(learner.link, 'Seen in the recording.');
    expect(await proctored.resultOf(learner)).toMatchObject({ outcome: 'passed' });
    const list = { as: proctored.staff, params: proctored.place };
    expect((await callApi(testApp, endpoints.listProctoredSessions, list)).body.items).toMatchObject([
      { state: 'flagged', completed: true },
    ]);
  });
});

describe('of a project that two have marked', async () => {
  const task = await createReviewedTask(world, school, { marking: 'double' });

  test('it says the score, the level in each criterion with all levels there are, the rounds, and who assessed by role', async () => {
    const learner = await finishProject(task);
    const { credentialSubject, evidence } = await documentOf(learner, await credentialOf(learner));
    const achievement = credentialSubject.achievement as JsonObject;
    const [whole, question, method] = achievement.resultDescription as JsonObject[];
    expect(whole).toMatchObject({ name: 'Build a bridge', resultType: 'Percent', requiredValue: '60' });
    expect(question).toMatchObject({
      name: 'Build a bridge: Question',
      resultType: 'RubricCriterionLevel',
      rubricCriterionLevel: rubric.levels.map(({ title }, at) => ({
        id: `${question?.id}-level-${at + 1}`,
        name: title,
        points: String(rubric.criteria[0]?.cells[at]?.points),
      })),
    });
    expect(credentialSubject.result).toMatchObject([
      { resultDescription: whole?.id, value: '85' },
      { resultDescription: question?.id, value: 'Good', achievedLevel: `${question?.id}-level-3` },
      { resultDescription: method?.id, value: 'Excellent', achievedLevel: `${method?.id}-level-4` },
    ]);
    const assessedBy = 'a marker of the organisation and a second marker who worked independently';
    expect(evidence).toEqual([
      {
        type: ['Evidence'],
        name: 'Build a bridge',
        genre: 'Project',
        narrative: `Project, assessed by ${assessedBy}. Handed in twice.`,
      },
    ]);
  });

  test('it names nobody who assessed, and has no link to the work unless the learner wants one', async () => {
    const [kept, shared] = [await finishProject(task), await finishProject(task, { shares: true })];
    const without = await documentOf(kept, await credentialOf(kept));
    const text = JSON.stringify(without);
    for (const { name, email, personId } of task.reviewers)
      for (const word of [name, email, personId]) expect(text).not.toContain(word);
    expect(text).not.toContain(workUrl);
    const { evidence } = await documentOf(shared, await credentialOf(shared));
    expect(evidence[1]).toMatchObject({ id: workUrl, type: ['Evidence'], name: 'The bridge', genre: 'Project' });
  });

  test('the learner may choose as long as the credential waits to be issued, and it says what they chose last', async () => {
    const elsewhere = await createSchool();
    const waiting = await createReviewedTask(world, elsewhere);
    const learner = await enrol(waiting);
    const submissionId = await handInVersion(world, waiting, { learner });
    const own = { as: learner.person, params: { enrolmentId: learner.enrolmentId } };
    const share = async (sharesWork: boolean) =>
      (await callApi(testApp, endpoints.shareWork, { ...own, body: { sharesWork } })).status;
    expect(await share(true)).toBe(200);
    await callApi(testApp, endpoints.changeAchievement, {
      as: elsewhere.owner,
      params: { ...elsewhere.params, achievementId: elsewhere.achievementId },
      body: { state: 'archived' },
    });
    const work = reviewing(world, waiting, waiting.reviewers[0], submissionId);
    await work.mark([3, 4]);
    await work.decide('passed');
    const read = async () => (await callApi(testApp, endpoints.getEnrolment, own)).body;
    await expect.poll(async () => (await read()).state, patience).toBe('completed');
    expect(await share(false)).toBe(200);
    expect((await read()).completion.sharesWork).toBe(false);
    expect(await share(true)).toBe(200);
    expect((await read()).completion.sharesWork).toBe(true);
  });

  test('the learner may choose otherwise later: it is issued anew, each time once, and the earlier one counts no more', async () => {
    const learner = await finishProject(task, { shares: true });
    const own = { as: learner.person, params: { enrolmentId: learner.enrolmentId } };
    const share = (sharesWork: boolean) => callApi(testApp, endpoints.shareWork, { ...own, body: { sharesWork } });
    const view = async (credentialId: string) =>
      (await callApi(testApp, endpoints.getCredential, { as: learner.person, params: { credentialId } })).body;
    const following = async (id: string) => {
      await expect.poll(() => credentialOf(learner), patience).not.toBe(id);
      return credentialOf(learner);
    };
    const first = await credentialOf(learner);
    const before = await documentOf(learner, first);
    await share(false);
    const second = await following(first);
    const { evidence, ...without } = await documentOf(learner, second);
    expect(evidence).toEqual(before.evidence.filter(({ id }) => id !== workUrl));
    const { id: _, credentialStatus: __, evidence: ___, ...same } = before as JsonObject;
    expect(without).toMatchObject(same);
    expect(await view(first)).toMatchObject({
      state: 'revoked',
      replacedBy: { id: second },
      revocationReason: 'Its holder asked for it to be issued anew.',
    });
    const [told] = testApp.mail.filter(({ to, text }) => to === learner.person.email && text.includes(second));
    expect(told?.text).toContain('Its holder asked for it to be issued anew.');
    expect(told?.text).not.toContain('It says the same as before');

    await share(false);
    await share(false);
    await share(true);
    const third = await following(second);
    expect((await documentOf(learner, third)).evidence.map(({ id }) => id)).toEqual([undefined, workUrl]);
    await expect.poll(async () => (await view(second)).replacedBy?.id, patience).toBe(third);
    const [count] = await query<{ count: number }>(
      'select count(*)::int as count from issuer.credential where person_id = $1',
      [learner.person.personId],
    );
    expect(count?.count).toBe(3);
  });

  test('it is valid, and says the same, in every form', async () => {
    const learner = await finishProject(task, { shares: true });
    const credentialId = await credentialOf(learner);
    const original = await documentOf(learner, credentialId);
    expect(original.evidence).toHaveLength(2);
    for (const form of ['document', 'jwt', 'badge.png', 'badge.svg', 'pdf']) {
      const { found } = await readCredentials(await read(learner, credentialId, form));
      const one = found[0] as FoundCredential;
      expect(claimsOf(one)).toEqual(original);
      const evidence = await gatherEvidence({
        text: one.content,
        allowHttpLocalhost: true,
        retrieve: async (url) => {
          const response = await testApp.app.fetch(new Request(url));
          if (!response.ok) return { ok: false, reasonCode: 'retrieval.bad-answer' };
          return { ok: true, body: await response.text(), fetchedAt: testApp.clock.now };
        },
      });
      const verdict = await verifyCredential({ text: one.content, evidence, now: testApp.clock.now });
      expect([form, verdict.outcome]).toEqual([form, 'valid']);
      expect(verdict.credential?.results.map(({ achievedLevel }) => achievedLevel)).toEqual([
        undefined,
        'Good',
        'Excellent',
      ]);
    }
  });
});
