import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { JsonObject } from '@laurel/credential';
import { createRetrieve, type LaurelClient, verifyCredential } from '@laurel/sdk';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { freePort } from '../../dev/stack/free-port.ts';
import { type Stack, startStack } from '../../dev/stack/start-stack.ts';
import { eventually } from '../journeys/support/eventually.ts';
import { signUpVisitor } from '../journeys/support/visitor.ts';
import { recordInterop } from '../support/record-interop.ts';
import { keyIn, theirVerdict } from '../support/their-verifier.ts';

const format = 'Open Badges 3.0 with results, levels of a rubric and evidence, issued by the server';
const cells = [0, 5, 10].map((points) => ({ points, description: `Worth ${points}.` }));
const rubric = {
  levels: ['Not yet', 'Good', 'Excellent'].map((title) => ({ title })),
  criteria: [{ id: '5b0cbd0b-5b0d-4c5a-9d4e-0b8f6a1c2d01', title: 'Method', cells }],
  passPercent: 50,
};

let folder: string;
let stack: Stack;
let credential: JsonObject;
let badge: JsonObject;
let didDocument: JsonObject;

/** A programme of an exam and a project, with a weighted total and an outcome that earns a badge. */
async function makeProgramme(staff: LaurelClient) {
  const { id: organisationId } = await staff.createOrganisation({ body: { name: 'Riverside', slug: 'riverside' } });
  const own = { organisationId };
  const define = (name: string) =>
    staff.createAchievement({
      params: own,
      body: { name, description: 'D', criteria: 'C', credits: 2, creditSystem: 'ECTS', hours: 50 },
    });
  const { id: achievementId } = await define('Bridges');
  const { id: badgeId } = await define('Finding faults');
  const about = { title: 'Bridges', slug: 'bridges', summary: 'How they stand.', achievementId };
  const { id: programmeId } = await staff.createProgramme({ params: own, body: about });
  const params = { ...own, programmeId };
  const { modules } = await staff.addModule({ params, body: { title: 'Module' } });
  const inModule = { ...params, moduleId: modules[0]?.id ?? '' };
  const project = { kind: 'project', title: 'Build a bridge', minutes: 60, instructions: 'Build it.' } as const;
  await staff.addLesson({ params: inModule, body: project });
  const exam = { kind: 'exam', title: 'Final exam', minutes: 10, passMarkPercent: 50 } as const;
  const { modules: full } = await staff.addLesson({ params: inModule, body: exam });
  const [projectId = '', examId = ''] = full[0]?.lessons.map(({ id }) => id) ?? [];
  await staff.setRubric({ params: { ...params, lessonId: projectId }, body: rubric });
  const questions = [{ kind: 'numeric', prompt: 'How many?', answer: 42 } as const];
  await staff.setQuestions({ params: { ...params, lessonId: examId }, body: { questions } });
  const outcome = { text: 'Finds a fault', masteryPercent: 80, achievementId: badgeId, lessonIds: [examId] };
  await staff.setCompletionRule({
    params,
    body: {
      lessons: 'all',
      assessments: [projectId, examId].map((lessonId) => ({ lessonId, weight: 50 })),
      totalPercent: 60,
      outcomes: [outcome],
    },
  });
  await staff.publishProgramme({ params });
  return { own, programmeId, projectId, examId };
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'laurel-results-'));
  const dataDirectory = path.join(folder, 'data');
  const bare = { demo: false, developmentChain: false, pages: false };
  stack = await startStack({ port: await freePort(), dataDirectory, ...bare });
  const { client: staff } = await signUpVisitor(stack.origin, { name: 'Rosa', email: 'rosa@college.example' });
  const { client: learner } = await signUpVisitor(stack.origin, { name: 'Amara', email: 'amara@mail.example' });
  const { own, programmeId, projectId, examId } = await makeProgramme(staff);
  const { id: enrolmentId } = await learner.enrol({ params: { programmeId } });
  await learner.shareWork({ params: { enrolmentId }, body: { sharesWork: true } });
  await finishProject({ staff, learner, own, enrolmentId, lessonId: projectId });
  const attempt = await learner.startAttempt({ params: { enrolmentId, lessonId: examId } });
  const params = { attemptId: attempt.id };
  const answers = Object.fromEntries(attempt.questions.map(({ id }) => [id, { number: 42 }]));
  await learner.saveAnswers({ params, body: { answers } });
  await learner.submitAttempt({ params });
  const look = () => learner.getEnrolment({ params: { enrolmentId } });
  const document = async (credentialId: string | null | undefined) => {
    const signed = await learner.getCredentialDocument({ params: { credentialId: credentialId ?? '' } });
    return JSON.parse(await signed.text()) as JsonObject;
  };
  await eventually('credential and badge', async () => {
    const { credentialId, completion } = await look();
    return Boolean(credentialId && completion.outcomes[0]?.credentialId);
  });
  const { credentialId, completion } = await look();
  credential = await document(credentialId);
  badge = await document(completion.outcomes[0]?.credentialId);
  didDocument = (await (await fetch(`${stack.origin}/issuers/riverside/did.json`)).json()) as JsonObject;
}, 400_000);
afterAll(async () => {
  vi.unstubAllGlobals();
  await stack?.stop();
  await rm(folder, { recursive: true, force: true });
});

