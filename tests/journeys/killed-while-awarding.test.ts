import type { LaurelClient } from '@laurel/sdk';
import { beforeAll, describe, expect, test } from 'vitest';
import { draftProgramme } from './support/draft-programme.ts';
import { eventually } from './support/eventually.ts';
import { breachesOf, readRecords } from './support/record-checker.ts';
import { startInstall } from './support/start-install.ts';
import { signUpVisitor, type Visitor } from './support/visitor.ts';
import { assessed, percent, whatCredentialSays } from './support/what-credential-says.ts';

const install = startInstall({ demo: false, developmentChain: false, pages: false, supervise: false });

/**
 * The steps from a result to the credential and the badge that are noted, at which the worker can die; of those within issuing, which
 * have a journey of their own, the first and the last.
 */
const steps = [
  'award.completed',
  'award.mastered',
  'issue.reserved',
  'issue.recorded',
  'award.issued',
  'award.badge-issued',
] as const;

let place: { programmeId: string; examId: string };

beforeAll(async () => {
  const { client } = await signUpVisitor(install.origin, { name: 'Rosa Almeida', email: 'rosa@college.example' });
  place = await makeProgramme(client);
});

/** A programme of one exam, which earns a credential, and whose one outcome earns a badge. */
async function makeProgramme(client: LaurelClient) {
  const { id: organisationId } = await client.createOrganisation({ body: { name: 'Riverside', slug: 'riverside' } });
  const own = { organisationId };
  const define = async (name: string) =>
    (await client.createAchievement({ params: own, body: { name, description: 'D.', criteria: 'Pass the exam.' } })).id;
  const wanted = { ...own, achievementId: await define('Counting'), title: 'Counting' };
  const { place: params, addLesson } = await draftProgramme(client, wanted);
  const examId = await addLesson({ kind: 'exam', title: 'The exam', minutes: 10, passMarkPercent: 50 });
  const questions = [{ kind: 'numeric', prompt: 'How many?', answer: 42 } as const];
  await client.setQuestions({ params: { ...params, lessonId: examId }, body: { questions } });
  const badge = { achievementId: await define('Counts'), text: 'Counts to 42', masteryPercent: 80 };
  const outcomes = [{ ...badge, lessonIds: [examId] }];
  await client.setCompletionRule({ params, body: { lessons: 'all', assessments: [], totalPercent: null, outcomes } });
  await client.publishProgramme({ params });
  return { programmeId: params.programmeId, examId };
}

async function passExam({ client }: Visitor): Promise<string> {
  const { id: enrolmentId } = await client.enrol({ params: { programmeId: place.programmeId } });
  const { id: attemptId, questions } = await client.startAttempt({ params: { enrolmentId, lessonId: place.examId } });
  const answers = Object.fromEntries(questions.map(({ id }) => [id, { number: 42 }]));
  await client.saveAnswers({ params: { attemptId }, body: { answers } });
  await client.submitAttempt({ params: { attemptId } });
  return enrolmentId;
}

/** Has the worker die at a step; it may come to it before it has said that it is ready. */
async function workerThatDiesAt(step: string): Promise<void> {
  await install.stack.worker
    .restart({ LAUREL_FAIL_POINT: step })
    .catch((error: unknown) => expect(String(error)).toContain('SIGKILL'));
}

describe.each(steps)('the worker is killed at %s', (step) => {
  test('and the next one issues what was earned: one credential and one badge, which say what happened', async () => {
    const learner = await signUpVisitor(install.origin, { name: 'Ama Boateng', email: `${step}@mail.example` });
    await workerThatDiesAt(step);
    const enrolmentId = await passExam(learner);
    await eventually(`the death at ${step}`, async () => install.stack.worker.pid === undefined, 60);
    await install.stack.worker.restart({});
    const look = () => learner.client.getEnrolment({ params: { enrolmentId } });
    const { credentialId, badgeId } = await eventually(
      'credential and badge',
      async () => {
        const { credentialId, completion } = await look();
        const badgeId = completion.outcomes[0]?.credentialId;
        return credentialId && badgeId ? { credentialId, badgeId } : false;
      },
      120,
    );
    const exam = percent('The exam', '100', '50');
    const evidence = [assessed('The exam', 'Exam', 'Exam, marked by its answer key. Taken once. Not supervised.')];
    const outcome = percent('Outcome: Counts to 42', '100', '80');
    for (const id of [credentialId, badgeId])
      expect(await whatCredentialSays(learner, id)).toEqual({
        criteria: 'Pass the exam.',
        results: [exam, outcome],
        evidence,
      });
    const { items } = await learner.client.listHeldCredentials();
    expect(items.map(({ id }) => id).toSorted()).toEqual([credentialId, badgeId].toSorted());
  });
});

test('after all that each was issued once, and none is left half done', async () => {
  const records = await readRecords(install.stack.databaseUrl);
  expect(breachesOf(records)).toEqual([]);
  expect(records).toHaveLength(2 * steps.length);
});
