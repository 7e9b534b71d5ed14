import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClient, type LaurelClient } from '@laurel/sdk';
import { demoPeople } from '@laurel/server';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../../dev/stack/free-port.ts';
import { type Stack, startStack } from '../../dev/stack/start-stack.ts';
import { accessibilityFaults } from './support/accessibility.ts';
import { type JourneyBrowser, startBrowser } from './support/browser.ts';
import { mailTo } from './support/mail.ts';
import { comeIn } from './support/sign-in.ts';
import { cookieFetch, signUpVisitor, type Visitor } from './support/visitor.ts';

const instructor = demoPeople.find(({ role }) => role === 'instructor') ?? { email: '', password: '' };

let stack: Stack;
let browser: JourneyBrowser;
let folder: string;
let staff: Page;
let client: LaurelClient;
let place: { organisationId: string; programmeId: string };
let examId: string;
let struggling: Visitor;
let well: Visitor;

/** A draft of an exam and a project that is due, over the API. */
async function makeProgramme(): Promise<void> {
  client = createClient({ origin: stack.origin, fetch: cookieFetch(stack.origin) });
  const { email, password } = instructor;
  await client.signIn({ body: { email, password } });
  const organisationId = (await client.getMe()).memberships[0]?.organisationId ?? '';
  const [achievement] = (await client.listAchievements({ params: { organisationId } })).items;
  const body = { title: 'Bridges', slug: 'bridges', summary: 'How they stand.', achievementId: achievement?.id ?? '' };
  const { id: programmeId } = await client.createProgramme({ params: { organisationId }, body });
  place = { organisationId, programmeId };
  const { modules } = await client.addModule({ params: place, body: { title: 'Bridges' } });
  const params = { ...place, moduleId: modules[0]?.id ?? '' };
  const exam = { kind: 'exam', title: 'Final exam', minutes: 10, passMarkPercent: 50, attemptsAllowed: 5 } as const;
  examId = (await client.addLesson({ params, body: exam })).modules[0]?.lessons.at(-1)?.id ?? '';
  const questions = [{ kind: 'numeric', prompt: 'How many?', answer: 42 } as const];
  await client.setQuestions({ params: { ...place, lessonId: examId }, body: { questions } });
  const due = { kind: 'days', days: 30, after: 'enrolment' } as const;
  const project = { kind: 'project', title: 'Build a bridge', minutes: 60, instructions: 'Build it.' } as const;
  const added = await client.addLesson({ params, body: { ...project, assignment: { due } } });
  const lessonId = added.modules[0]?.lessons.at(-1)?.id ?? '';
  const cells = [{ points: 0 }, { points: 10 }];
  const rubric = { levels: [{ title: 'Not yet' }, { title: 'Good' }], passPercent: 50 };
  const criteria = [{ id: crypto.randomUUID(), title: 'All of it', cells }];
  await client.setRubric({ params: { ...place, lessonId }, body: { ...rubric, criteria } });
}

async function failExam({ client }: Visitor, enrolmentId: string): Promise<void> {
  const attempt = await client.startAttempt({ params: { enrolmentId, lessonId: examId } });
  await client.submitAttempt({ params: { attemptId: attempt.id } });
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'laurel-instructor-'));
  const dataDirectory = path.join(folder, 'data');
  stack = await startStack({ port: await freePort(), dataDirectory, demo: true, developmentChain: false });
  browser = await startBrowser(stack.origin);
  await makeProgramme();
  struggling = await signUpVisitor(stack.origin, { name: 'Ama Boateng', email: 'ama.boateng@mail.example' });
  well = await signUpVisitor(stack.origin, { name: 'Bao Tran', email: 'bao@mail.example' });
  staff = await browser.open();
  await comeIn(staff, stack.origin, instructor);
});
afterAll(async () => {
  await browser?.close();
  await stack?.stop();
  await rm(folder, { recursive: true, force: true });
});

const inConsole = (rest = '') =>
  `${stack.origin}/issuer/${place.organisationId}/programmes/${place.programmeId}${rest}`;