interface Project {
  staff: LaurelClient;
  learner: LaurelClient;
  own: { organisationId: string };
  enrolmentId: string;
  lessonId: string;
}

/** Hands a project in with a link, and has it marked and decided. */
async function finishProject({ staff, own, enrolmentId, lessonId, learner }: Project): Promise<void> {
  const work = { params: { enrolmentId, lessonId } };
  const links = [{ url: 'https://work.example/bridge', title: 'The bridge' }];
  const { draft } = await learner.saveDraft({ ...work, body: { body: 'It spans the river.', links } });
  const submissionId = draft?.id ?? '';
  await learner.handInWork({ params: { submissionId } });
  const params = { ...own, submissionId };
  const { own: review } = await staff.takeReview({ params });
  const place = { params: { ...own, reviewId: review?.id ?? '' } };
  const marks = Object.fromEntries(rubric.criteria.map(({ id }) => [id, { level: 2, comment: '' }]));
  await staff.saveReview({ ...place, body: { revision: review?.revision ?? 0, summary: 'Sound.', marks } });
  await staff.handInReview(place);
  await staff.decideSubmission({ params, body: { outcome: 'passed', reason: 'It stands.' } });
}

const found = (address: string) =>
  Promise.resolve(address.startsWith(String(didDocument.id)) ? keyIn(didDocument, address) : undefined);

test('what happened is what the credential says: scores, level, total, outcome, evidence, link, credits', () => {
  const { result, achievement, creditsEarned } = credential.credentialSubject as JsonObject;
  expect(creditsEarned).toBe(2);
  const { creditsAvailable, criteria } = achievement as JsonObject;
  expect(creditsAvailable).toBe(2);
  expect(criteria).toEqual({ narrative: 'C\n\nWorkload: 50 hours.\n\nCredits: 2 ECTS.' });
  const described = (achievement as JsonObject).resultDescription as JsonObject[];
  expect(described.map(({ name, resultType, requiredValue }) => [name, resultType, requiredValue])).toEqual([
    ['Build a bridge', 'Percent', '50'],
    ['Build a bridge: Method', 'RubricCriterionLevel', undefined],
    ['Final exam', 'Percent', '50'],
    ['Weighted total', 'Percent', '60'],
    ['Outcome: Finds a fault', 'Percent', '80'],
  ]);
  const results = result as JsonObject[];
  expect(results.map(({ resultDescription }) => resultDescription)).toEqual(described.map(({ id }) => id));
  expect(results.map(({ value }) => value)).toEqual(['50', 'Good', '100', '75', '100']);
  const levels = described[1]?.rubricCriterionLevel as JsonObject[];
  expect(results[1]?.achievedLevel).toBe(levels[1]?.id);
  expect((credential.evidence as JsonObject[]).map(({ id, name, genre }) => [id, name, genre])).toEqual([
    [undefined, 'Build a bridge', 'Project'],
    ['https://work.example/bridge', 'The bridge', 'Project'],
    [undefined, 'Final exam', 'Exam'],
  ]);
  const own = badge.credentialSubject as JsonObject;
  expect((own.result as JsonObject[]).map(({ value }) => value)).toEqual(['100', '100']);
});

test('the SDK finds both valid', async () => {
  const retrieve = createRetrieve({ allowHttpLocalhost: true });
  for (const each of [credential, badge]) {
    const verdict = await verifyCredential(JSON.stringify(each), { retrieve, allowHttpLocalhost: true });
    expect(verdict.outcome).toBe('valid');
  }
});

test('@digitalbazaar/vc finds both signatures right in safe mode, and wrong when a level is changed', async () => {
  const now = new Date();
  for (const each of [credential, badge]) {
    const theirs = await theirVerdict(each, { find: found, now });
    expect(theirs.error).toBeUndefined();
    expect(theirs.verified).toBe(true);
  }
  const forged = structuredClone(credential) as { credentialSubject: { result: { value: string }[] } };
  for (const one of forged.credentialSubject.result) one.value = one.value === 'Good' ? 'Excellent' : one.value;
  expect((await theirVerdict(forged, { find: found, now })).verified).toBe(false);
  recordInterop({ package: '@digitalbazaar/vc', format, theyVerifyOurs: true });
});
