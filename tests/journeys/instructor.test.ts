import type { LaurelClient } from '@laurel/sdk';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { accessibilityFaults } from './support/accessibility.ts';
import { demoClient, demoPerson } from './support/demo-person.ts';
import { draftAtDemo } from './support/draft-at-demo.ts';
import { mailTo } from './support/mail.ts';
import { startJourney } from './support/start-journey.ts';
import { signUpVisitor, type Visitor } from './support/visitor.ts';

const journey = startJourney({ demo: true, developmentChain: false });

const instructor = demoPerson('instructor');

let staff: Page;
let client: LaurelClient;
let place: { organisationId: string; programmeId: string };
let examId: string;
let struggling: Visitor;
let well: Visitor;

async function failExam({ client }: Visitor, enrolmentId: string): Promise<void> {
  const attempt = await client.startAttempt({ params: { enrolmentId, lessonId: examId } });
  await client.submitAttempt({ params: { attemptId: attempt.id } });
}

beforeAll(async () => {
  client = await demoClient(journey.origin, 'instructor');
  const draft = await draftAtDemo(client);
  place = draft.place;
  const exam = { kind: 'exam', title: 'Final exam', minutes: 10, passMarkPercent: 50, attemptsAllowed: 5 } as const;
  examId = await draft.addLesson(exam);
  const questions = [{ kind: 'numeric', prompt: 'How many?', answer: 42 } as const];
  await client.setQuestions({ params: { ...place, lessonId: examId }, body: { questions } });
  await draft.addWork('project', 'Build a bridge');
  struggling = await signUpVisitor(journey.origin, { name: 'Ama Boateng', email: 'ama.boateng@mail.example' });
  well = await signUpVisitor(journey.origin, { name: 'Bao Tran', email: 'bao@mail.example' });
  staff = await journey.openAs(instructor);
});

const inConsole = (rest = '') =>
  `${journey.origin}/issuer/${place.organisationId}/programmes/${place.programmeId}${rest}`;

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
    await staff.goto(`${journey.origin}/issuer/${place.organisationId}/questions?search=How+many`);
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
    const mail = await mailTo(journey.origin, struggling.email, /Come on Thursday\./);
    expect(mail.subject).toContain('Shall we talk?');
    const all = (await (await fetch(`${journey.origin}/dev/mail.json`)).json()) as { to: string[]; text: string }[];
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
    await mailTo(journey.origin, struggling.email, /Only for spring\./);
    const all = (await (await fetch(`${journey.origin}/dev/mail.json`)).json()) as { to: string[]; text: string }[];
    expect(all.filter(({ text }) => text.includes('Only for spring.')).flatMap(({ to }) => to)).toEqual([
      struggling.email,
    ]);
  });

  test('is not heard by whoever stopped such messages with one press', async () => {
    const { text } = await mailTo(journey.origin, struggling.email, /Come on Thursday\./);
    const address = /http\S+unsubscribe\?token=[\w-]{43}/.exec(text)?.[0] ?? '';
    const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
    expect((await fetch(address, { method: 'POST', body, redirect: 'error' })).status).toBe(200);
    await staff.goto(inConsole('/people/message?segment=everybody'));
    await staff.getByLabel('Subject').fill('Week two');
    await staff.getByLabel('Text').fill('Week two begins.');
    await staff.getByRole('button', { name: 'Look at it first' }).click();
    await staff.getByRole('button', { name: 'Send it to 2 people' }).click();
    await staff.getByText('Your message is on its way.').waitFor();
    await mailTo(journey.origin, well.email, /Week two begins\./);
    const all = (await (await fetch(`${journey.origin}/dev/mail.json`)).json()) as { to: string[]; text: string }[];
    expect(all.filter(({ text: said }) => said.includes('Week two begins.')).flatMap(({ to }) => to)).toEqual([
      well.email,
    ]);
  });
});

describe('a learner', () => {
  test('subscribes to their dates by a private address, and ends it', async () => {
    const page = await journey.openAs(well);
    await page.goto(`${journey.origin}/account`);
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
    expect(journey.browser.complaints).toEqual([]);
  });
});