describe('an instructor', () => {
  test('sets what a learner must do: what nobody could meet is refused, and what is saved stands there in plain words', async () => {
    await staff.goto(inConsole());
    await staff.getByRole('link', { name: 'What a learner must do' }).click();
    await staff.getByText('Finish all lessons, and pass every assessment.').waitFor();
    expect(await accessibilityFaults(staff)).toEqual([]);
    const weights = staff.getByLabel('Counts in the total, in %');
    await weights.first().fill('60');
    await weights.last().fill('30');
    await staff.getByRole('button', { name: 'Add an outcome' }).click();
    await staff.getByLabel('Somebody who has it…').fill('Builds what stands');
    await staff.getByLabel('Mastered at, in %').fill('80');
    await staff.getByRole('group', { name: 'Shown by' }).getByLabel('Final exam').check();
    await staff.getByRole('button', { name: 'Save the rule' }).click();
    await staff.getByRole('alert').waitFor();
    expect(await staff.getByLabel('Somebody who has it…').inputValue()).toBe('Builds what stands');
    expect(await accessibilityFaults(staff)).toEqual([]);
    await weights.last().fill('40');
    await staff.getByRole('button', { name: 'Save the rule' }).click();
    await staff.getByText('The rule is saved.').waitFor();
    const words = staff.getByRole('listitem');
    await words.filter({ hasText: '“Final exam” counts 60% and “Build a bridge” counts 40%' }).waitFor();
    await words.filter({ hasText: 'Master “Builds what stands”: 80% in “Final exam”.' }).waitFor();
    await staff.goto(inConsole());
    await staff.getByRole('button', { name: 'Publish this programme' }).click();
    await staff.getByText('The programme is published.').waitFor();
  });

  test('says in words which outcome a question shows', async () => {
    await staff.goto(`${stack.origin}/issuer/${place.organisationId}/questions?search=How+many`);
    await staff.getByRole('link', { name: 'How many?' }).click();
    await staff.getByLabel('Builds what stands').check();
    expect(await accessibilityFaults(staff)).toEqual([]);
    await staff.getByRole('button', { name: 'Save this question' }).click();
    await staff.getByText('The question is saved.').waitFor();
    expect(await staff.getByLabel('Builds what stands').isChecked()).toBe(true);
  });

  test('sees who needs help, and by which rule', async () => {
    const { id: enrolmentId } = await struggling.client.enrol({ params: place });
    await well.client.enrol({ params: place });
    for (const _ of ['once', 'twice']) await failExam(struggling, enrolmentId);
    await staff.goto(inConsole('/people'));
    const row = staff.getByRole('row', { name: /Ama Boateng/ });
    await row.getByText('Failed “Final exam” more than once').waitFor();
    expect(await staff.getByRole('row', { name: /Bao Tran/ }).count()).toBe(0);
    await staff.getByText('Failed: an exam 2 times, and not passed it since.').waitFor();
    expect(await accessibilityFaults(staff)).toEqual([]);
  });

  test('writes to those alone, after a look at what they get; the mail arrives', async () => {
    await staff.getByRole('link', { name: 'Write to this person' }).click();
    await staff.getByLabel('Subject').fill('Shall we talk?');
    await staff.getByLabel('Text').fill('The exam is hard.\n\nCome on Thursday.');
    expect(await accessibilityFaults(staff)).toEqual([]);
    await staff.getByRole('button', { name: 'Look at it first' }).click();
    await staff.getByText('What they get').waitFor();
    expect(await accessibilityFaults(staff)).toEqual([]);
    await staff.getByRole('button', { name: 'Send it to 1 person' }).click();
    await staff.getByText('Your message is on its way.').waitFor();
    const mail = await mailTo(stack.origin, struggling.email, /Come on Thursday\./);
    expect(mail.subject).toContain('Shall we talk?');
    const all = (await (await fetch(`${stack.origin}/dev/mail.json`)).json()) as { to: string[]; text: string }[];
    expect(all.filter(({ text }) => text.includes('Come on Thursday.')).flatMap(({ to }) => to)).toEqual([
      struggling.email,
    ]);
  });

  test('narrows who needs help to one cohort, and writes to nobody outside it', async () => {
    const { items } = await client.listLearners({ params: place });
    const enrolmentId = items.find(({ email }) => email === struggling.email)?.enrolmentId ?? '';
    const dates = { startsOn: '2099-03-01', endsOn: '2099-06-30', enrolUntil: '2099-03-31' };
    const { id: cohortId } = await client.createCohort({ params: place, body: { name: 'Spring 2099', ...dates } });
    await client.moveLearner({ params: { ...place, enrolmentId }, body: { cohortId } });
    await staff.goto(inConsole('/people?segment=everybody'));
    await staff.getByRole('row', { name: /Bao Tran/ }).waitFor();
    await staff.getByLabel('Cohort').selectOption({ label: 'Spring 2099' });
    await staff.getByRole('button', { name: 'Show these' }).click();
    await staff.getByRole('link', { name: 'Write to this person' }).waitFor();
    expect(await staff.getByRole('row', { name: /Ama Boateng/ }).count()).toBe(1);
    expect(await staff.getByRole('row', { name: /Bao Tran/ }).count()).toBe(0);
    expect(await accessibilityFaults(staff)).toEqual([]);
    await staff.getByRole('link', { name: 'Write to this person' }).click();
    await staff.getByText('To 1 person of “Spring 2099”: Everybody who is learning').waitFor();
    await staff.getByLabel('Subject').fill('Your cohort');
    await staff.getByLabel('Text').fill('Only for spring.');
    await staff.getByRole('button', { name: 'Look at it first' }).click();
    await staff.getByRole('button', { name: 'Send it to 1 person' }).click();
    await staff.getByText('Your message is on its way.').waitFor();
    expect(await staff.getByLabel('Cohort').inputValue()).toBe(cohortId);
    await mailTo(stack.origin, struggling.email, /Only for spring\./);
    const all = (await (await fetch(`${stack.origin}/dev/mail.json`)).json()) as { to: string[]; text: string }[];
    expect(all.filter(({ text }) => text.includes('Only for spring.')).flatMap(({ to }) => to)).toEqual([
      struggling.email,
    ]);
  });

  test('is not heard by whoever stopped such messages with one press', async () => {
    const { text } = await mailTo(stack.origin, struggling.email, /Come on Thursday\./);
    const address = /http\S+unsubscribe\?token=[\w-]{43}/.exec(text)?.[0] ?? '';
    const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
    expect((await fetch(address, { method: 'POST', body, redirect: 'error' })).status).toBe(200);
    await staff.goto(inConsole('/people/message?segment=everybody'));
    await staff.getByLabel('Subject').fill('Week two');
    await staff.getByLabel('Text').fill('Week two begins.');
    await staff.getByRole('button', { name: 'Look at it first' }).click();
    await staff.getByRole('button', { name: 'Send it to 2 people' }).click();
    await staff.getByText('Your message is on its way.').waitFor();
    await mailTo(stack.origin, well.email, /Week two begins\./);
    const all = (await (await fetch(`${stack.origin}/dev/mail.json`)).json()) as { to: string[]; text: string }[];
    expect(all.filter(({ text: said }) => said.includes('Week two begins.')).flatMap(({ to }) => to)).toEqual([
      well.email,
    ]);
  });
});

describe('a learner', () => {
  test('subscribes to their dates by a private address, and ends it', async () => {
    const page = await browser.open();
    await comeIn(page, stack.origin, well);
    await page.goto(`${stack.origin}/account`);
    await page.getByRole('link', { name: 'Set up the calendar' }).click();
    await page.getByText('You have no calendar address yet.').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Make an address' }).click();
    await page.getByText('Copy this address now').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    const address = (await page.locator('code').textContent()) ?? '';
    const feed = await fetch(address);
    expect([feed.status, feed.headers.get('content-type')?.split(';')[0]]).toEqual([200, 'text/calendar']);
    const calendar = await feed.text();
    expect(calendar).toMatch(/^BEGIN:VCALENDAR/);
    expect(calendar).toContain('Build a bridge');
    await page.reload();
    expect(await page.getByText(address).count()).toBe(0);
    await page.getByRole('button', { name: 'Remove the address' }).click();
    await page.getByText('You have no calendar address yet.').waitFor();
    expect((await fetch(address)).status).toBe(404);
    expect(browser.complaints).toEqual([]);
  });
});
